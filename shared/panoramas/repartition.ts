import { computeCompte, type Sommes, sumOffres } from '../faits/agregation.ts';
import type { Faits } from '../faits/faits.ts';
import { getPoids } from './ensemble.ts';

/** Une part d'un ensemble : ses sommes, et sa fraction des entrants connus (nulle si aucun n'est connu). */
export type Part = { code: string; sommes: Sommes; part: number | null };

/**
 * Répartit des offres selon une propriété de leur formation, de la part la plus grande à la plus petite. Les
 * fractions portent sur les entrants connus et font 1 ensemble ; une part sans entrant connu n'en a pas.
 */
export const buildRepartition = (
  faits: Faits,
  offres: ArrayLike<number>,
  codeOf: (formation: number) => string,
): Part[] => {
  const codes: string[] = [];
  const rangs = new Map<string, number>();
  const rangOf = (offre: number): number => {
    const code = codeOf(faits.offres.formation[offre] ?? -1);
    const connu = rangs.get(code);
    if (connu !== undefined) return connu;
    rangs.set(code, codes.length);
    return codes.push(code) - 1;
  };
  const groupes = sumOffres(faits, offres, rangOf);
  const total = groupes.reduce((somme, groupe) => somme + (groupe?.comptes.effectif.somme ?? 0), 0);
  return codes
    .flatMap((code, i): Part[] => {
      const sommes = groupes[i];
      if (!sommes) return [];
      const { valeur } = computeCompte('effectif', sommes);
      return [{ code, sommes, part: valeur === null || total === 0 ? null : valeur / total }];
    })
    .sort((a, b) => getPoids(b.sommes) - getPoids(a.sommes) || a.code.localeCompare(b.code));
};

import type { Faits } from '#shared/faits/faits.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import { CODES_TAUX_SORTIE, type CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { COMPTEURS_SORTIE } from '#shared/indicateurs/definition.ts';
import type { Cellule } from './banc-cellules.ts';

export type Taux = Record<CodeTauxSortie, Valeur>;
type Entrees = Record<string, Valeur>;
export type Fiche = {
  periode: Faits['periode'];
  comparaison: { maille: string; territoire: string; region: string; entrees: Entrees; sorties: Taux }[];
  evolutionSorties: { millesime: string; sorties: Taux }[];
  sources: { source: string; annee: string }[];
};

export const INTERDITES = new Set([
  ...COMPTEURS_SORTIE.filter((compteur) => compteur !== 'poursuite').map((compteur) => compteur.toLowerCase()),
  ...['numerateur', 'denominateur', 'connues', 'masquees', 'effectifsortie', 'nbsortants', 'nbsortant', 'nbanneeterm'],
  ...['nbpoursuiteetudes', 'nbenemploi6mois', 'insertion6mois', 'nbinsertion6mois', 'emploi12mois', 'emploi24mois'],
]);

/** Chemins d'un JSON dont la clé porte le nom d'un compte InserJeunes. */
export const listClesInterdites = (valeur: unknown, chemin = ''): string[] => {
  if (Array.isArray(valeur)) {
    const objets = valeur.filter((v) => typeof v === 'object' && v !== null);
    return objets.flatMap((v) => listClesInterdites(v, `${chemin}[]`));
  }
  if (typeof valeur !== 'object' || valeur === null) return [];
  return Object.entries(valeur).flatMap(([cle, v]) => [
    ...(INTERDITES.has(cle.replaceAll('_', '').toLowerCase()) ? [`${chemin}.${cle}`] : []),
    ...listClesInterdites(v, `${chemin}.${cle}`),
  ]);
};

/** Ce qui cloche dans un taux diffusé, au regard de ce que la base sait de sa cellule ; nul si tout va bien. */
const findFaute = (
  diffuse: number | string,
  { denominateur, numerateur, secret }: Cellule[CodeTauxSortie],
): string | null => {
  if (typeof diffuse === 'string') {
    if (denominateur !== null) return `tu (${diffuse}) malgré un dénominateur de ${denominateur}`;
    const isSecret = diffuse === 'sous_seuil' || diffuse === 'secret_induit';
    return secret === isSecret ? null : `dit « ${diffuse} », secret : ${secret}`;
  }
  if (denominateur === null || denominateur < 20) return `montré malgré un dénominateur de ${denominateur}`;
  if (diffuse < 0 || diffuse > 1) return `${diffuse} n’est pas un taux`;
  if (diffuse !== Math.round(diffuse * 100) / 100) return `${diffuse} est plus précis que le centième`;
  return Math.abs(diffuse - numerateur / denominateur) > 0.00501 ? `${diffuse} n’est pas le rapport de la base` : null;
};

const toDiffuse = (taux: Valeur): number | string => taux.valeur ?? taux.motif;

/** Fautes des taux d'une cellule, et nombre de taux montrés ou couverts. */
export const buildControle = () => {
  const fautes: string[] = [];
  const bilan = { montres: 0, secrets: 0, absents: 0 };
  const controle = (lieu: string, cellule: Cellule, taux: Record<CodeTauxSortie, number | string>) => {
    // Un emploi secret doit taire le devenir et la part en emploi, qui le rendraient par différence.
    for (const code of ['devenir', 'partEmploi'] as const)
      if (taux.emploi === 'sous_seuil' && typeof taux[code] === 'number') fautes.push(`${lieu} : emploi déductible`);
    for (const code of CODES_TAUX_SORTIE) {
      const diffuse = taux[code];
      const faute = findFaute(diffuse, cellule[code]);
      if (faute) fautes.push(`${lieu}, ${code} : ${faute}`);
      bilan[typeof diffuse === 'number' ? 'montres' : cellule[code].secret ? 'secrets' : 'absents']++;
    }
  };
  return { fautes, bilan, controle };
};

export const mapTaux = <T>(lire: (code: CodeTauxSortie) => T): Record<CodeTauxSortie, T> => {
  const taux = {} as Record<CodeTauxSortie, T>;
  for (const code of CODES_TAUX_SORTIE) taux[code] = lire(code);
  return taux;
};
export const mapDiffuse = (taux: Taux) => mapTaux((code) => toDiffuse(taux[code]));

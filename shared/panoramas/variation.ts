import { listCompteurs } from '../faits/cumul.ts';
import type { Faits, Periode } from '../faits/faits.ts';
import { type CodeEntree, isCompte } from '../indicateurs/catalogue.ts';
import { type CompteurEntree, SOURCES_COMPTEUR, type TauxDef } from '../indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '../indicateurs/entrees.ts';

type SourceEntree = 'constat' | 'affelnet' | 'parcoursup';
const ADMISSIONS: readonly SourceEntree[] = ['affelnet', 'parcoursup'];

/** Sources d'un indicateur d'entrée pour un ensemble de tous niveaux. */
export const listSourcesEntree = (code: CodeEntree): SourceEntree[] => {
  if (code === 'pression') return ['affelnet'];
  if (code === 'demande') return ['parcoursup'];
  const def: TauxDef<CompteurEntree> | null = isCompte(code) ? null : TAUX_ENTREE[code];
  const compteurs = def ? listCompteurs(def) : isCompte(code) ? [COMPTES[code].compteur] : [];
  return [
    ...new Set(compteurs.flatMap((c) => (SOURCES_COMPTEUR[c] === 'constat' ? ['constat' as const] : ADMISSIONS))),
  ];
};

/**
 * Rentrée à laquelle un indicateur se compare : celle d'avant, si toutes ses sources sont de la même année et que
 * cette rentrée est chargée. Nulle sinon : deux années différentes ne se soustraient pas.
 */
export const findRentreeAvant = (code: CodeEntree, { periode, rentrees }: Pick<Faits, 'periode' | 'rentrees'>) => {
  const annees = new Set(
    listSourcesEntree(code)
      .map((source) => periode[source])
      .filter((annee) => annee !== null),
  );
  const [annee] = annees;
  if (annees.size !== 1 || annee === undefined || !rentrees.includes(annee - 1)) return null;
  return annee - 1;
};

/** Dit si une période donne bien à l'indicateur les mêmes sources, toutes à la rentrée attendue. */
export const isComparable = (code: CodeEntree, periode: Periode, avant: Periode, rentree: number): boolean =>
  listSourcesEntree(code).every((source) => avant[source] === (periode[source] === null ? null : rentree));

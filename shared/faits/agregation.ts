import type { Voie } from '../formations/formation.ts';
import { absent, type MotifAbsence, present, type Valeur } from '../indicateurs/absence.ts';
import {
  CODES_COMPTE,
  CODES_TAUX_ENTREE,
  type CodeCompte,
  type CodeEntree,
  type CodeTauxEntree,
  isCompte,
} from '../indicateurs/catalogue.ts';
import { type CompteurEntree, SOURCES_COMPTEUR, type TauxDef } from '../indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '../indicateurs/entrees.ts';
import { computeTaux } from '../indicateurs/taux.ts';
import {
  addOffre,
  buildCumul,
  buildSommes,
  COMPTES_GROUPE,
  COMPTES_TAUX,
  getPlan,
  getRentreeAdmission,
  listCompteurs,
  type Sommes,
  toSommes,
} from './cumul.ts';
import type { Faits, Periode } from './faits.ts';

export { buildSommes, type Sommes };

/**
 * Somme les offres données par groupe. `groupOf` rend le rang du groupe d'une offre, ou -1 pour l'ignorer.
 * Un taux ne somme que les offres dont tous ses compteurs sont connus, et dont les rentrées concordent.
 */
export const sumOffres = (
  faits: Faits,
  offres: ArrayLike<number>,
  groupOf: (offre: number) => number,
): (Sommes | undefined)[] => {
  const cumuls: (Float64Array | undefined)[] = [];
  const plan = getPlan(faits);
  const { formation } = faits.offres;
  for (let k = 0; k < offres.length; k++) {
    const offre = offres[k] ?? 0;
    const groupe = groupOf(offre);
    if (groupe < 0) continue;
    const cumul = cumuls[groupe] ?? buildCumul();
    cumuls[groupe] = cumul;
    addOffre(cumul, plan, formation[offre] ?? 0, offre);
  }
  return cumuls.map((cumul) => cumul && toSommes(cumul));
};

/** Somme de plusieurs groupes : le total d'un tableau est la somme de ses lignes, exactement. */
export const mergeSommes = (groupes: Iterable<Sommes>): Sommes => {
  const total = buildSommes();
  for (const groupe of groupes) {
    for (const compte of COMPTES_GROUPE) total[compte] += groupe[compte];
    for (const code of CODES_COMPTE) {
      total.comptes[code].somme += groupe.comptes[code].somme;
      total.comptes[code].connus += groupe.comptes[code].connus;
    }
    for (const code of CODES_TAUX_ENTREE)
      for (const compte of COMPTES_TAUX) total.taux[code][compte] += groupe.taux[code][compte];
  }
  return total;
};

/** Dit si une raison vaut pour toutes les offres d'un groupe. */
const isTout = (sommes: Sommes, compte: 'apprentissage' | 'distance' | 'sansConstat' | 'sansAdmission'): boolean =>
  sommes.lignes > 0 && sommes[compte] === sommes.lignes;

/** Valeur d'un compte : la somme des valeurs connues, ou la raison de leur absence à toutes. */
export const computeCompte = (code: CodeCompte, sommes: Sommes): Valeur => {
  const { somme, connus } = sommes.comptes[code];
  if (connus > 0) return present(somme);
  const isConstat = SOURCES_COMPTEUR[COMPTES[code].compteur] === 'constat';
  if (isConstat && isTout(sommes, 'apprentissage')) return absent('hors_perimetre');
  if (isTout(sommes, isConstat ? 'sansConstat' : 'sansAdmission')) return absent('source_absente');
  if (!isConstat && isTout(sommes, 'distance')) return absent('a_distance');
  return absent(code === 'capacite' ? 'capacite_inconnue' : 'donnee_absente');
};

/** Sources que lit un indicateur : le constat de rentrée, qui ne couvre que la voie scolaire, ou l'admission. */
const listSourcesDe = (code: CodeEntree): Set<'constat' | 'admission'> => {
  const compteurs = isCompte(code) ? [COMPTES[code].compteur] : listCompteurs(TAUX_ENTREE[code]);
  return new Set(compteurs.map((compteur) => SOURCES_COMPTEUR[compteur]));
};

/** Pourquoi un taux d'entrée manque à un groupe : de ce qui l'exclut à ce qu'il faudrait connaître. */
const explainTauxEntree = (code: CodeTauxEntree, sommes: Sommes): MotifAbsence => {
  const { lignes, sansSource, distance, anneesDifferentes, sansCapacite } = sommes.taux[code];
  if (lignes === 0) return 'non_applicable';
  if (listSourcesDe(code).has('constat') && isTout(sommes, 'apprentissage')) return 'hors_perimetre';
  if (sansSource === lignes) return 'source_absente';
  if (distance === lignes) return 'a_distance';
  if (anneesDifferentes === lignes - distance) return 'annees_differentes';
  return sansCapacite > 0 && TAUX_ENTREE[code].denominateur === 'capacite' ? 'capacite_inconnue' : 'donnee_absente';
};

/** Pourquoi un indicateur manque là où une formation n'a aucune offre à cette rentrée : sans objet, non chargé, ou absent. */
export const explainSansOffre = (
  code: CodeEntree,
  { niveau, voie }: { niveau: string; voie: Voie },
  periode: Periode,
): MotifAbsence => {
  const def: TauxDef<CompteurEntree> | null = isCompte(code) ? null : TAUX_ENTREE[code];
  if (def?.applicable && !def.applicable(niveau)) return 'non_applicable';
  const sources = listSourcesDe(code);
  if (sources.has('constat') && voie === 'apprentissage') return 'hors_perimetre';
  const sansConstat = sources.has('constat') && periode.constat === null;
  const sansAdmission = sources.has('admission') && getRentreeAdmission(periode, niveau) === null;
  return sansConstat || sansAdmission ? 'source_absente' : 'donnee_absente';
};

/** Valeur d'un taux d'entrée ; dit si la capacité, l'autre compte ou l'alignement des années manque. */
export const computeTauxEntree = (code: CodeTauxEntree, sommes: Sommes): Valeur =>
  computeTaux(TAUX_ENTREE[code], sommes.taux[code], explainTauxEntree(code, sommes));

/** Sur combien d'offres du groupe un indicateur d'entrée est calculé. */
export type Couverture = { retenues: number; lignes: number };

/**
 * Offres dont la valeur est connue, sur celles où l'indicateur s'applique : un total partiel se dit. Les places à
 * distance n'y sont pas attendues.
 */
export const getCouverture = (code: CodeEntree, sommes: Sommes): Couverture => {
  if (!isCompte(code)) {
    const { connues, lignes, distance } = sommes.taux[code];
    return { retenues: connues, lignes: lignes - distance };
  }
  const isConstat = SOURCES_COMPTEUR[COMPTES[code].compteur] === 'constat';
  return { retenues: sommes.comptes[code].connus, lignes: sommes.lignes - (isConstat ? 0 : sommes.distance) };
};

/** Part en apprentissage d'une capacité des deux voies : ces places n'ont pas d'entrants au constat. Nulle d'une seule voie. */
export const getPlacesApprentissage = ({ comptes, placesApprentissage: places }: Sommes): number | null =>
  places > 0 && places < comptes.capacite.somme ? places : null;

/** Valeur de n'importe quel indicateur d'entrée pour un groupe d'offres. */
export const computeEntree = (code: CodeEntree, sommes: Sommes): Valeur =>
  isCompte(code) ? computeCompte(code, sommes) : computeTauxEntree(code, sommes);

import { absent, type MotifAbsence, present, type Valeur } from '../indicateurs/absence.ts';
import {
  CODES_COMPTE,
  CODES_TAUX_ENTREE,
  type CodeCompte,
  type CodeEntree,
  type CodeTauxEntree,
  isCompte,
} from '../indicateurs/catalogue.ts';
import { SOURCES_COMPTEUR } from '../indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '../indicateurs/entrees.ts';
import { computeTaux, type SommesTaux } from '../indicateurs/taux.ts';
import type { Faits } from './faits.ts';
import { getPlan, listCompteurs, type Plan, type TauxPlan } from './plan.ts';

/** Somme des valeurs connues, offres où elle l'est, et offres dont la source n'a aucun fichier pour la rentrée. */
type Compte = { somme: number; connus: number; sansFichier: number };

const VIDE_TAUX = {
  ...{ numerateur: 0, denominateur: 0, connues: 0 },
  ...{ lignes: 0, anneesDifferentes: 0, sansCapacite: 0, sansFichier: 0 },
};
const CLES_TAUX = Object.keys(VIDE_TAUX) as (keyof typeof VIDE_TAUX)[];

/** Sommes d'un groupe d'offres : tout ce qu'il faut pour n'importe quel indicateur d'entrée. */
export type Sommes = {
  lignes: number;
  /** Offres en apprentissage : le constat de rentrée ne les couvre pas. */
  apprentissage: number;
  comptes: Record<CodeCompte, Compte>;
  taux: Record<CodeTauxEntree, SommesTaux & typeof VIDE_TAUX>;
};

/** Groupe vide : aucune offre, aucun compte connu. */
export const buildSommes = (): Sommes => {
  const comptes = {} as Sommes['comptes'];
  for (const code of CODES_COMPTE) comptes[code] = { somme: 0, connus: 0, sansFichier: 0 };
  const taux = {} as Sommes['taux'];
  for (const code of CODES_TAUX_ENTREE) taux[code] = { ...VIDE_TAUX };
  return { lignes: 0, apprentissage: 0, comptes, taux };
};

/** Cases d'un cumul : lignes, dont apprentissage, puis trois cases par compte, puis sept par taux. */
const CASES_COMPTE = 2;
const PAR_COMPTE = 3;
const CASES_TAUX = CASES_COMPTE + PAR_COMPTE * CODES_COMPTE.length;
const PAR_TAUX = CLES_TAUX.length;
const CASES = CASES_TAUX + PAR_TAUX * CODES_TAUX_ENTREE.length;

const add = (cumul: Float64Array, rang: number, valeur: number): void => {
  cumul[rang] = (cumul[rang] ?? 0) + valeur;
};

/** Ajoute une offre à un taux : lignes, années différentes, sans fichier, sans capacité, ou ses deux termes. */
const addTaux = (cumul: Float64Array, taux: TauxPlan, offre: number): void => {
  const base = CASES_TAUX + PAR_TAUX * taux.rang;
  add(cumul, base, 1);
  if (taux.anneesDifferentes) {
    add(cumul, base + 1, 1);
    return;
  }
  if (taux.sansFichier) {
    add(cumul, base + 6, 1);
    return;
  }
  const denominateur = taux.denominateur[offre] ?? Number.NaN;
  if (Number.isNaN(denominateur)) {
    add(cumul, base + 2, 1);
    return;
  }
  let numerateur = 0;
  for (const colonne of taux.numerateur) numerateur += colonne[offre] ?? Number.NaN;
  for (const colonne of taux.retranche) numerateur -= colonne[offre] ?? Number.NaN;
  if (Number.isNaN(numerateur)) return;
  add(cumul, base + 3, numerateur);
  add(cumul, base + 4, denominateur);
  add(cumul, base + 5, 1);
};

const addOffre = (cumul: Float64Array, plan: Plan, formation: number, offre: number): void => {
  add(cumul, 0, 1);
  if (plan.apprentissage[formation]) add(cumul, 1, 1);
  for (let c = 0; c < plan.comptes.length; c++) {
    const valeur = plan.comptes[c]?.[offre] ?? Number.NaN;
    const base = CASES_COMPTE + PAR_COMPTE * c;
    if (Number.isNaN(valeur)) {
      if (plan.sansFichier[formation]?.[c]) add(cumul, base + 2, 1);
      continue;
    }
    add(cumul, base, valeur);
    add(cumul, base + 1, 1);
  }
  for (const taux of plan.taux[formation] ?? []) addTaux(cumul, taux, offre);
};

const toSommes = (cumul: Float64Array): Sommes => {
  const lit = (rang: number): number => cumul[rang] ?? 0;
  const sommes = buildSommes();
  sommes.lignes = lit(0);
  sommes.apprentissage = lit(1);
  CODES_COMPTE.forEach((code, c) => {
    const base = CASES_COMPTE + PAR_COMPTE * c;
    sommes.comptes[code] = { somme: lit(base), connus: lit(base + 1), sansFichier: lit(base + 2) };
  });
  CODES_TAUX_ENTREE.forEach((code, t) => {
    const base = CASES_TAUX + PAR_TAUX * t;
    sommes.taux[code] = {
      lignes: lit(base),
      anneesDifferentes: lit(base + 1),
      sansCapacite: lit(base + 2),
      numerateur: lit(base + 3),
      denominateur: lit(base + 4),
      connues: lit(base + 5),
      sansFichier: lit(base + 6),
    };
  });
  return sommes;
};

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
    const cumul = cumuls[groupe] ?? new Float64Array(CASES);
    cumuls[groupe] = cumul;
    addOffre(cumul, plan, formation[offre] ?? 0, offre);
  }
  return cumuls.map((cumul) => cumul && toSommes(cumul));
};

/** Somme de plusieurs groupes : le total d'un tableau est la somme de ses lignes, exactement. */
export const mergeSommes = (groupes: Iterable<Sommes>): Sommes => {
  const total = buildSommes();
  for (const groupe of groupes) {
    total.lignes += groupe.lignes;
    total.apprentissage += groupe.apprentissage;
    for (const code of CODES_COMPTE)
      for (const cle of ['somme', 'connus', 'sansFichier'] as const)
        total.comptes[code][cle] += groupe.comptes[code][cle];
    for (const code of CODES_TAUX_ENTREE) for (const cle of CLES_TAUX) total.taux[code][cle] += groupe.taux[code][cle];
  }
  return total;
};

/** Dit si toutes les offres du groupe sont en apprentissage : aucun effectif n'est à attendre du constat. */
const isToutApprentissage = (sommes: Sommes): boolean => sommes.lignes > 0 && sommes.apprentissage === sommes.lignes;

/** Valeur d'un compte : la somme des valeurs connues, ou la raison de leur absence à toutes. */
export const computeCompte = (code: CodeCompte, sommes: Sommes): Valeur => {
  const { somme, connus, sansFichier } = sommes.comptes[code];
  if (connus > 0) return present(somme);
  if (sommes.lignes === 0) return absent('sans_offre');
  if (SOURCES_COMPTEUR[COMPTES[code].compteur] === 'constat' && isToutApprentissage(sommes))
    return absent('hors_perimetre');
  if (sansFichier === sommes.lignes) return absent('sans_fichier');
  return absent(code === 'capacite' ? 'capacite_inconnue' : 'donnee_absente');
};

/** Dit si un indicateur demande le constat de rentrée, qui ne couvre que la voie scolaire. */
const hasConstat = (code: CodeTauxEntree): boolean =>
  listCompteurs(TAUX_ENTREE[code]).some((compteur) => SOURCES_COMPTEUR[compteur] === 'constat');

const explainTaux = (code: CodeTauxEntree, sommes: Sommes): MotifAbsence => {
  const { lignes, anneesDifferentes, sansCapacite, sansFichier } = sommes.taux[code];
  if (sommes.lignes === 0) return 'sans_offre';
  if (lignes === 0) return 'non_applicable';
  if (hasConstat(code) && isToutApprentissage(sommes)) return 'hors_perimetre';
  if (anneesDifferentes === lignes) return 'annees_differentes';
  if (sansFichier === lignes) return 'sans_fichier';
  return sansCapacite > 0 && TAUX_ENTREE[code].denominateur === 'capacite' ? 'capacite_inconnue' : 'donnee_absente';
};

/** Valeur d'un taux d'entrée ; dit si le fichier, la capacité, l'autre compte ou l'alignement des années manque. */
export const computeTauxEntree = (code: CodeTauxEntree, sommes: Sommes): Valeur =>
  computeTaux(TAUX_ENTREE[code], sommes.taux[code], explainTaux(code, sommes));

/** Sur combien d'offres du groupe un indicateur d'entrée est calculé. */
export type Couverture = { retenues: number; lignes: number };

/** Offres dont la valeur est connue, sur celles où l'indicateur s'applique : un total partiel se dit. */
export const getCouverture = (code: CodeEntree, sommes: Sommes): Couverture =>
  isCompte(code)
    ? { retenues: sommes.comptes[code].connus, lignes: sommes.lignes }
    : { retenues: sommes.taux[code].connues, lignes: sommes.taux[code].lignes };

/** Valeur de n'importe quel indicateur d'entrée pour un groupe d'offres. */
export const computeEntree = (code: CodeEntree, sommes: Sommes): Valeur =>
  isCompte(code) ? computeCompte(code, sommes) : computeTauxEntree(code, sommes);

import { isPostBac } from '../formations/formation.ts';
import { absent, type MotifAbsence, present, type Valeur } from '../indicateurs/absence.ts';
import {
  CODES_COMPTE,
  CODES_TAUX_ENTREE,
  type CodeCompte,
  type CodeEntree,
  type CodeTauxEntree,
  isCompte,
} from '../indicateurs/catalogue.ts';
import { COMPTEURS_ENTREE, type CompteurEntree, SOURCES_COMPTEUR, type TauxDef } from '../indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '../indicateurs/entrees.ts';
import { computeTaux, type SommesTaux } from '../indicateurs/taux.ts';
import type { Faits, Periode } from './faits.ts';

type Compte = { somme: number; connus: number };

/** Sommes d'un groupe d'offres : tout ce qu'il faut pour n'importe quel indicateur d'entrée. */
export type Sommes = {
  lignes: number;
  /** Offres en apprentissage : le constat de rentrée ne les couvre pas. */
  apprentissage: number;
  comptes: Record<CodeCompte, Compte>;
  taux: Record<CodeTauxEntree, SommesTaux & { lignes: number; anneesDifferentes: number; sansCapacite: number }>;
};

/** Groupe vide : aucune offre, aucun compte connu. */
export const buildSommes = (): Sommes => {
  const comptes = {} as Sommes['comptes'];
  for (const code of CODES_COMPTE) comptes[code] = { somme: 0, connus: 0 };
  const taux = {} as Sommes['taux'];
  for (const code of CODES_TAUX_ENTREE)
    taux[code] = { numerateur: 0, denominateur: 0, connues: 0, lignes: 0, anneesDifferentes: 0, sansCapacite: 0 };
  return { lignes: 0, apprentissage: 0, comptes, taux };
};

/** Rentrée de l'admission (capacités et vœux) d'un niveau de diplôme. */
const getRentreeAdmission = (periode: Periode, niveau: string): number | null =>
  isPostBac(niveau) ? periode.parcoursup : periode.affelnet;

/** Colonne de nombres ; NaN = inconnu. Seule forme interne : les sommes y sont dix fois plus rapides. */
type Colonne = Float64Array;
type TauxPlan = {
  rang: number;
  numerateur: readonly Colonne[];
  retranche: readonly Colonne[];
  denominateur: Colonne;
  anneesDifferentes: boolean;
};
type Plan = { apprentissage: readonly boolean[]; comptes: readonly Colonne[]; taux: readonly (readonly TauxPlan[])[] };

/** Compteurs d'un indicateur à deux termes. */
export const listCompteurs = (def: TauxDef<CompteurEntree>): CompteurEntree[] => [
  ...def.numerateur,
  ...(def.retranche ?? []),
  def.denominateur,
];

/** Taux qui s'appliquent à un niveau, leurs colonnes, et s'il faut les écarter parce que les rentrées diffèrent. */
const planNiveau = (faits: Faits, niveau: string, colonnes: Record<CompteurEntree, Colonne>): TauxPlan[] =>
  CODES_TAUX_ENTREE.flatMap((code, rang) => {
    const def: TauxDef<CompteurEntree> = TAUX_ENTREE[code];
    if (def.applicable && !def.applicable(niveau)) return [];
    const { constat } = faits.periode;
    const admission = getRentreeAdmission(faits.periode, niveau);
    const sources = new Set(listCompteurs(def).map((compteur) => SOURCES_COMPTEUR[compteur]));
    return {
      rang,
      numerateur: def.numerateur.map((compteur) => colonnes[compteur]),
      retranche: (def.retranche ?? []).map((compteur) => colonnes[compteur]),
      denominateur: colonnes[def.denominateur],
      // Une source sans rien pour la rentrée est une donnée absente, pas une année différente.
      anneesDifferentes: sources.size > 1 && constat !== null && admission !== null && constat !== admission,
    };
  });

const plans = new WeakMap<Faits, Plan>();

/** Colonnes et taux de chaque formation, préparés une fois par jeu de faits. */
const getPlan = (faits: Faits): Plan => {
  const connu = plans.get(faits);
  if (connu) return connu;
  const toColonne = (valeurs: readonly (number | null)[]): Colonne =>
    Float64Array.from(valeurs, (v) => v ?? Number.NaN);
  const colonnes = {} as Record<CompteurEntree, Colonne>;
  for (const compteur of COMPTEURS_ENTREE) colonnes[compteur] = toColonne(faits.offres[compteur]);
  const parNiveau = new Map<string, TauxPlan[]>();
  for (const niveau of faits.formations.niveau)
    if (!parNiveau.has(niveau)) parNiveau.set(niveau, planNiveau(faits, niveau, colonnes));
  const plan: Plan = {
    apprentissage: faits.formations.voie.map((voie) => voie === 'apprentissage'),
    comptes: CODES_COMPTE.map((code) => colonnes[COMPTES[code].compteur]),
    taux: faits.formations.niveau.map((niveau) => parNiveau.get(niveau) ?? []),
  };
  plans.set(faits, plan);
  return plan;
};

/** Cases d'un cumul : lignes, dont apprentissage, puis (somme, connus) par compte, puis six cases par taux. */
const CASES_COMPTE = 2;
const CASES_TAUX = CASES_COMPTE + 2 * CODES_COMPTE.length;
const PAR_TAUX = 6;
const CASES = CASES_TAUX + PAR_TAUX * CODES_TAUX_ENTREE.length;

const add = (cumul: Float64Array, rang: number, valeur: number): void => {
  cumul[rang] = (cumul[rang] ?? 0) + valeur;
};

/** Ajoute une offre à un taux : lignes, années différentes, sans capacité, ou numérateur, dénominateur, connues. */
const addTaux = (cumul: Float64Array, taux: TauxPlan, offre: number): void => {
  const base = CASES_TAUX + PAR_TAUX * taux.rang;
  add(cumul, base, 1);
  if (taux.anneesDifferentes) {
    add(cumul, base + 1, 1);
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
    if (Number.isNaN(valeur)) continue;
    add(cumul, CASES_COMPTE + 2 * c, valeur);
    add(cumul, CASES_COMPTE + 2 * c + 1, 1);
  }
  for (const taux of plan.taux[formation] ?? []) addTaux(cumul, taux, offre);
};

const toSommes = (cumul: Float64Array): Sommes => {
  const lit = (rang: number): number => cumul[rang] ?? 0;
  const sommes = buildSommes();
  sommes.lignes = lit(0);
  sommes.apprentissage = lit(1);
  CODES_COMPTE.forEach((code, c) => {
    const base = CASES_COMPTE + 2 * c;
    sommes.comptes[code] = { somme: lit(base), connus: lit(base + 1) };
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
    for (const code of CODES_COMPTE) {
      total.comptes[code].somme += groupe.comptes[code].somme;
      total.comptes[code].connus += groupe.comptes[code].connus;
    }
    for (const code of CODES_TAUX_ENTREE)
      for (const cle of [
        'lignes',
        'anneesDifferentes',
        'sansCapacite',
        'numerateur',
        'denominateur',
        'connues',
      ] as const)
        total.taux[code][cle] += groupe.taux[code][cle];
  }
  return total;
};

/** Dit si toutes les offres du groupe sont en apprentissage : aucun effectif n'est à attendre du constat. */
const isToutApprentissage = (sommes: Sommes): boolean => sommes.lignes > 0 && sommes.apprentissage === sommes.lignes;

/** Valeur d'un compte : la somme des valeurs connues, ou la raison de leur absence à toutes. */
export const computeCompte = (code: CodeCompte, sommes: Sommes): Valeur => {
  const { somme, connus } = sommes.comptes[code];
  if (connus > 0) return present(somme);
  if (SOURCES_COMPTEUR[COMPTES[code].compteur] === 'constat' && isToutApprentissage(sommes))
    return absent('hors_perimetre');
  return absent(code === 'capacite' ? 'capacite_inconnue' : 'donnee_absente');
};

/** Dit si un indicateur demande le constat de rentrée, qui ne couvre que la voie scolaire. */
const hasConstat = (code: CodeTauxEntree): boolean =>
  listCompteurs(TAUX_ENTREE[code]).some((compteur) => SOURCES_COMPTEUR[compteur] === 'constat');

/** Valeur d'un taux d'entrée ; dit si la capacité, l'autre compte ou l'alignement des années manque. */
export const computeTauxEntree = (code: CodeTauxEntree, sommes: Sommes): Valeur => {
  const cumul = sommes.taux[code];
  const motif: MotifAbsence =
    cumul.lignes === 0
      ? 'non_applicable'
      : hasConstat(code) && isToutApprentissage(sommes)
        ? 'hors_perimetre'
        : cumul.anneesDifferentes === cumul.lignes
          ? 'annees_differentes'
          : cumul.sansCapacite > 0 && TAUX_ENTREE[code].denominateur === 'capacite'
            ? 'capacite_inconnue'
            : 'donnee_absente';
  return computeTaux(TAUX_ENTREE[code], cumul, motif);
};

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

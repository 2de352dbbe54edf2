import { isPostBac } from '../formations/formation.ts';
import { CODES_COMPTE, CODES_TAUX_ENTREE, type CodeCompte, type CodeTauxEntree } from '../indicateurs/catalogue.ts';
import { COMPTEURS_ENTREE, type CompteurEntree, SOURCES_COMPTEUR, type TauxDef } from '../indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '../indicateurs/entrees.ts';
import type { SommesTaux } from '../indicateurs/taux.ts';
import type { ColonnesOffres, Faits, Periode } from './faits.ts';

type Compte = { somme: number; connus: number };
/** Ce qu'un taux compte de ses offres, outre les deux termes : où il s'applique, et pourquoi il n'en retient pas. */
type CompteTaux = 'lignes' | 'anneesDifferentes' | 'sansCapacite' | 'distance';

/** Sommes d'un groupe d'offres : tout ce qu'il faut pour n'importe quel indicateur d'entrée. */
export type Sommes = {
  lignes: number;
  /** Offres en apprentissage : le constat de rentrée ne les couvre pas. */
  apprentissage: number;
  /** Offres dont toutes les places sont à distance : hors des capacités, des vœux et de leurs rapports. */
  distance: number;
  comptes: Record<CodeCompte, Compte>;
  taux: Record<CodeTauxEntree, SommesTaux & Record<CompteTaux, number>>;
};

/** Groupe vide : aucune offre, aucun compte connu. */
export const buildSommes = (): Sommes => {
  const comptes = {} as Sommes['comptes'];
  for (const code of CODES_COMPTE) comptes[code] = { somme: 0, connus: 0 };
  const taux = {} as Sommes['taux'];
  for (const code of CODES_TAUX_ENTREE)
    taux[code] = {
      numerateur: 0,
      denominateur: 0,
      connues: 0,
      lignes: 0,
      anneesDifferentes: 0,
      sansCapacite: 0,
      distance: 0,
    };
  return { lignes: 0, apprentissage: 0, distance: 0, comptes, taux };
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
  admission: boolean;
};
type Plan = {
  distance: readonly boolean[];
  apprentissage: readonly boolean[];
  comptes: readonly Colonne[];
  taux: readonly (readonly TauxPlan[])[];
};

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
      admission: sources.has('admission'),
      // Une source sans rien pour la rentrée est une donnée absente, pas une année différente.
      anneesDifferentes: sources.size > 1 && constat !== null && admission !== null && constat !== admission,
    };
  });

/** Dit si toutes les places d'une offre sont à distance : ni capacité ni vœux ne sont du lieu qui la porte. */
export const isToutDistance = (offres: ColonnesOffres, offre: number): boolean =>
  (offres.capacite[offre] ?? offres.voeux[offre] ?? null) === null &&
  (offres.capaciteDistance[offre] ?? offres.voeuxDistance[offre] ?? null) !== null;

const plans = new WeakMap<Faits, Plan>();

/** Colonnes et taux de chaque formation, préparés une fois par jeu de faits. */
export const getPlan = (faits: Faits): Plan => {
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
    distance: faits.offres.formation.map((_, offre) => isToutDistance(faits.offres, offre)),
    apprentissage: faits.formations.voie.map((voie) => voie === 'apprentissage'),
    comptes: CODES_COMPTE.map((code) => colonnes[COMPTES[code].compteur]),
    taux: faits.formations.niveau.map((niveau) => parNiveau.get(niveau) ?? []),
  };
  plans.set(faits, plan);
  return plan;
};

/** Cases d'un cumul : lignes, dont apprentissage, à distance, (somme, connus) par compte, puis sept cases par taux. */
const CASES_COMPTE = 3;
const CASES_TAUX = CASES_COMPTE + 2 * CODES_COMPTE.length;
const PAR_TAUX = 7;
const CASES = CASES_TAUX + PAR_TAUX * CODES_TAUX_ENTREE.length;

/** Cumul vide d'un groupe. */
export const buildCumul = (): Float64Array => new Float64Array(CASES);

const add = (cumul: Float64Array, rang: number, valeur: number): void => {
  cumul[rang] = (cumul[rang] ?? 0) + valeur;
};

/** Ajoute une offre à un taux : lignes, années différentes, sans capacité, à distance, ou ses termes et connues. */
const addTaux = (cumul: Float64Array, taux: TauxPlan, offre: number, distance: boolean): void => {
  const base = CASES_TAUX + PAR_TAUX * taux.rang;
  add(cumul, base, 1);
  if (taux.admission && distance) {
    add(cumul, base + 6, 1);
    return;
  }
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

/** Ajoute une offre au cumul de son groupe. */
export const addOffre = (cumul: Float64Array, plan: Plan, formation: number, offre: number): void => {
  add(cumul, 0, 1);
  if (plan.apprentissage[formation]) add(cumul, 1, 1);
  const distance = plan.distance[offre] === true;
  if (distance) add(cumul, 2, 1);
  for (let c = 0; c < plan.comptes.length; c++) {
    const valeur = plan.comptes[c]?.[offre] ?? Number.NaN;
    if (Number.isNaN(valeur)) continue;
    add(cumul, CASES_COMPTE + 2 * c, valeur);
    add(cumul, CASES_COMPTE + 2 * c + 1, 1);
  }
  for (const taux of plan.taux[formation] ?? []) addTaux(cumul, taux, offre, distance);
};

/** Cumul rendu sous le nom de ses cases. */
export const toSommes = (cumul: Float64Array): Sommes => {
  const lit = (rang: number): number => cumul[rang] ?? 0;
  const sommes = buildSommes();
  sommes.lignes = lit(0);
  sommes.apprentissage = lit(1);
  sommes.distance = lit(2);
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
      distance: lit(base + 6),
    };
  });
  return sommes;
};

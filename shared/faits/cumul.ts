import { isPostBac } from '../formations/formation.ts';
import { CODES_COMPTE, CODES_TAUX_ENTREE, type CodeCompte, type CodeTauxEntree } from '../indicateurs/catalogue.ts';
import { COMPTEURS_ENTREE, type CompteurEntree, SOURCES_COMPTEUR, type TauxDef } from '../indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '../indicateurs/entrees.ts';
import { isToutDistance } from './distance.ts';
import type { Faits, Periode } from './faits.ts';

type Compte = { somme: number; connus: number };

/**
 * Offres d'un groupe, et parmi elles celles dont une source ne dit rien : apprentissage (le constat ne le couvre pas),
 * places toutes à distance, constat ou admission sans fichier à cette rentrée. Et leurs places en apprentissage.
 */
export const COMPTES_GROUPE = [
  'lignes',
  'apprentissage',
  'distance',
  'sansConstat',
  'sansAdmission',
  'placesApprentissage',
] as const;

/** Ce qu'un taux compte : où il s'applique, pourquoi il écarte des offres, et ses deux termes. */
export const COMPTES_TAUX = [
  'lignes',
  'sansSource',
  'distance',
  'anneesDifferentes',
  'sansCapacite',
  'numerateur',
  'denominateur',
  'connues',
] as const;
type CompteTaux = (typeof COMPTES_TAUX)[number];

/** Sommes d'un groupe d'offres : tout ce qu'il faut pour n'importe quel indicateur d'entrée. */
export type Sommes = Record<(typeof COMPTES_GROUPE)[number], number> & {
  comptes: Record<CodeCompte, Compte>;
  taux: Record<CodeTauxEntree, Record<CompteTaux, number>>;
};

const toObjet = <K extends string, V>(cles: readonly K[], valeur: (cle: K, rang: number) => V): Record<K, V> =>
  Object.fromEntries(cles.map((cle, rang) => [cle, valeur(cle, rang)])) as Record<K, V>;

const readSommes = (lit: (rang: number) => number): Sommes => ({
  ...toObjet(COMPTES_GROUPE, (_, rang) => lit(rang)),
  comptes: toObjet(CODES_COMPTE, (_, c) => {
    const base = CASES_COMPTE + 2 * c;
    return { somme: lit(base), connus: lit(base + 1) };
  }),
  taux: toObjet(CODES_TAUX_ENTREE, (_, t) => {
    const base = CASES_TAUX + PAR_TAUX * t;
    return toObjet(COMPTES_TAUX, (_cle, rang) => lit(base + rang));
  }),
});

/** Groupe vide : aucune offre, aucun compte connu. */
export const buildSommes = (): Sommes => readSommes(() => 0);

/** Rentrée de l'admission (capacités et vœux) d'un niveau de diplôme. */
export const getRentreeAdmission = (periode: Periode, niveau: string): number | null =>
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
  /** Une source du taux n'a aucun fichier à cette rentrée. */
  sansSource: boolean;
};
type Plan = {
  apprentissage: readonly boolean[];
  sansConstat: boolean;
  sansAdmission: readonly boolean[];
  distance: readonly boolean[];
  capacite: Colonne;
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
      sansSource: (sources.has('constat') && constat === null) || (sources.has('admission') && admission === null),
      anneesDifferentes: sources.size > 1 && constat !== null && admission !== null && constat !== admission,
    };
  });

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
    sansConstat: faits.periode.constat === null,
    sansAdmission: faits.formations.niveau.map((niveau) => getRentreeAdmission(faits.periode, niveau) === null),
    distance: faits.offres.formation.map((_, offre) => isToutDistance(faits.offres, offre)),
    apprentissage: faits.formations.voie.map((voie) => voie === 'apprentissage'),
    capacite: colonnes.capacite,
    comptes: CODES_COMPTE.map((code) => colonnes[COMPTES[code].compteur]),
    taux: faits.formations.niveau.map((niveau) => parNiveau.get(niveau) ?? []),
  };
  plans.set(faits, plan);
  return plan;
};

/** Cases d'un cumul : comptes du groupe, puis (somme, connus) par compte, puis celles de chaque taux. */
const CASES_COMPTE = COMPTES_GROUPE.length;
const CASES_TAUX = CASES_COMPTE + 2 * CODES_COMPTE.length;
const PAR_TAUX = COMPTES_TAUX.length;
const CASES = CASES_TAUX + PAR_TAUX * CODES_TAUX_ENTREE.length;

/** Cumul vide d'un groupe. */
export const buildCumul = (): Float64Array => new Float64Array(CASES);

const add = (cumul: Float64Array, rang: number, valeur: number): void => {
  cumul[rang] = (cumul[rang] ?? 0) + valeur;
};

const RANGS_TAUX = toObjet(COMPTES_TAUX, (_, rang) => rang);

/** Pourquoi un taux n'est pas calculé pour une offre, avant même de lire ses comptes. */
const findEcart = (taux: TauxPlan, distance: boolean): CompteTaux | null => {
  if (taux.sansSource) return 'sansSource';
  if (taux.admission && distance) return 'distance';
  return taux.anneesDifferentes ? 'anneesDifferentes' : null;
};

/** Ajoute une offre à un taux : ses termes s'ils sont connus, sinon pourquoi elle n'y entre pas. */
const addTaux = (cumul: Float64Array, taux: TauxPlan, offre: number, distance: boolean): void => {
  const base = CASES_TAUX + PAR_TAUX * taux.rang;
  add(cumul, base + RANGS_TAUX.lignes, 1);
  const denominateur = taux.denominateur[offre] ?? Number.NaN;
  const ecart = findEcart(taux, distance) ?? (Number.isNaN(denominateur) ? 'sansCapacite' : null);
  if (ecart) {
    add(cumul, base + RANGS_TAUX[ecart], 1);
    return;
  }
  let numerateur = 0;
  for (const colonne of taux.numerateur) numerateur += colonne[offre] ?? Number.NaN;
  for (const colonne of taux.retranche) numerateur -= colonne[offre] ?? Number.NaN;
  if (Number.isNaN(numerateur)) return;
  add(cumul, base + RANGS_TAUX.numerateur, numerateur);
  add(cumul, base + RANGS_TAUX.denominateur, denominateur);
  add(cumul, base + RANGS_TAUX.connues, 1);
};

/** Ajoute une offre au cumul de son groupe. */
export const addOffre = (cumul: Float64Array, plan: Plan, formation: number, offre: number): void => {
  add(cumul, 0, 1);
  if (plan.apprentissage[formation]) {
    add(cumul, 1, 1);
    add(cumul, 5, plan.capacite[offre] || 0);
  }
  const distance = plan.distance[offre] === true;
  if (distance) add(cumul, 2, 1);
  if (plan.sansConstat) add(cumul, 3, 1);
  if (plan.sansAdmission[formation]) add(cumul, 4, 1);
  for (let c = 0; c < plan.comptes.length; c++) {
    const valeur = plan.comptes[c]?.[offre] ?? Number.NaN;
    if (Number.isNaN(valeur)) continue;
    add(cumul, CASES_COMPTE + 2 * c, valeur);
    add(cumul, CASES_COMPTE + 2 * c + 1, 1);
  }
  for (const taux of plan.taux[formation] ?? []) addTaux(cumul, taux, offre, distance);
};

/** Cumul rendu sous le nom de ses cases. */
export const toSommes = (cumul: Float64Array): Sommes => readSommes((rang) => cumul[rang] ?? 0);

import { isPostBac } from '../formations/formation.ts';
import type { MotifAbsence } from '../indicateurs/absence.ts';
import { CODES_COMPTE, CODES_TAUX_ENTREE, type CodeEntree, isCompte } from '../indicateurs/catalogue.ts';
import { COMPTEURS_ENTREE, type CompteurEntree, SOURCES_COMPTEUR, type TauxDef } from '../indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '../indicateurs/entrees.ts';
import type { Faits, Periode } from './faits.ts';

/** Rentrée de l'admission (capacités et vœux) d'un niveau de diplôme. */
const getRentreeAdmission = (periode: Periode, niveau: string): number | null =>
  isPostBac(niveau) ? periode.parcoursup : periode.affelnet;

/** Dit si aucun fichier de la source d'un compteur n'est chargé pour la rentrée. */
const isSansFichier = (periode: Periode, niveau: string, compteur: CompteurEntree): boolean =>
  (SOURCES_COMPTEUR[compteur] === 'constat' ? periode.constat : getRentreeAdmission(periode, niveau)) === null;

/** Pourquoi un indicateur d'une formation manque là où elle n'a pas d'offre : il ne s'y applique pas, son fichier manque, ou rien. */
export const explainSansOffre = (code: CodeEntree, niveau: string, periode: Periode): MotifAbsence => {
  const def: TauxDef<CompteurEntree> | null = isCompte(code) ? null : TAUX_ENTREE[code];
  if (def?.applicable && !def.applicable(niveau)) return 'non_applicable';
  const compteurs = isCompte(code) ? [COMPTES[code].compteur] : listCompteurs(TAUX_ENTREE[code]);
  return compteurs.some((compteur) => isSansFichier(periode, niveau, compteur)) ? 'sans_fichier' : 'sans_offre';
};

/** Colonne de nombres ; NaN = inconnu. Seule forme interne : les sommes y sont dix fois plus rapides. */
type Colonne = Float64Array;
export type TauxPlan = {
  rang: number;
  numerateur: readonly Colonne[];
  retranche: readonly Colonne[];
  denominateur: Colonne;
  anneesDifferentes: boolean;
  sansFichier: boolean;
};
export type Plan = {
  apprentissage: readonly boolean[];
  comptes: readonly Colonne[];
  /** Par formation, comptes dont aucun fichier n'est chargé pour la rentrée. */
  sansFichier: readonly (readonly boolean[])[];
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
      // Une source sans rien pour la rentrée est une donnée absente, pas une année différente.
      anneesDifferentes: sources.size > 1 && constat !== null && admission !== null && constat !== admission,
      sansFichier: listCompteurs(def).some((compteur) => isSansFichier(faits.periode, niveau, compteur)),
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
  const sansFichier = new Map<string, boolean[]>();
  for (const niveau of new Set(faits.formations.niveau)) {
    parNiveau.set(niveau, planNiveau(faits, niveau, colonnes));
    const codes = CODES_COMPTE.map((code) => isSansFichier(faits.periode, niveau, COMPTES[code].compteur));
    sansFichier.set(niveau, codes);
  }
  const plan: Plan = {
    apprentissage: faits.formations.voie.map((voie) => voie === 'apprentissage'),
    comptes: CODES_COMPTE.map((code) => colonnes[COMPTES[code].compteur]),
    sansFichier: faits.formations.niveau.map((niveau) => sansFichier.get(niveau) ?? []),
    taux: faits.formations.niveau.map((niveau) => parNiveau.get(niveau) ?? []),
  };
  plans.set(faits, plan);
  return plan;
};

import { isPostBac } from '../formations/formation.ts';
import { absent, type MotifAbsence, present, type Valeur } from '../indicateurs/absence.ts';
import {
  CODES_COMPTE,
  CODES_TAUX_ENTREE,
  COMPTES,
  type CodeCompte,
  type CodeTauxEntree,
  type CompteurEntree,
  TAUX_ENTREE,
  type TauxDef,
} from '../indicateurs/catalogue.ts';
import { computeTaux, type SommesTaux } from '../indicateurs/taux.ts';
import type { Faits, Periode } from './faits.ts';

type Compte = { somme: number; connus: number };

/** Sommes d'un groupe d'offres : tout ce qu'il faut pour n'importe quel indicateur d'entrée. */
export type Sommes = {
  lignes: number;
  comptes: Record<CompteurEntree, Compte>;
  taux: Record<CodeTauxEntree, SommesTaux & { lignes: number; anneesDifferentes: number; sansCapacite: number }>;
};

/** Groupe vide : aucune offre, aucun compte connu. */
export const buildSommes = (): Sommes => {
  const compte = (): Compte => ({ somme: 0, connus: 0 });
  const taux = () => ({ numerateur: 0, denominateur: 0, connues: 0, lignes: 0, anneesDifferentes: 0, sansCapacite: 0 });
  return {
    lignes: 0,
    comptes: { effectif: compte(), capacite: compte(), voeux: compte() },
    taux: { pression: taux(), demande: taux(), remplissage: taux() },
  };
};

/** Rentrée de l'admission (capacités et vœux) d'un niveau de diplôme. */
const getRentreeAdmission = (periode: Periode, niveau: string): number | null =>
  isPostBac(niveau) ? periode.parcoursup : periode.affelnet;

type Colonne = readonly (number | null)[];
type TauxPlan = {
  code: CodeTauxEntree;
  numerateur: readonly Colonne[];
  denominateur: Colonne;
  anneesDifferentes: boolean;
};

/** Deux sources chargées pour deux rentrées différentes ; une source absente n'a pas d'année à comparer. */
const sontDifferentes = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b;

/** Taux qui s'appliquent à un niveau, leurs colonnes, et s'il faut les écarter parce que les rentrées diffèrent. */
const planNiveau = (faits: Faits, niveau: string): TauxPlan[] =>
  CODES_TAUX_ENTREE.flatMap((code) => {
    const def: TauxDef<CompteurEntree> = TAUX_ENTREE[code];
    if (def.applicable && !def.applicable(niveau)) return [];
    const utiliseConstat = [...def.numerateur, def.denominateur].includes('effectif');
    return {
      code,
      numerateur: def.numerateur.map((compteur) => faits.offres[compteur]),
      denominateur: faits.offres[def.denominateur],
      anneesDifferentes:
        utiliseConstat && sontDifferentes(faits.periode.constat, getRentreeAdmission(faits.periode, niveau)),
    };
  });

const plans = new WeakMap<Faits, readonly (readonly TauxPlan[])[]>();

/** Plan de calcul de chaque formation, préparé une fois par jeu de faits. */
const getPlan = (faits: Faits): readonly (readonly TauxPlan[])[] => {
  const connu = plans.get(faits);
  if (connu) return connu;
  const parNiveau = new Map<string, TauxPlan[]>();
  for (const niveau of faits.formations.niveau)
    if (!parNiveau.has(niveau)) parNiveau.set(niveau, planNiveau(faits, niveau));
  const plan = faits.formations.niveau.map((niveau) => parNiveau.get(niveau) ?? []);
  plans.set(faits, plan);
  return plan;
};

const addTaux = (cumul: Sommes['taux'][CodeTauxEntree], taux: TauxPlan, offre: number): void => {
  cumul.lignes++;
  if (taux.anneesDifferentes) {
    cumul.anneesDifferentes++;
    return;
  }
  const denominateur = taux.denominateur[offre] ?? null;
  if (denominateur === null) {
    cumul.sansCapacite++;
    return;
  }
  let numerateur = 0;
  for (const colonne of taux.numerateur) {
    const valeur = colonne[offre] ?? null;
    if (valeur === null) return;
    numerateur += valeur;
  }
  cumul.numerateur += numerateur;
  cumul.denominateur += denominateur;
  cumul.connues++;
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
  const groupes: (Sommes | undefined)[] = [];
  const plan = getPlan(faits);
  const { formation } = faits.offres;
  for (let k = 0; k < offres.length; k++) {
    const offre = offres[k] ?? 0;
    const groupe = groupOf(offre);
    if (groupe < 0) continue;
    const sommes = groupes[groupe] ?? buildSommes();
    groupes[groupe] = sommes;
    sommes.lignes++;
    for (const code of CODES_COMPTE) {
      const valeur = faits.offres[COMPTES[code].compteur][offre] ?? null;
      if (valeur === null) continue;
      sommes.comptes[code].somme += valeur;
      sommes.comptes[code].connus++;
    }
    for (const taux of plan[formation[offre] ?? 0] ?? []) addTaux(sommes.taux[taux.code], taux, offre);
  }
  return groupes;
};

/** Valeur d'un compte : la somme des valeurs connues, ou la raison de leur absence à toutes. */
export const computeCompte = (code: CodeCompte, sommes: Sommes): Valeur => {
  const { somme, connus } = sommes.comptes[code];
  if (connus > 0) return present(somme);
  return absent(code === 'capacite' ? 'capacite_inconnue' : 'donnee_absente');
};

/** Valeur d'un taux d'entrée ; dit si la capacité, l'autre compte ou l'alignement des années manque. */
export const computeTauxEntree = (code: CodeTauxEntree, sommes: Sommes): Valeur => {
  const cumul = sommes.taux[code];
  const motif: MotifAbsence =
    cumul.lignes === 0
      ? 'non_applicable'
      : cumul.anneesDifferentes === cumul.lignes
        ? 'annees_differentes'
        : cumul.sansCapacite > 0
          ? 'capacite_inconnue'
          : 'donnee_absente';
  return computeTaux(TAUX_ENTREE[code], cumul, motif);
};

/** Valeur de n'importe quel indicateur d'entrée pour un groupe d'offres. */
export const computeEntree = (code: CodeCompte | CodeTauxEntree, sommes: Sommes): Valeur =>
  code in COMPTES ? computeCompte(code as CodeCompte, sommes) : computeTauxEntree(code as CodeTauxEntree, sommes);

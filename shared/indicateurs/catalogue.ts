import { MAILLES_TERRITOIRE, type MailleTerritoire } from '../territoires/maille.ts';
import type { MotifAbsence } from './absence.ts';
import type { IndicateurDef } from './definition.ts';
import { COMPTES, TAUX_ENTREE } from './entrees.ts';
import { ACCES, BESOINS, ETABLISSEMENTS } from './locaux.ts';
import { TAUX_SORTIE } from './sorties.ts';

export type CodeCompte = keyof typeof COMPTES;
export type CodeTauxEntree = keyof typeof TAUX_ENTREE;
export type CodeEntree = CodeCompte | CodeTauxEntree;
export type CodeTauxSortie = keyof typeof TAUX_SORTIE;
export type CodeBesoin = keyof typeof BESOINS;
export type CodeAcces = keyof typeof ACCES;
export type CodeEtablissement = keyof typeof ETABLISSEMENTS;

export const CODES_COMPTE = Object.keys(COMPTES) as [CodeCompte, ...CodeCompte[]];
export const CODES_TAUX_ENTREE = Object.keys(TAUX_ENTREE) as [CodeTauxEntree, ...CodeTauxEntree[]];
export const CODES_ENTREE: readonly CodeEntree[] = [...CODES_COMPTE, ...CODES_TAUX_ENTREE];
export const CODES_TAUX_SORTIE = Object.keys(TAUX_SORTIE) as [CodeTauxSortie, ...CodeTauxSortie[]];
export const CODES_BESOIN = Object.keys(BESOINS) as [CodeBesoin, ...CodeBesoin[]];
export const CODES_ACCES = Object.keys(ACCES) as [CodeAcces, ...CodeAcces[]];
export const CODES_ETABLISSEMENT = Object.keys(ETABLISSEMENTS) as [CodeEtablissement, ...CodeEtablissement[]];

/** Indicateurs que la grille et la carte tirent des faits d'une rentrée. */
export type CodeIndicateur = CodeEntree | CodeTauxSortie;
export const CODES_INDICATEUR: readonly [CodeIndicateur, ...CodeIndicateur[]] = [
  ...CODES_COMPTE,
  ...CODES_TAUX_ENTREE,
  ...CODES_TAUX_SORTIE,
];

/** Indicateurs qu'une carte colore par territoire. */
export type CodeCarte = CodeIndicateur | CodeBesoin;
export const CODES_CARTE: readonly [CodeCarte, ...CodeCarte[]] = [...CODES_INDICATEUR, ...CODES_BESOIN];

/** Indicateurs que des données reçues à part donnent : ni sommes d'offres, ni taux InserJeunes de formation. */
export type CodeLocal = CodeBesoin | CodeAcces | CodeEtablissement;

/** Tout chiffre du produit qui s'explique. */
export type CodeExplicable = CodeIndicateur | CodeBesoin | CodeAcces | CodeEtablissement;
export const CODES_EXPLICABLES: readonly [CodeExplicable, ...CodeExplicable[]] = [
  ...CODES_INDICATEUR,
  ...CODES_BESOIN,
  ...CODES_ACCES,
  ...CODES_ETABLISSEMENT,
];

const INDICATEURS: Record<CodeExplicable, IndicateurDef> = {
  ...COMPTES,
  ...TAUX_ENTREE,
  ...TAUX_SORTIE,
  ...BESOINS,
  ...ACCES,
  ...ETABLISSEMENTS,
};

/** Fiche d'un indicateur : libellé, définition, formule, source, unité, terme du glossaire. */
export const getIndicateur = (code: CodeExplicable): IndicateurDef => INDICATEURS[code];

/** Mailles où un indicateur existe, de la plus large à la plus fine ; aucune s'il est celui d'un établissement. */
export const listMailles = (code: CodeExplicable): readonly MailleTerritoire[] =>
  INDICATEURS[code].mailles ?? MAILLES_TERRITOIRE;

/** Pourquoi un indicateur n'est pas montré à une maille ; nul s'il y existe. */
export const explainMaille = (code: CodeExplicable, maille: MailleTerritoire): MotifAbsence | null => {
  if (listMailles(code).includes(maille)) return null;
  return isTauxSortie(code) ? 'grain_regional' : 'hors_maille';
};

/** Maille où montrer un indicateur : celle que l'on a choisie, sinon la plus fine qui existe sans la dépasser. */
export const getMailleMontree = (code: CodeExplicable, choisie: MailleTerritoire): MailleTerritoire => {
  const finesse = MAILLES_TERRITOIRE.indexOf(choisie);
  const possibles = listMailles(code).filter((maille) => MAILLES_TERRITOIRE.indexOf(maille) <= finesse);
  return possibles.at(-1) ?? choisie;
};

/** Dit si un indicateur vient d'InserJeunes, donc n'existe qu'à la région et au-dessus. */
export const isTauxSortie = (code: CodeExplicable): code is CodeTauxSortie => code in TAUX_SORTIE;
export const isTauxEntree = (code: CodeExplicable): code is CodeTauxEntree => code in TAUX_ENTREE;
export const isCompte = (code: CodeExplicable): code is CodeCompte => code in COMPTES;
export const isBesoin = (code: CodeExplicable): code is CodeBesoin => code in BESOINS;
export const isLocal = (code: CodeExplicable): code is CodeLocal =>
  isBesoin(code) || isAcces(code) || isEtablissement(code);
export const isAcces = (code: CodeExplicable): code is CodeAcces => code in ACCES;
export const isEtablissement = (code: CodeExplicable): code is CodeEtablissement => code in ETABLISSEMENTS;

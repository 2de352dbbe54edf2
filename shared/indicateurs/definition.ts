import type { MailleTerritoire } from '../territoires/maille.ts';

/** Les seules quantités stockées et sommées, par source. */
export const COMPTEURS_ENTREE = [
  'effectif',
  'effectifTotal',
  'filles',
  'capacite',
  'capaciteAffectation',
  'voeux',
  'affectes1',
  'affectes',
  'capaciteDistance',
  'voeuxDistance',
] as const;
export const COMPTEURS_SORTIE = [
  'effectifTerminale',
  'sortants',
  'poursuite',
  'emploi6Mois',
  'emploi12Mois',
  'emploi18Mois',
  'emploi24Mois',
] as const;
export type CompteurEntree = (typeof COMPTEURS_ENTREE)[number];
export type CompteurSortie = (typeof COMPTEURS_SORTIE)[number];
export type Compteur = CompteurEntree | CompteurSortie;

/** D'où vient un compteur d'entrée : deux sources d'années différentes ne se divisent jamais. */
export const SOURCES_COMPTEUR: Record<CompteurEntree, 'constat' | 'admission'> = {
  effectif: 'constat',
  effectifTotal: 'constat',
  filles: 'constat',
  capacite: 'admission',
  capaciteAffectation: 'admission',
  voeux: 'admission',
  affectes1: 'admission',
  affectes: 'admission',
  capaciteDistance: 'admission',
  voeuxDistance: 'admission',
};

/** Nom d'un compteur dans une formule, au pluriel, sans article. */
export const LIBELLES_COMPTEUR: Record<Compteur, string> = {
  effectif: 'entrants au constat',
  effectifTotal: 'élèves de toutes les années',
  filles: 'filles en entrée',
  capacite: 'places (capacité)',
  capaciteAffectation: 'places à l’affectation',
  voeux: 'vœux',
  affectes1: 'affectés sur leur premier vœu',
  affectes: 'affectés',
  capaciteDistance: 'places à distance',
  voeuxDistance: 'vœux pour des places à distance',
  effectifTerminale: 'inscrits en dernière année',
  sortants: 'sortants',
  poursuite: 'en poursuite d’études',
  emploi6Mois: 'en emploi à 6 mois',
  emploi12Mois: 'en emploi à 12 mois',
  emploi18Mois: 'en emploi à 18 mois',
  emploi24Mois: 'en emploi à 24 mois',
};

export type Unite =
  | 'eleves'
  | 'places'
  | 'voeux'
  | 'etablissements'
  | 'projets'
  | 'metiers'
  | 'pourcentage'
  | 'pourcentage_entier'
  | 'points'
  | 'rapport'
  | 'kilometres';

/** Ce que tout indicateur dit de lui-même, à l'écran, dans les exports et dans son explication. */
export type IndicateurDef = {
  libelle: string;
  /** Titre de colonne. */
  court: string;
  definition: string;
  formule: string;
  source: string;
  unite: Unite;
  /** Ancre du terme dans le glossaire. */
  terme: string;
  /** Mailles où l'indicateur existe, de la plus large à la plus fine ; absent = toutes. */
  mailles?: readonly MailleTerritoire[];
  /** Ce qu'il faut savoir avant de s'en servir. */
  precaution?: string;
};

/** Indicateur simple : la somme d'un compteur connu. */
export type CompteDef = IndicateurDef & { compteur: CompteurEntree };

/** Indicateur à deux termes, rapport ou différence ; la seule division du produit est computeTaux(). */
export type TauxDef<C extends Compteur = Compteur> = IndicateurDef & {
  numerateur: readonly C[];
  /** Compteurs soustraits du numérateur. */
  retranche?: readonly C[];
  denominateur: C;
  /** « reste » : dénominateur moins numérateur, au lieu du rapport. */
  operation?: 'reste';
  /** Dénominateur en dessous duquel le taux n'est pas montré ; 1 = pas de seuil. */
  seuil: number;
  /** Autres comptes que le seuil couvre : sans eux, le taux en révélerait un autre. */
  seuilAussi?: readonly C[];
  /** Niveaux de diplôme auxquels l'indicateur s'applique ; absent = tous. */
  applicable?: (niveau: string) => boolean;
};

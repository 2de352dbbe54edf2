import type { MotifAbsence } from '../indicateurs/absence.ts';
import type { CodeTauxSortie } from '../indicateurs/catalogue.ts';
import type { CompteurEntree } from '../indicateurs/definition.ts';
import type { Parametres } from '../indicateurs/parametres.ts';
import type { Position } from '../indicateurs/quadrant.ts';
import type { Stabilite } from '../indicateurs/stabilite.ts';

/** Année retenue pour chaque source ; nulle quand la source n'a rien pour la rentrée choisie. */
export type Periode = {
  constat: number | null;
  affelnet: number | null;
  parcoursup: number | null;
  millesime: string | null;
};

export type LigneTerritoire = { code: string; libelle: string; parent: string };

/** Colonnes d'une table, toutes de même longueur. */
export type ColonnesFormations = {
  id: number[];
  cle: string[];
  libelle: string[];
  libelleCourt: string[];
  niveau: string[];
  nsf: string[];
  voie: ('scolaire' | 'apprentissage')[];
  type: ('simple' | 'commune' | 'specialite')[];
  famille: (string | null)[];
  dateOuverture: (string | null)[];
  dateFermeture: (string | null)[];
  duree: number[];
  cfdContinuum: (string | null)[];
};

export type ColonnesEtablissements = {
  uai: string[];
  nom: string[];
  commune: (string | null)[];
  secteur: ('public' | 'prive' | null)[];
  departement: (string | null)[];
  academie: (string | null)[];
  region: (string | null)[];
  bassin: (string | null)[];
  /** Zone d'emploi. */
  zone: (string | null)[];
  latitude: (number | null)[];
  longitude: (number | null)[];
};

/** Une offre = rang d'un établissement × rang d'une formation ; les comptes sont nuls quand inconnus. */
export type ColonnesOffres = { etablissement: number[]; formation: number[] } & Record<
  CompteurEntree,
  (number | null)[]
>;

/** Taux au point près, en fraction, ou motif d'absence. Jamais de compte. */
export type TauxDiffuse = number | MotifAbsence;

/** Taux de sortie d'une formation dans un territoire : région (code) ou France (« »). */
export type ColonnesSorties = {
  formation: number[];
  region: string[];
  position: Position[];
  stabilite: Stabilite[];
  /** « Sans perspectives » aux seuils en vigueur ; nul quand un taux manque. */
  sansPerspectives: (boolean | null)[];
  continuum: boolean[];
  /** Bornes de l'intervalle à 95 %, au point près ; nulles quand le taux manque. */
  emploiBas: (number | null)[];
  emploiHaut: (number | null)[];
  poursuiteBas: (number | null)[];
  poursuiteHaut: (number | null)[];
} & Record<CodeTauxSortie, TauxDiffuse[]>;

/** Axes du quadrant : taux de toutes les formations scolaires publiables d'un niveau dans un territoire. */
export type ColonnesMoyennes = {
  niveau: string[];
  region: string[];
} & Record<CodeTauxSortie, TauxDiffuse[]>;

export type Libelles = { code: string; libelle: string }[];

/**
 * Tout ce que la page Formations montre de la France à une rentrée, en colonnes : envoyé une fois, filtré et
 * agrégé sur place par les mêmes fonctions que sur le serveur. Aucun compte InserJeunes n'y figure.
 */
export type Faits = {
  version: string;
  periode: Periode;
  rentrees: number[];
  niveaux: Libelles;
  nsf: Libelles;
  regions: LigneTerritoire[];
  academies: LigneTerritoire[];
  departements: LigneTerritoire[];
  bassins: LigneTerritoire[];
  zones: LigneTerritoire[];
  formations: ColonnesFormations;
  etablissements: ColonnesEtablissements;
  offres: ColonnesOffres;
  sorties: ColonnesSorties;
  moyennes: ColonnesMoyennes;
  parametres: Parametres;
};

import { z } from 'zod';
import { formationsFilters, ouvertureDite } from '../formations/filters.ts';
import type { Valeur } from '../indicateurs/absence.ts';
import { CODES_EXPLICABLES, type CodeExplicable } from '../indicateurs/catalogue.ts';
import type { Intervalle } from '../indicateurs/stabilite.ts';
import { retenues } from './retenues.ts';

/**
 * Un chiffre à expliquer : un indicateur, et l'ensemble sur lequel il porte. La formation et l'établissement
 * restreignent l'ensemble ; vides, ce sont les filtres qui le disent.
 */
export const demandeExplication = formationsFilters
  .pick({
    territoire: true,
    zone: true,
    niveau: true,
    domaine: true,
    voie: true,
    q: true,
    communes: true,
    rentree: true,
    formation: true,
    etablissement: true,
    lasso: true,
  })
  .extend({
    ouverture: ouvertureDite,
    code: z.enum(CODES_EXPLICABLES),
    /** Territoire de la carte où le chiffre est lu, croisé avec celui des filtres ; vide = celui des filtres. */
    lieu: formationsFilters.shape.territoire,
    /** Offres que gardent les filtres de colonnes ; nul sans eux. */
    retenues: retenues.nullable().default(null),
  });
export type DemandeExplication = z.infer<typeof demandeExplication>;

/** Un terme du calcul ; `affiche` dit pourquoi il n'est pas montré quand il ne peut l'être. */
export type Terme = { libelle: string; valeur: number | null; affiche: string };

/** Fichier d'où vient un chiffre ; `lignes` : numéros de ligne, quand on peut les citer. */
export type SourceChiffre = {
  fichierId: number;
  source: string;
  annee: string;
  nom: string;
  empreinte: string;
  chargeLe: string;
  lignes: number[];
};

/** Un barreau de l'échelle de repli : ce que l'on peut dire quand le taux manque, du plus proche au plus lointain. */
export type Barreau = { code: string; libelle: string; valeur: Valeur; affiche: string };

/** Tout ce qu'il faut pour défendre un chiffre en réunion. */
export type Explication = {
  code: CodeExplicable;
  libelle: string;
  /** De quoi l'on parle : formation, établissement ou territoire, filtres. */
  contexte: string[];
  valeur: Valeur;
  affiche: string;
  definition: string;
  formule: string;
  termes: Terme[];
  /** La formule avec ses nombres ; nulle quand ils ne peuvent être montrés ou que rien ne se calcule. */
  calcul: string | null;
  annees: string;
  sourceLibelle: string;
  sources: SourceChiffre[];
  /** Lectures utiles, dans l'ordre : couverture, seuil, secret, continuum, ruptures, précaution. */
  notes: { titre: string; phrase: string }[];
  intervalle: Intervalle | null;
  repli: Barreau[];
  terme: string;
  versionDonnees: string;
};

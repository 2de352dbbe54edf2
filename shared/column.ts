import type { MotifAbsence } from './indicateurs/absence.ts';
import type { getIndicateur } from './indicateurs/catalogue.ts';

/** Nature d'une colonne : elle commande l'alignement, le format à l'écran et le type de la cellule exportée. */
export type TypeColonne = 'texte' | 'nombre' | 'date' | 'taux';

/** Ce qu'une colonne lit dans une ligne : texte, nombre, date ISO, taux en fraction (0,5 = 50 %), ou rien. */
export type ValeurColonne = string | number | null;

/**
 * Une colonne du produit, décrite une fois : lue par la grille, par l'export et par le glossaire.
 * `largeur` est en pixels ; `definition` est la phrase montrée en infobulle et dans « Lisez-moi ».
 */
export type Column<Row> = {
  cle: string;
  titre: string;
  groupe: string;
  type: TypeColonne;
  largeur: number;
  valeur: (row: Row) => ValeurColonne;
  definition: string;
  /** Colonne figée à gauche. */
  figee?: boolean;
  /** Nombres : « annee » s'écrit sans séparateur de milliers, « signe » porte toujours son signe. */
  format?: 'annee' | 'signe';
  /** Unité d'un indicateur ; elle dit comment écrire et lire ses nombres. */
  unite?: ReturnType<typeof getIndicateur>['unite'];
  /** Raison de l'absence d'une valeur, quand la colonne la connaît. */
  motif?: (row: Row) => MotifAbsence | null;
};

/** Ordre demandé sur une colonne. */
export type Tri = { cle: string; sens: 'asc' | 'desc' };

/** Choix nommé de colonnes d'un catalogue, avec l'ordre de départ des lignes. */
export type Prereglage = { code: string; libelle: string; colonnes: readonly string[]; tris: readonly Tri[] };

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
};

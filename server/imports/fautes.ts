/** Défaut qui condamne le fichier entier, donc tout l'import : le message est la phrase montrée. */
export class Faute extends Error {}

/** Ligne refusée : la colonne (en-tête officiel), la valeur lue et la raison, en français. */
export class Rejet extends Error {
  readonly colonne: string;
  readonly valeur: string;

  constructor(colonne: string, valeur: string, motif: string) {
    super(motif);
    this.colonne = colonne;
    this.valeur = valeur;
  }
}

/** Ce qui tient lieu, dans ce qu'on garde d'une lecture, d'une valeur d'une source secrète. */
export const NON_MONTREE = 'non montrée';

const NOMBRE = new Intl.NumberFormat('fr-FR');

/** Nombre écrit à la française (espace fine entre les milliers). */
export const formatEntier = (n: number): string => NOMBRE.format(n);

/** « 1 ligne », « 12 lignes » : zéro et un au singulier. */
export const formatCompte = (n: number, singulier: string, pluriel = `${singulier}s`): string =>
  `${formatEntier(n)} ${n < 2 ? singulier : pluriel}`;

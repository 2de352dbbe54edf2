/** Contenu d'un fichier, en-têtes à part, quelle que soit sa forme d'origine. */
export type Tableau = {
  lignes: readonly (readonly string[])[];
  /** Numéro, dans le fichier, de la ligne où commence l'enregistrement d'indice donné. */
  getNumero(indice: number): number;
  /** Le fichier finit-il par un saut de ligne (toujours vrai pour un classeur) ? */
  finComplete: boolean;
  /** Les enregistrements doivent avoir autant de colonnes que les en-têtes (faux pour un classeur). */
  colonnesStrictes: boolean;
};

/** Ce qu'on sait d'un fichier avant de le lire en entier : ses en-têtes, et de quoi lire la suite. */
export type Candidat = {
  entetes: readonly string[];
  /** « UTF-8 », « windows-1252 », « XLSX »… */
  encodage: string;
  forme: string;
  read(): Promise<Tableau> | Tableau;
};

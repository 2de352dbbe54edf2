/** Données officielles d'une version : tables importées et dérivées, dans un fichier à part que rien ne saisit. */
export * from './derive.ts';
export * from './emploi.ts';
export * from './etablissements.ts';
export * from './imports.ts';
export * from './insertion.ts';
export * from './nomenclatures.ts';
export * from './offre.ts';
export * from './territoires.ts';

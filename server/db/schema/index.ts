export * from './donnees.ts';
export * from './saisie.ts';

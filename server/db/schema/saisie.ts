/** Ce que les personnes saisissent : la base principale. */
export * from './contestations.ts';
export * from './demandes.ts';
export * from './liens-metiers.ts';
export * from './parametres.ts';
export * from './reperage.ts';
export * from './suivis-locaux.ts';
export * from './utilisateurs.ts';
export * from './versions.ts';
export * from './vues.ts';

import type { ColonnesOffres } from './faits.ts';

/** Dit si toutes les places d'une offre sont à distance : ni capacité ni vœux ne sont du lieu qui la porte. */
export const isToutDistance = (offres: ColonnesOffres, offre: number): boolean =>
  (offres.capacite[offre] ?? offres.voeux[offre] ?? null) === null &&
  (offres.capaciteDistance[offre] ?? offres.voeuxDistance[offre] ?? null) !== null;

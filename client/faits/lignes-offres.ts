import type { FaitsClient } from './faits-client.ts';
import { buildLignesOffres, type Offre } from './lignes.ts';

const connues = new WeakMap<FaitsClient, Offre[]>();

/** Une ligne par offre de France, construite une fois par jeu de faits : la grille et ses filtres les partagent. */
export const getLignesOffres = (client: FaitsClient): Offre[] => {
  const lignes = connues.get(client) ?? buildLignesOffres(client);
  connues.set(client, lignes);
  return lignes;
};

import type { FaitsClient } from './faits-client.ts';
import { type Locaux, SANS_LOCAUX } from './locaux.ts';
import { buildLignesOffres, type Offre } from './offre.ts';

const connues = new WeakMap<FaitsClient, WeakMap<Locaux, Offre[]>>();

/**
 * Une ligne par offre de France, construite une fois par jeu de faits et de données locales : la grille, ses filtres et
 * les points de la carte les partagent.
 */
export const getLignesOffres = (client: FaitsClient, locaux: Locaux = SANS_LOCAUX): Offre[] => {
  const parLocaux = connues.get(client) ?? new WeakMap<Locaux, Offre[]>();
  connues.set(client, parLocaux);
  const lignes = parLocaux.get(locaux) ?? buildLignesOffres(client, locaux);
  parLocaux.set(locaux, lignes);
  return lignes;
};

import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/app.ts';
import type { Marques } from '#shared/panoramas/ensemble.ts';

export type FicheEtablissement = inferRouterOutputs<AppRouter>['etablissements']['get'];

/** Marque un établissement, et lui seul. */
export const markEtablissement = (nombre: number, rang: number): Marques => {
  const marques = new Uint8Array(nombre);
  if (rang >= 0) marques[rang] = 1;
  return marques;
};

/** Rayon où l'on cherche ce que les voisins offrent, en kilomètres à vol d'oiseau. */
export const RAYON_KM = 30;

import type { Map as GlMap } from 'maplibre-gl';

/** Cartes qui montrent toujours la même vue : bouger l'une bouge les autres. */
export type Synchronisation = { join: (carte: GlMap) => void };

export const createSynchronisation = (): Synchronisation => {
  const cartes = new Set<GlMap>();
  let isEnCours = false;
  const follow = (meneuse: GlMap): void => {
    if (isEnCours) return;
    isEnCours = true;
    for (const carte of cartes)
      if (carte !== meneuse) carte.jumpTo({ center: meneuse.getCenter(), zoom: meneuse.getZoom() });
    isEnCours = false;
  };
  return {
    join: (carte) => {
      cartes.add(carte);
      carte.on('move', () => follow(carte));
      carte.on('remove', () => cartes.delete(carte));
    },
  };
};

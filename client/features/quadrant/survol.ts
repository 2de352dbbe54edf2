import { useSyncExternalStore } from 'react';

/** Formation que la grille désigne : hors de React, pour que survoler la grille ne redessine que le quadrant. */
let designee = '';
const abonnes = new Set<() => void>();

/** Désigne la formation d'une ligne de grille : « clé », ou « UAI|clé » dans la vue des offres ; vide pour aucune. */
export const designateLigne = (id: string): void => {
  const cle = id.slice(id.lastIndexOf('|') + 1);
  if (cle === designee) return;
  designee = cle;
  for (const abonne of abonnes) abonne();
};

export const useDesignee = (): string =>
  useSyncExternalStore(
    (abonne) => {
      abonnes.add(abonne);
      return () => abonnes.delete(abonne);
    },
    () => designee,
  );

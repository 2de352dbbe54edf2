import { useSyncExternalStore } from 'react';

/** Formation que la grille désigne : hors de React, pour que survoler la grille ne redessine que le quadrant. */
let designee = '';
const abonnes = new Set<() => void>();

/** Désigne une formation par sa clé ; vide pour aucune. */
export const setDesignee = (cle: string): void => {
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

import { type RefObject, useEffect, useState } from 'react';

/** Taille d'un élément, en pixels, tenue à jour ; nulle avant la première mesure. */
export const useTaille = (element: RefObject<HTMLElement | null>): { largeur: number; hauteur: number } | null => {
  const [taille, setTaille] = useState<{ largeur: number; hauteur: number } | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const observateur = new ResizeObserver(([entree]) => {
      if (!entree) return;
      const { width, height } = entree.contentRect;
      setTaille({ largeur: Math.round(width), hauteur: Math.round(height) });
    });
    observateur.observe(element.current);
    return () => observateur.disconnect();
  }, [element]);
  return taille;
};

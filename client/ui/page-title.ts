import { useEffect } from 'react';

const PRODUIT = 'Carte des formations – Pilotage';

/** Titre de l'onglet : la page d'abord, le produit ensuite ; rend le titre du produit en partant. */
export const usePageTitle = (titre: string): void => {
  useEffect(() => {
    document.title = `${titre} · ${PRODUIT}`;
    return () => {
      document.title = PRODUIT;
    };
  }, [titre]);
};

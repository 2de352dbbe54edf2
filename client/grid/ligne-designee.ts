import { type RefObject, useEffect } from 'react';

const getId = (cible: EventTarget | null): string =>
  (cible instanceof Element ? cible.closest('.ag-row')?.getAttribute('row-id') : null) ?? '';

/** Suit la ligne de grille que désigne la souris ou le clavier dans un cadre : son identifiant, vide hors des lignes. */
export const useLigneDesignee = (cadre: RefObject<HTMLElement | null>, onDesigne: (id: string) => void): void => {
  useEffect(() => {
    const element = cadre.current;
    if (!element) return;
    const designate = (e: Event): void => onDesigne(e.type === 'pointerleave' ? '' : getId(e.target));
    const evenements = ['pointerover', 'focusin', 'pointerleave'];
    for (const nom of evenements) element.addEventListener(nom, designate);
    return () => {
      for (const nom of evenements) element.removeEventListener(nom, designate);
      onDesigne('');
    };
  }, [cadre, onDesigne]);
};

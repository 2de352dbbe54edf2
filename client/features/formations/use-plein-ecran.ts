import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Plein écran sans l'API du navigateur : le cadre passe dans la couche du dessus et occupe la fenêtre. */
const openRepli = (cadre: HTMLElement): void => {
  cadre.popover = 'manual';
  cadre.showPopover();
};

const closeRepli = (cadre: HTMLElement): void => {
  cadre.hidePopover();
  cadre.removeAttribute('popover');
};

export type PleinEcran = { ouvert: boolean; toggle: () => void; close: () => void };

/** Met un élément en plein écran, et le suit quand on en sort autrement (Échap). */
export const usePleinEcran = (ref: RefObject<HTMLElement | null>): PleinEcran => {
  const [ouvert, setOuvert] = useState(false);
  useEffect(() => {
    const suivre = () => setOuvert(document.fullscreenElement !== null && document.fullscreenElement === ref.current);
    document.addEventListener('fullscreenchange', suivre);
    return () => document.removeEventListener('fullscreenchange', suivre);
  }, [ref]);
  const close = useCallback(() => {
    const cadre = ref.current;
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (cadre?.popover) closeRepli(cadre);
    setOuvert(false);
  }, [ref]);
  useEffect(() => {
    if (!ouvert) return;
    const quitter = (e: KeyboardEvent) => {
      if (e.key === 'Escape') close();
    };
    document.addEventListener('keydown', quitter);
    return () => document.removeEventListener('keydown', quitter);
  }, [ouvert, close]);
  const open = useCallback(async () => {
    const cadre = ref.current;
    if (!cadre) return;
    try {
      await cadre.requestFullscreen();
    } catch {
      openRepli(cadre);
    }
    setOuvert(true);
  }, [ref]);
  return { ouvert, toggle: () => (ouvert ? close() : void open()), close };
};

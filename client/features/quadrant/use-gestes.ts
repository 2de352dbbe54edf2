import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type PointTaux, simplifyTrait } from '#shared/formations/lasso.ts';
import type { VueVivante } from './use-vue.ts';
import { type Cadre, toTaux } from './vue.ts';

/** En dessous, un appui est un clic, non un glissement (pixels). */
const GLISSEMENT = 4;
const PAS_MOLETTE = 1.0015;

type Options = {
  zone: RefObject<HTMLElement | null>;
  cadre: Cadre;
  vivante: VueVivante;
  lasso: boolean;
  onSurvol: (point: readonly [number, number] | null) => void;
  onClic: (point: readonly [number, number]) => void;
  onLasso: (points: PointTaux[]) => void;
};

type Appui = { x: number; y: number; dernier: readonly [number, number]; trace: boolean; glisse: boolean };

/** Souris et doigt : glisser déplace ou trace un lasso (Majuscule, ou mode lasso), cliquer ouvre, la molette zoome. */
export const useGestes = ({ zone, cadre, vivante, lasso, onSurvol, onClic, onLasso }: Options) => {
  const [trait, setTrait] = useState<PointTaux[]>([]);
  const appui = useRef<Appui | null>(null);
  const { vue, zoom, pan } = vivante;
  const locate = (e: { clientX: number; clientY: number }): readonly [number, number] => {
    const boite = zone.current?.getBoundingClientRect();
    return [e.clientX - (boite?.left ?? 0), e.clientY - (boite?.top ?? 0)];
  };
  const courants = useRef({ vue, cadre, zoom });
  useEffect(() => {
    courants.current = { vue, cadre, zoom };
  });
  useEffect(() => {
    const element = zone.current;
    if (!element) return;
    const onMolette = (e: WheelEvent): void => {
      e.preventDefault();
      const boite = element.getBoundingClientRect();
      const { vue: v, cadre: c, zoom: z } = courants.current;
      z(PAS_MOLETTE ** -e.deltaY, toTaux(v, c, [e.clientX - boite.left, e.clientY - boite.top]));
    };
    // React écoute la molette sans pouvoir retenir le défilement de la page.
    element.addEventListener('wheel', onMolette, { passive: false });
    return () => element.removeEventListener('wheel', onMolette);
  }, [zone]);

  const drag = (e: PointerEvent, depart: Appui, point: readonly [number, number]): void => {
    if (!depart.glisse && Math.hypot(point[0] - depart.x, point[1] - depart.y) < GLISSEMENT) return;
    if (!depart.glisse) zone.current?.setPointerCapture(e.pointerId);
    depart.glisse = true;
    onSurvol(null);
    if (depart.trace) setTrait((avant) => [...avant, toTaux(vue, cadre, point)]);
    else {
      const [avant, apres] = [toTaux(vue, cadre, depart.dernier), toTaux(vue, cadre, point)];
      pan(avant[0] - apres[0], avant[1] - apres[1]);
    }
    depart.dernier = point;
  };
  const cancel = (): void => {
    appui.current = null;
    setTrait([]);
  };
  const handlers = {
    onPointerDown: (e: PointerEvent) => {
      if (e.button !== 0 || !e.isPrimary) return;
      const [x, y] = locate(e);
      const trace = lasso || e.shiftKey;
      appui.current = { x, y, dernier: [x, y], trace, glisse: false };
      if (trace) setTrait([toTaux(vue, cadre, [x, y])]);
    },
    onPointerMove: (e: PointerEvent) => {
      const point = locate(e);
      if (appui.current) drag(e, appui.current, point);
      else onSurvol(point);
    },
    onPointerUp: (e: PointerEvent) => {
      const fini = appui.current;
      cancel();
      if (!fini) return;
      if (!fini.glisse) onClic(locate(e));
      else if (fini.trace) {
        const points = simplifyTrait(trait);
        if (points.length > 0) onLasso(points);
      }
    },
    onPointerCancel: cancel,
    onPointerLeave: () => onSurvol(null),
    onDoubleClick: (e: { clientX: number; clientY: number }) => {
      if (!lasso) zoom(2, toTaux(vue, cadre, locate(e)));
    },
  };
  return { trait, handlers };
};

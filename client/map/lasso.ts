import type { FeatureCollection } from 'geojson';
import { GeoJSONSource, type Map as GlMap } from 'maplibre-gl';
import type { Sommet } from '#shared/territoires/contour.ts';
import { formatZone } from '#shared/territoires/zone.ts';
import { toZone } from './contours/encarts.ts';

/** Écart entre deux sommets retenus du tracé, en pixels. */
const PAS = 4;
const SOMMETS_MIN = 3;

export type Lasso = { setActif: (actif: boolean) => void; isActif: () => boolean };

type Trace = { pointeur: number; sommets: Sommet[]; x: number; y: number };

const buildLigne = (sommets: readonly Sommet[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features:
    sommets.length < 2
      ? []
      : [
          {
            type: 'Feature',
            properties: {},
            geometry: { type: 'LineString', coordinates: [...sommets, ...sommets.slice(0, 1)].map(([x, y]) => [x, y]) },
          },
        ],
});

/**
 * Lasso : tant qu'il est actif, un tracé à la souris, au stylet ou au doigt entoure une zone ; la carte ne bouge
 * plus. Le tracé est converti en vraies coordonnées, encarts compris. Échap l'abandonne.
 */
export const buildLasso = (carte: GlMap, onLasso: (zone: string) => void): Lasso => {
  const surface = carte.getCanvasContainer();
  let actif = false;
  let trace: Trace | null = null;
  let image = 0;
  let isClicAvale = false;
  const draw = (): void => {
    image = 0;
    const source = carte.getSource('lasso');
    if (source instanceof GeoJSONSource) source.setData(buildLigne(trace?.sommets ?? []));
  };
  const schedule = (): void => {
    image ||= requestAnimationFrame(draw);
  };
  const add = (e: PointerEvent): void => {
    const cadre = surface.getBoundingClientRect();
    const [x, y] = [e.clientX - cadre.left, e.clientY - cadre.top];
    if (!trace || (trace.sommets.length > 0 && Math.hypot(x - trace.x, y - trace.y) < PAS)) return;
    const { lng, lat } = carte.unproject([x, y]);
    trace = { ...trace, sommets: [...trace.sommets, [lng, lat]], x, y };
    schedule();
  };
  const finish = (zone: string): void => {
    trace = null;
    schedule();
    onLasso(zone);
  };
  surface.addEventListener('pointerdown', (e) => {
    isClicAvale = false;
    if (!actif || trace) return;
    e.preventDefault();
    surface.setPointerCapture(e.pointerId);
    trace = { pointeur: e.pointerId, sommets: [], x: 0, y: 0 };
    add(e);
  });
  surface.addEventListener('pointermove', (e) => {
    if (trace?.pointeur === e.pointerId) add(e);
  });
  surface.addEventListener('pointerup', (e) => {
    if (trace?.pointeur !== e.pointerId) return;
    const { sommets } = trace;
    isClicAvale = true;
    finish(sommets.length < SOMMETS_MIN ? '' : formatZone(toZone(sommets)));
  });
  // Le clic qui suit le relâchement finit le tracé : il ne choisit pas le territoire qui est dessous.
  surface.addEventListener(
    'click',
    (e) => {
      if (isClicAvale) e.stopImmediatePropagation();
      isClicAvale = false;
    },
    { capture: true },
  );
  surface.addEventListener('pointercancel', () => trace && finish(''));
  const abandon = (e: KeyboardEvent): void => {
    if (actif && e.key === 'Escape') finish('');
  };
  document.addEventListener('keydown', abandon);
  carte.on('remove', () => {
    document.removeEventListener('keydown', abandon);
    cancelAnimationFrame(image);
  });
  return {
    isActif: () => actif,
    setActif: (voulu) => {
      actif = voulu;
      const gestes = [carte.dragPan, carte.boxZoom, carte.doubleClickZoom, carte.touchZoomRotate];
      for (const geste of gestes) voulu ? geste.disable() : geste.enable();
      if (!voulu) carte.touchZoomRotate.disableRotation();
      carte.getCanvas().style.cursor = voulu ? 'crosshair' : '';
    },
  };
};

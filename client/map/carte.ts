import { Map as GlMap, type MapOptions, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Theme } from '#client/design/tokens.ts';
import { buildCadrage, MARGE_CADRE } from './cadrage.ts';
import { buildBorders } from './contours/contours.ts';
import { EMPRISE_FRANCE, insetFrames } from './contours/insets.ts';
import type { EtatCarte, RappelsCarte } from './etat.ts';
import { listenClic, listenSurvol } from './gestes.ts';
import { buildLasso } from './lasso.ts';
import { buildUpdater, setData } from './mise-a-jour.ts';
import { buildStyle } from './style.ts';
import { addSymboles } from './symboles.ts';
import type { Synchronisation } from './synchronisation.ts';
import { loadTopologie } from './topologie.ts';

setWorkerUrl(workerUrl);

export type CarteVivante = {
  update: (etat: EtatCarte) => void;
  /** Emprise montrée en ce moment : [ouest, sud, est, nord]. */
  getEmprise: () => [number, number, number, number];
  remove: () => void;
};

/** Une carte vide au thème donné, ses contours chargés ; les gestes et les commandes sont à part. */
export const createFond = (conteneur: HTMLElement, theme: Theme, options: Partial<MapOptions>): GlMap => {
  const carte = new GlMap({
    container: conteneur,
    style: buildStyle(theme),
    bounds: EMPRISE_FRANCE,
    fitBoundsOptions: { padding: MARGE_CADRE },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    minZoom: 3,
    maxZoom: 14,
    canvasContextAttributes: { preserveDrawingBuffer: true },
    ...options,
  });
  carte.touchZoomRotate.disableRotation();
  return carte;
};

/** Attend le style et les contours, puis pose ce qui ne change jamais : régions, encarts, symboles. */
export const loadFond = async (carte: GlMap, theme: Theme) => {
  const [topo] = await Promise.all([loadTopologie(), carte.once('load')]);
  setData(carte, 'regions', { type: 'FeatureCollection', features: [buildBorders(topo, 'region')] });
  setData(carte, 'cadres', insetFrames());
  addSymboles(carte, theme);
  return topo;
};

const LOCALE = {
  'NavigationControl.ZoomIn': 'Approcher',
  'NavigationControl.ZoomOut': 'Éloigner',
  'AttributionControl.ToggleAttribution': 'Montrer ou cacher la source des contours',
  'Map.Title': 'Carte des territoires',
};

/** La mention des contours commence repliée : ouverte, elle cache la Corse. */
const foldAttribution = (conteneur: HTMLElement): void => {
  const mention = conteneur.querySelector('.maplibregl-ctrl-attrib');
  mention?.classList.remove('maplibregl-compact-show');
  mention?.removeAttribute('open');
};

/** Crée la carte dans son conteneur ; les mises à jour demandées avant qu'elle soit prête sont gardées. */
export const createCarte = (
  conteneur: HTMLElement,
  theme: Theme,
  rappels: RappelsCarte,
  synchronisation: Synchronisation,
): CarteVivante => {
  const carte = createFond(conteneur, theme, {
    attributionControl: { compact: true, customAttribution: 'Contours : Natural Earth, domaine public' },
    locale: LOCALE,
  });
  carte.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  foldAttribution(conteneur);
  const lasso = buildLasso(carte, rappels.onLasso);
  const cadrage = buildCadrage(carte, rappels.onCadre);
  let attendu: EtatCarte | null = null;
  let update: ((etat: EtatCarte) => void) | null = null;
  let isRetiree = false;
  const apply = (etat: EtatCarte): void => {
    update?.(etat);
    carte.once('render', () => {
      conteneur.dataset.dessins = String(Number(conteneur.dataset.dessins ?? 0) + 1);
    });
    carte.triggerRepaint();
  };
  // Retirer une carte perd aussi son contexte, un peu plus tard : ce n'est pas une panne.
  carte.getCanvas().addEventListener('webglcontextlost', () => !isRetiree && rappels.onPanne());
  loadFond(carte, theme)
    .then((topo) => {
      if (isRetiree) return;
      update = buildUpdater(carte, topo, { cadrage, lasso });
      if (attendu) apply(attendu);
      synchronisation.join(carte);
      listenSurvol(carte, rappels, lasso.isActif);
      listenClic(carte, rappels, lasso.isActif);
    })
    .catch(() => !isRetiree && rappels.onPanne());
  return {
    update: (etat) => {
      attendu = etat;
      if (update) apply(etat);
    },
    getEmprise: () => {
      const limites = carte.getBounds();
      return [limites.getWest(), limites.getSouth(), limites.getEast(), limites.getNorth()];
    },
    remove: () => {
      isRetiree = true;
      carte.remove();
    },
  };
};

import type { FeatureCollection } from 'geojson';
import {
  GeoJSONSource,
  Map as GlMap,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Theme } from '#client/design/tokens.ts';
import { buildBorders, buildContours, type Maille, type TopologieTerritoires } from './contours/contours.ts';
import { EMPRISE_FRANCE, insetFrames } from './contours/insets.ts';
import topologieUrl from './contours/territoires.topo.json?url';
import { buildStyle } from './style.ts';
import type { TerritoiresMapProps } from './territoires-map.tsx';

setWorkerUrl(workerUrl);

type Rappels = {
  describe: (code: string) => string[];
  onSurvol: (infobulle: { x: number; y: number; lignes: string[] } | null) => void;
  onTerritoire: (code: string) => void;
  onEtablissement: (uai: string) => void;
  onPanne: () => void;
};

type Etat = Pick<
  TerritoiresMapProps,
  'maille' | 'couleurs' | 'bassins' | 'points' | 'emprise' | 'choisi' | 'etablissement'
>;

export type CarteVivante = { update: (etat: Etat) => void; remove: () => void };

let topologie: Promise<TopologieTerritoires> | null = null;
const contours = new Map<Maille, FeatureCollection>();

const loadTopologie = (): Promise<TopologieTerritoires> => {
  topologie ??= fetch(topologieUrl)
    .then((reponse) => {
      if (!reponse.ok) throw new Error(`contours : ${reponse.status}`);
      return reponse.json() as Promise<TopologieTerritoires>;
    })
    .catch((erreur: unknown) => {
      // Un échec ne se retient pas : la prochaine carte réessaie.
      topologie = null;
      throw erreur;
    });
  return topologie;
};

const getContours = (topo: TopologieTerritoires, maille: Maille): FeatureCollection => {
  const connus = contours.get(maille) ?? buildContours(topo, maille);
  contours.set(maille, connus);
  return connus;
};

const COUCHES_SURVOL = ['points', 'groupes', 'bassins', 'contours'];
const DUREE_VOL = 500;

/** Pose les données d'une source si elle est là (elle l'est dès que le style est chargé). */
const setData = (carte: GlMap, source: string, data: FeatureCollection): void => {
  const cible = carte.getSource(source);
  if (cible instanceof GeoJSONSource) cible.setData(data);
};

const lireCode = (feature: MapGeoJSONFeature): string =>
  String(feature.properties.code ?? feature.properties.uai ?? '');

/** Survol : met en évidence le territoire et demande l'infobulle. */
const listenSurvol = (carte: GlMap, rappels: Rappels): void => {
  let survole: { source: string; id: string } | null = null;
  const leave = () => {
    if (survole) carte.setFeatureState(survole, { survol: false });
    survole = null;
    rappels.onSurvol(null);
    carte.getCanvas().style.cursor = '';
  };
  carte.on('mousemove', (e: MapMouseEvent) => {
    const [feature] = carte.queryRenderedFeatures(e.point, { layers: COUCHES_SURVOL });
    leave();
    if (!feature) return;
    carte.getCanvas().style.cursor = 'pointer';
    const { x, y } = e.point;
    if (feature.layer.id === 'groupes') {
      rappels.onSurvol({
        x,
        y,
        lignes: [`${feature.properties.point_count} établissements`, 'Cliquer pour approcher'],
      });
      return;
    }
    const id = lireCode(feature);
    if (feature.layer.id !== 'points') {
      survole = { source: feature.source, id };
      carte.setFeatureState(survole, { survol: true });
      rappels.onSurvol({ x, y, lignes: rappels.describe(id) });
    } else rappels.onSurvol({ x, y, lignes: [String(feature.properties.nom), String(feature.properties.detail)] });
  });
  carte.on('mouseout', leave);
};

const listenClic = (carte: GlMap, rappels: Rappels): void => {
  carte.on('click', async (e: MapMouseEvent) => {
    const [feature] = carte.queryRenderedFeatures(e.point, { layers: COUCHES_SURVOL });
    if (!feature) return;
    if (feature.layer.id === 'points') return rappels.onEtablissement(String(feature.properties.uai));
    if (feature.layer.id !== 'groupes') return rappels.onTerritoire(lireCode(feature));
    const source = carte.getSource('etablissements');
    if (!(source instanceof GeoJSONSource)) return;
    const zoom = await source.getClusterExpansionZoom(Number(feature.properties.cluster_id));
    carte.easeTo({ center: e.lngLat, zoom, duration: DUREE_VOL });
  });
};

type Cadrage = { show: (emprise: Etat['emprise'], duree: number) => void };

/** Cadre l'emprise demandée, et la recadre si la place change, tant que la personne n'a pas bougé la carte. */
const buildCadrage = (carte: GlMap): Cadrage => {
  let emprise: Etat['emprise'] = EMPRISE_FRANCE;
  let isDeplacee = false;
  const frame = (duree: number): void => {
    const [ouest, sud, est, nord] = emprise;
    carte.fitBounds([ouest, sud, est, nord], { padding: 14, duration: duree });
  };
  carte.on('movestart', (e) => {
    if (e.originalEvent) isDeplacee = true;
  });
  carte.on('resize', () => {
    if (!isDeplacee) frame(0);
  });
  return {
    show: (suivante, duree) => {
      emprise = suivante;
      isDeplacee = false;
      frame(duree);
    },
  };
};

/** Applique à la carte ce qui a changé depuis la dernière fois, et rien d'autre. */
const buildUpdater = (carte: GlMap, topo: TopologieTerritoires, conteneur: HTMLElement) => {
  const cadrage = buildCadrage(carte);
  let avant: Partial<Etat> = {};
  const sourceDe = (maille: string): string => (maille === 'bassin' ? 'bassins' : 'contours');
  const paint = (etat: Etat, codes: Iterable<string>): void => {
    const source = sourceDe(etat.maille);
    carte.removeFeatureState({ source });
    for (const code of codes) {
      const couleur = etat.couleurs.get(code) ?? null;
      carte.setFeatureState({ source, id: code }, { couleur, choisi: code === etat.choisi });
    }
  };
  return (etat: Etat): void => {
    const contour: Maille = etat.maille === 'bassin' || etat.maille === 'zone' ? 'departement' : etat.maille;
    if (etat.maille !== avant.maille) {
      setData(carte, 'contours', getContours(topo, contour));
      carte.removeFeatureState({ source: 'contours' });
      carte.setLayoutProperty('bassins', 'visibility', etat.maille === 'bassin' ? 'visible' : 'none');
    }
    if (etat.bassins !== avant.bassins) setData(carte, 'bassins', etat.bassins);
    if (etat.points !== avant.points) setData(carte, 'etablissements', etat.points);
    if (etat.couleurs !== avant.couleurs || etat.choisi !== avant.choisi || etat.maille !== avant.maille) {
      const codes =
        etat.maille === 'bassin'
          ? etat.bassins.features.map((f) => f.properties.code)
          : getContours(topo, contour).features.map((f) => String(f.properties?.code));
      paint(etat, codes);
    }
    if (etat.etablissement !== avant.etablissement) {
      carte.removeFeatureState({ source: 'etablissements' });
      if (etat.etablissement)
        carte.setFeatureState({ source: 'etablissements', id: etat.etablissement }, { choisi: true });
    }
    if (etat.emprise !== avant.emprise) {
      const vol = avant.emprise && !matchMedia('(prefers-reduced-motion: reduce)').matches ? DUREE_VOL : 0;
      cadrage.show(etat.emprise, vol);
    }
    avant = etat;
    carte.once('render', () => {
      conteneur.dataset.dessins = String(Number(conteneur.dataset.dessins ?? 0) + 1);
    });
    carte.triggerRepaint();
  };
};

/** Crée la carte dans son conteneur ; les mises à jour demandées avant qu'elle soit prête sont gardées. */
export const createCarte = (conteneur: HTMLElement, theme: Theme, rappels: Rappels): CarteVivante => {
  const carte = new GlMap({
    container: conteneur,
    style: buildStyle(theme),
    bounds: EMPRISE_FRANCE,
    fitBoundsOptions: { padding: 14 },
    attributionControl: { compact: true, customAttribution: 'Contours : Natural Earth, domaine public' },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    minZoom: 3,
    maxZoom: 14,
    canvasContextAttributes: { preserveDrawingBuffer: true },
    locale: {
      'NavigationControl.ZoomIn': 'Approcher',
      'NavigationControl.ZoomOut': 'Éloigner',
      'Map.Title': 'Carte des territoires',
    },
  });
  carte.touchZoomRotate.disableRotation();
  carte.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  let attendu: Etat | null = null;
  let update: ((etat: Etat) => void) | null = null;
  let isRetiree = false;
  carte.getCanvas().addEventListener('webglcontextlost', rappels.onPanne);
  carte.on('load', async () => {
    const topo = await loadTopologie().catch(() => null);
    if (isRetiree) return;
    if (!topo) return rappels.onPanne();
    setData(carte, 'regions', { type: 'FeatureCollection', features: [buildBorders(topo, 'region')] });
    setData(carte, 'cadres', insetFrames());
    update = buildUpdater(carte, topo, conteneur);
    if (attendu) update(attendu);
    listenSurvol(carte, rappels);
    listenClic(carte, rappels);
  });
  return {
    update: (etat) => {
      attendu = etat;
      update?.(etat);
    },
    remove: () => {
      isRetiree = true;
      carte.remove();
    },
  };
};

import type { FeatureCollection } from 'geojson';
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Theme } from '#client/design/tokens.ts';
import { buildCoucheLasso, buildCouchesPoints } from './couches-points.ts';
import { buildCouchesEtiquettes, buildCouchesTerritoires } from './couches-territoires.ts';

const VIDE: FeatureCollection = { type: 'FeatureCollection', features: [] };
const source = (promoteId?: string): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: VIDE,
  ...(promoteId && { promoteId }),
});

/** Regroupement des établissements quand aucun indicateur ne les distingue. */
export const REGROUPEMENT = { cluster: true, clusterRadius: 38, clusterMaxZoom: 10 } as const;

/** Style de la carte pour un thème : aucune source extérieure, tout vient de la page. */
export const buildStyle = (theme: Theme): StyleSpecification => ({
  version: 8,
  sources: {
    contours: source('code'),
    regions: source(),
    cadres: source(),
    reperes: source('code'),
    zone: source(),
    points: { ...source('id'), ...REGROUPEMENT },
    choisi: source(),
    demandes: source(),
    etiquettes: source(),
    lasso: source(),
  },
  layers: [
    ...buildCouchesTerritoires(theme),
    // Sous les points, donc placées après eux : un nom ne recouvre jamais le nombre d'un groupe.
    ...buildCouchesEtiquettes(theme),
    ...buildCouchesPoints(theme),
    buildCoucheLasso(theme),
  ],
});

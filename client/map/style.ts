import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { JETONS, type Theme } from '#client/design/tokens.ts';

/** Familles de police présentes dans la page : les étiquettes se dessinent sur place, sans hôte de glyphes. */
const POLICE = ['Inter'];
const EST_GROUPE: FilterSpecification = ['has', 'point_count'];
const EST_POINT: FilterSpecification = ['!', ['has', 'point_count']];

const VIDE: FeatureCollection = { type: 'FeatureCollection', features: [] };
const CHOISI: ExpressionSpecification = ['boolean', ['feature-state', 'choisi'], false];
const SURVOL: ExpressionSpecification = ['boolean', ['feature-state', 'survol'], false];

const buildLayers = (theme: Theme): LayerSpecification[] => {
  const j = JETONS[theme];
  return [
    { id: 'mer', type: 'background', paint: { 'background-color': j.carteMer } },
    {
      id: 'contours',
      type: 'fill',
      source: 'contours',
      paint: { 'fill-color': ['coalesce', ['feature-state', 'couleur'], j.carteSansValeur] },
    },
    { id: 'limites', type: 'line', source: 'contours', paint: { 'line-color': j.carteContour, 'line-width': 0.8 } },
    {
      id: 'limites-regions',
      type: 'line',
      source: 'regions',
      paint: { 'line-color': j.carteContourFort, 'line-width': 0.9, 'line-opacity': 0.75 },
    },
    {
      id: 'cadres',
      type: 'line',
      source: 'cadres',
      filter: ['==', ['get', 'nature'], 'cadre'],
      paint: { 'line-color': j.bordureForte, 'line-width': 0.8, 'line-opacity': 0.7 },
    },
    {
      id: 'cadres-noms',
      type: 'symbol',
      source: 'cadres',
      filter: ['==', ['get', 'nature'], 'etiquette'],
      layout: { 'text-field': ['get', 'nom'], 'text-font': POLICE, 'text-size': 11, 'text-allow-overlap': true },
      paint: { 'text-color': j.texteDoux },
    },
    {
      id: 'survol',
      type: 'line',
      source: 'contours',
      paint: {
        'line-color': j.texte,
        'line-width': ['case', SURVOL, 2, CHOISI, 2.4, 0],
      },
    },
    {
      id: 'bassins',
      type: 'circle',
      source: 'bassins',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 4.5, 4.5, 8, 14],
        'circle-color': ['coalesce', ['feature-state', 'couleur'], j.carteSansValeur],
        'circle-stroke-color': j.carteContourFort,
        'circle-stroke-width': ['case', SURVOL, 2.5, CHOISI, 2.5, 0.8],
      },
    },
    {
      id: 'groupes',
      type: 'circle',
      source: 'etablissements',
      filter: EST_GROUPE,
      paint: {
        'circle-color': j.surface,
        'circle-opacity': 0.88,
        'circle-stroke-color': j.cartePoint,
        'circle-stroke-width': 1.2,
        'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 9, 50, 13, 400, 18],
      },
    },
    {
      id: 'groupes-nombre',
      type: 'symbol',
      source: 'etablissements',
      filter: EST_GROUPE,
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': POLICE,
        'text-size': 11,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': j.texte },
    },
    {
      id: 'points',
      type: 'circle',
      source: 'etablissements',
      filter: EST_POINT,
      paint: {
        'circle-color': ['case', CHOISI, j.cartePointChoisi, j.cartePoint],
        'circle-stroke-color': j.surface,
        'circle-stroke-width': 1.2,
        'circle-radius': ['case', CHOISI, 8, 4.5],
      },
    },
  ];
};

/** Style de la carte pour un thème : aucune source extérieure, tout vient de la page. */
export const buildStyle = (theme: Theme): StyleSpecification => ({
  version: 8,
  sources: {
    contours: { type: 'geojson', data: VIDE, promoteId: 'code' },
    regions: { type: 'geojson', data: VIDE },
    cadres: { type: 'geojson', data: VIDE },
    bassins: { type: 'geojson', data: VIDE, promoteId: 'code' },
    etablissements: {
      type: 'geojson',
      data: VIDE,
      promoteId: 'uai',
      cluster: true,
      clusterRadius: 38,
      clusterMaxZoom: 10,
    },
  },
  layers: buildLayers(theme),
});

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { JETONS, type Theme } from '#client/design/tokens.ts';

/** Familles de police présentes dans la page : les étiquettes se dessinent sur place, sans hôte de glyphes. */
export const POLICE = ['Inter'];
const CHOISI: ExpressionSpecification = ['boolean', ['feature-state', 'choisi'], false];
const SURVOL: ExpressionSpecification = ['boolean', ['feature-state', 'survol'], false];

/** Fond, territoires colorés, limites et cadres des encarts. */
export const buildCouchesTerritoires = (theme: Theme): LayerSpecification[] => {
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
      id: 'survol',
      type: 'line',
      source: 'contours',
      paint: { 'line-color': j.texte, 'line-width': ['case', SURVOL, 2, CHOISI, 2.4, 0] },
    },
    {
      id: 'reperes',
      type: 'circle',
      source: 'reperes',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 4.5, 4.5, 8, 14],
        'circle-color': ['coalesce', ['feature-state', 'couleur'], j.carteSansValeur],
        'circle-stroke-color': j.carteContourFort,
        'circle-stroke-width': ['case', SURVOL, 2.5, CHOISI, 2.5, 0.8],
      },
    },
  ];
};

const TAILLE_NOM: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 4, 10, 8, 13];

/**
 * Noms des encarts et des territoires. Le nom avec sa valeur est placé le premier (couche du dessus) ; là où il
 * ne tient pas, le nom seul ; là où il ne tient pas non plus, rien.
 */
export const buildCouchesEtiquettes = (theme: Theme): LayerSpecification[] => {
  const j = JETONS[theme];
  const peinture = { 'text-color': j.texte, 'text-halo-color': j.surface, 'text-halo-width': 1.4 };
  return [
    {
      id: 'etiquettes-noms',
      type: 'symbol',
      source: 'etiquettes',
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': POLICE,
        'text-size': TAILLE_NOM,
        'text-max-width': 8,
        'text-padding': 3,
        'symbol-sort-key': ['get', 'rang'],
      },
      paint: peinture,
    },
    {
      id: 'etiquettes-valeurs',
      type: 'symbol',
      source: 'etiquettes',
      filter: ['!=', ['get', 'valeur'], ''],
      layout: {
        'text-field': [
          'case',
          ['==', ['get', 'nom'], ''],
          ['get', 'valeur'],
          ['concat', ['get', 'nom'], '\n', ['get', 'valeur']],
        ],
        'text-font': POLICE,
        'text-size': TAILLE_NOM,
        'text-max-width': 8,
        'text-padding': 3,
        'symbol-sort-key': ['get', 'rang'],
      },
      paint: peinture,
    },
    {
      id: 'cadres-noms',
      type: 'symbol',
      source: 'cadres',
      filter: ['==', ['get', 'nature'], 'etiquette'],
      layout: { 'text-field': ['get', 'nom'], 'text-font': POLICE, 'text-size': 11 },
      paint: { 'text-color': j.texteDoux },
    },
  ];
};

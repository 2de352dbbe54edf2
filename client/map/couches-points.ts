import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { JETONS, type Theme } from '#client/design/tokens.ts';
import { POLICE } from './couches-territoires.ts';

const EST_GROUPE: FilterSpecification = ['has', 'point_count'];
const EST_POINT: FilterSpecification = ['!', ['has', 'point_count']];

const buildGroupes = (theme: Theme): LayerSpecification[] => {
  const j = JETONS[theme];
  return [
    {
      id: 'groupes',
      type: 'circle',
      source: 'points',
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
      source: 'points',
      filter: EST_GROUPE,
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': POLICE,
        'text-size': 11,
        'text-padding': 7,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': j.texte },
    },
  ];
};

/** Zone choisie, points (groupés ou proportionnels), demandes, et le tracé en cours du lasso. */
export const buildCouchesPoints = (theme: Theme): LayerSpecification[] => {
  const j = JETONS[theme];
  return [
    { id: 'zone-fond', type: 'fill', source: 'zone', paint: { 'fill-color': j.focus, 'fill-opacity': 0.1 } },
    { id: 'zone-trait', type: 'line', source: 'zone', paint: { 'line-color': j.focus, 'line-width': 2 } },
    ...buildGroupes(theme),
    {
      id: 'points',
      type: 'circle',
      source: 'points',
      filter: EST_POINT,
      layout: { 'circle-sort-key': ['get', 'ordre'] },
      paint: {
        'circle-color': ['to-color', ['get', 'couleur'], j.cartePoint],
        'circle-opacity': ['case', ['get', 'vide'], 0, 0.9],
        'circle-stroke-color': ['case', ['get', 'vide'], j.cartePoint, j.surface],
        'circle-stroke-width': 0.6,
        // Le rayon ne dépend pas du zoom : la légende des tailles reste juste.
        'circle-radius': ['get', 'rayon'],
      },
    },
    {
      id: 'choisi',
      type: 'circle',
      source: 'choisi',
      paint: {
        'circle-color': j.cartePointChoisi,
        'circle-stroke-color': j.surface,
        'circle-stroke-width': 1.5,
        'circle-radius': ['max', ['get', 'rayon'], 7],
      },
    },
    {
      id: 'demandes',
      type: 'symbol',
      source: 'demandes',
      layout: {
        'icon-image': ['get', 'image'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.75, 9, 1.1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
};

/** Le tracé du lasso, au-dessus de tout. */
export const buildCoucheLasso = (theme: Theme): LayerSpecification => ({
  id: 'lasso',
  type: 'line',
  source: 'lasso',
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: { 'line-color': JETONS[theme].focus, 'line-width': 2.4, 'line-dasharray': [1.5, 1.2] },
});

import type { Position } from 'geojson';
import { expect, it } from 'vitest';
import type { ContoursEmploi } from '#server/contours/topologie.ts';
import { placeContoursEmploi } from './emploi.ts';
import { INSETS, placeInInset } from './insets.ts';

const carre = ([lon, lat]: [number, number]): Position[] => [
  [lon, lat],
  [lon + 0.1, lat],
  [lon + 0.1, lat + 0.1],
  [lon, lat + 0.1],
  [lon, lat],
];

const LYON: [number, number] = [4.8, 45.7];
const POINTE_A_PITRE: [number, number] = [-61.55, 16.2];
const TOPOLOGIE: ContoursEmploi = {
  type: 'Topology',
  version: 'v',
  approche: true,
  mention: 'Contours approchés',
  annees: { bassins: 2021, zones: null },
  arcs: [carre(LYON), carre(POINTE_A_PITRE)],
  objects: {
    bassins: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', id: '8428', arcs: [[[0]]], properties: { code: '8428', libelle: 'Lyon Centre' } },
        { type: 'MultiPolygon', id: '105', arcs: [[[1]]], properties: { code: '105', libelle: 'Centre' } },
      ],
    },
    zones: { type: 'GeometryCollection', geometries: [] },
  },
};

it('laisse la métropole en place et met l’outre-mer dans son encart, frontières comprises', () => {
  const { contours, frontieres, annee, mention } = placeContoursEmploi(TOPOLOGIE, 'bassin');
  const [lyon, centre] = contours.features;
  expect(lyon).toMatchObject({ id: '8428', properties: { code: '8428', nom: 'Lyon Centre' } });
  expect(lyon?.geometry.coordinates).toEqual([[carre(LYON)]]);
  const place = carre(POINTE_A_PITRE).map(([lon = 0, lat = 0]) => placeInInset(lon, lat, '971'));
  expect(centre?.geometry.coordinates).toEqual([[place]]);
  const [west, south, east, north] = INSETS['971'].frame;
  expect(place.every(([lon, lat]) => lon > west && lon < east && lat > south && lat < north)).toBe(true);
  expect(frontieres.geometry.coordinates).toEqual([carre(LYON), place]);
  expect({ annee, mention }).toEqual({ annee: 2021, mention: 'Contours approchés' });
});

it('rend une maille vide sans données', () => {
  const { contours, frontieres, annee } = placeContoursEmploi(TOPOLOGIE, 'zone');
  expect(contours.features).toEqual([]);
  expect(frontieres.geometry.coordinates).toEqual([]);
  expect(annee).toBeNull();
});

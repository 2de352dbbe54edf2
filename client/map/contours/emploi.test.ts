import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { computeAncre } from './ancres.ts';
import { buildContoursEmploi, type TopologieEmploi } from './emploi.ts';
import { INSETS, placeInInset } from './insets.ts';

/** Deux territoires carrés : l'un à Lyon, l'autre en Martinique. */
const carre = (x: number, y: number, cote: number) => [
  [x, y],
  [x + cote, y],
  [x + cote, y + cote],
  [x, y + cote],
  [x, y],
];
const collection = {
  type: 'FeatureCollection' as const,
  features: [
    { code: '8401', libelle: 'LYON', anneau: carre(4.7, 45.6, 0.3) },
    { code: '0201', libelle: 'LE FRANÇOIS', anneau: carre(-61, 14.5, 0.1) },
  ].map(({ code, libelle, anneau }) => ({
    type: 'Feature' as const,
    properties: { code, libelle },
    geometry: { type: 'Polygon' as const, coordinates: [anneau] },
  })),
};
const servie = topology({ bassins: collection, zones: collection }) as TopologieEmploi;

describe('les contours approchés des mailles d’emploi', () => {
  it('gardent leur code et leur nom, à la métropole comme dans l’encart', () => {
    const { bassin, zone } = buildContoursEmploi(servie);
    expect(bassin.features.map(({ id, properties }) => [id, properties.nom])).toEqual([
      ['8401', 'LYON'],
      ['0201', 'LE FRANÇOIS'],
    ]);
    expect(zone.features).toHaveLength(2);
  });

  it('placent l’outre-mer dans son encart et laissent la métropole à sa place', () => {
    const [lyon, martinique] = buildContoursEmploi(servie).bassin.features;
    expect(lyon?.geometry.coordinates.flat(2).slice(0, 2)).toEqual([4.7, 45.6]);
    const [ouest, sud, est, nord] = INSETS['972'].frame;
    for (const [x = 0, y = 0] of (martinique?.geometry.coordinates.flat(1) ?? []) as number[][]) {
      expect(x >= ouest && x <= est).toBe(true);
      expect(y >= sud && y <= nord).toBe(true);
    }
    const [x, y] = placeInInset(-61, 14.5, '972');
    const [premier] = (martinique?.geometry.coordinates.flat(1) ?? []) as number[][];
    expect(premier?.[0]).toBeCloseTo(x, 6);
    expect(premier?.[1]).toBeCloseTo(y, 6);
  });
});

describe('l’ancre d’une étiquette', () => {
  it('est au milieu d’un carré', () => {
    const ancre = computeAncre({ type: 'Polygon', coordinates: [carre(0, 0, 2)] });
    expect(ancre?.position).toEqual([1, 1]);
    expect(ancre?.aire).toBe(4);
  });

  it('reste dans un territoire en croissant, et dans sa plus grande partie', () => {
    const croissant = [
      [0, 0],
      [6, 0],
      [6, 6],
      [0, 6],
      [0, 5],
      [5, 5],
      [5, 1],
      [0, 1],
      [0, 0],
    ];
    const ancre = computeAncre({ type: 'MultiPolygon', coordinates: [[carre(20, 20, 1)], [croissant]] });
    expect(ancre?.position[0]).toBe(5.5);
    expect(ancre?.position[1]).toBeCloseTo(3, 9);
  });

  it('évite un trou', () => {
    const ancre = computeAncre({ type: 'Polygon', coordinates: [carre(0, 0, 6), carre(1, 1, 4)] });
    expect([0.5, 5.5]).toContain(ancre?.position[0]);
  });
});

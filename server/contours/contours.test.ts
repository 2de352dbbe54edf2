import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildContours, type Commune } from './contours.ts';
import { type Departements, readDepartements } from './departements.ts';
import { isDedans, measureAire, type Point } from './plan.ts';

/** Deux départements carrés d'un degré, de part et d'autre du méridien 1, à l'équateur où un degré vaut un degré. */
const buildDeuxCarres = (): Departements =>
  readDepartements({
    type: 'Topology',
    arcs: [
      [
        [1, 1],
        [1, 0],
      ],
      [
        [1, 0],
        [0, 0],
        [0, 1],
        [1, 1],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 0],
        [1, 0],
      ],
    ],
    objects: {
      departements: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'MultiPolygon', id: '001', arcs: [[[0, 1]]] },
          { type: 'MultiPolygon', id: '002', arcs: [[[2, ~0]]] },
        ],
      },
    },
  });

const at = (lon: number, lat: number, territoire: string, departement = lon < 1 ? '001' : '002'): Commune => ({
  ...{ lon, lat, territoire, departement },
});

const build = (communes: Commune[]) => buildContours(buildDeuxCarres(), communes);
const sumAires = (anneaux: readonly (readonly Point[])[]): number => anneaux.reduce((s, a) => s + measureAire(a), 0);
const listAires = (communes: Commune[]): Record<string, number> =>
  Object.fromEntries([...build(communes)].map(([code, p]) => [code, Math.round(sumAires(p.flat()) * 1e6) / 1e6]));

const commune = fc
  .record({
    lon: fc.double({ min: 0.001, max: 1.999, noNaN: true }),
    lat: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    territoire: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  })
  .map(({ lon, lat, territoire }) => at(lon, lat, territoire));

describe('contours approchés', () => {
  it.each<[string, Commune[], Record<string, number>]>([
    ['rien sans commune', [], {}],
    ['un territoire prend tout son département', [at(0.2, 0.2, 'A')], { A: 1 }],
    [
      'deux communes se partagent leur département à mi-chemin',
      [at(0.2, 0.5, 'A'), at(0.6, 0.5, 'B')],
      { A: 0.4, B: 0.6 },
    ],
    [
      'un territoire réunit ses communes',
      [at(0.2, 0.5, 'A'), at(0.6, 0.5, 'B'), at(0.8, 0.5, 'A')],
      { A: 0.7, B: 0.3 },
    ],
    [
      'un territoire passe d’un département à l’autre',
      [at(0.2, 0.5, 'A'), at(1.2, 0.5, 'A'), at(1.6, 0.5, 'B')],
      { A: 1.4, B: 0.6 },
    ],
    ['une cellule ne déborde pas de son département', [at(0.9, 0.5, 'A'), at(1.9, 0.5, 'B')], { A: 1, B: 1 }],
    [
      'le terrain l’emporte sur le code',
      [at(0.2, 0.5, 'A'), at(0.8, 0.5, 'B', '002'), at(1.5, 0.5, 'C')],
      { A: 0.5, B: 0.5, C: 1 },
    ],
    ['une commune en mer garde sa place dans le partage', [at(0.25, 0.5, 'A'), at(-0.25, 0.5, 'B', '001')], { A: 1 }],
    ['un département inconnu du fond est ignoré', [at(0.5, 0.5, 'A'), at(9, 9, 'B', '975')], { A: 1 }],
    ['deux centres confondus n’en font qu’un', [at(0.5, 0.5, 'A'), at(0.5, 0.5, 'B')], { A: 1 }],
  ])('%s', (_, communes, aires) => {
    expect(listAires(communes)).toEqual(aires);
  });

  it('un territoire entouré d’un autre y fait un trou', () => {
    const autour = [0.2, 0.5, 0.8].flatMap((lon) => [0.2, 0.5, 0.8].map((lat) => at(lon, lat, 'A')));
    const polygones = build(autour.map((c) => (c.lon === 0.5 && c.lat === 0.5 ? { ...c, territoire: 'B' } : c)));
    expect(polygones.get('A')?.map((anneaux) => anneaux.length)).toEqual([2]);
    expect(polygones.get('B')?.map((anneaux) => anneaux.length)).toEqual([1]);
  });

  it('deux voisins partagent les mêmes points, de part et d’autre d’une limite de département aussi', () => {
    const polygones = build([at(0.3, 0.3, 'A'), at(0.7, 0.8, 'B'), at(1.4, 0.4, 'C')]);
    const points = (code: string) => new Set(polygones.get(code)?.flat(2).map(String));
    expect([...points('A')].filter((p) => points('B').has(p)).length).toBe(2);
    expect([...points('C')].filter((p) => points('A').has(p) || points('B').has(p)).length).toBe(3);
  });

  it('les contours forment toujours une partition : mêmes aires, chaque point dans un seul', () => {
    const point = fc.tuple(
      fc.double({ min: 0.01, max: 1.99, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(commune, { minLength: 1, maxLength: 60 }),
        fc.array(point, { maxLength: 20 }),
        (communes, tirage) => {
          const contours = [...build(communes).values()].map((p) => p.flat());
          const couverts = new Set(communes.map((c) => c.departement)).size;
          expect(contours.reduce((s, anneaux) => s + sumAires(anneaux), 0)).toBeCloseTo(couverts, 6);
          for (const lieu of tirage) expect(contours.filter((a) => isDedans(lieu, a)).length).toBeLessThan(2);
        },
      ),
      { numRuns: 300 },
    );
  });
});

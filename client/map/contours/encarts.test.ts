import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInContour, type Sommet } from '#shared/territoires/contour.ts';
import { formatZone, isInZone, parseZone } from '#shared/territoires/zone.ts';
import { drawZone, toCarte, toReel, toZone } from './encarts.ts';
import { EMPRISE_FRANCE, INSETS, placeInInset } from './insets.ts';

const DROM = Object.values(INSETS);

/** Un point réel et son département : en métropole, ou sur un territoire d'outre-mer. */
const enMetropole = fc
  .record({
    longitude: fc.double({ min: -1, max: 7, noNaN: true }),
    latitude: fc.double({ min: 44, max: 50, noNaN: true }),
  })
  .map((lieu) => ({ ...lieu, departement: '069' }));
const outreMer = fc
  .tuple(
    fc.constantFrom(...DROM),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(
    ([
      {
        departement,
        source: [ouest, sud, est, nord],
      },
      u,
      v,
    ]) => ({
      longitude: ouest + u * (est - ouest),
      latitude: sud + v * (nord - sud),
      departement: departement as string,
    }),
  );
const lieu = fc.oneof(enMetropole, outreMer);

/** Un lasso n'importe où sur la carte, encarts et large compris. */
const [OUEST, SUD, EST, NORD] = EMPRISE_FRANCE;
const lasso = fc.array(
  fc.tuple(
    fc.double({ min: OUEST - 2, max: EST + 2, noNaN: true }),
    fc.double({ min: SUD - 1, max: NORD + 1, noNaN: true }),
  ) as fc.Arbitrary<Sommet>,
  { minLength: 3, maxLength: 40 },
);

describe('de la carte à la Terre et retour', () => {
  it.each<[string, number, number, string]>([
    ['Lyon', 4.835, 45.764, '069'],
    ['Ajaccio', 8.74, 41.92, '02A'],
    ['Pointe-à-Pitre', -61.533, 16.241, '971'],
    ['Fort-de-France', -61.067, 14.604, '972'],
    ['Cayenne', -52.326, 4.937, '973'],
    ['Saint-Denis', 55.448, -20.879, '974'],
    ['Mamoudzou', 45.228, -12.781, '976'],
  ])('%s revient à sa place', (_, longitude, latitude, departement) => {
    const [x, y] = placeInInset(longitude, latitude, departement);
    expect(toCarte(longitude, latitude)).toEqual([x, y]);
    const reel = toReel(x, y);
    expect(reel.longitude).toBeCloseTo(longitude, 9);
    expect(reel.latitude).toBeCloseTo(latitude, 9);
  });

  it('la conversion s’inverse partout, et ne dépend pas du département', () => {
    fc.assert(
      fc.property(lieu, ({ longitude, latitude, departement }) => {
        const place = placeInInset(longitude, latitude, departement);
        expect(toCarte(longitude, latitude)).toEqual(place);
        const reel = toReel(...place);
        expect(reel.longitude).toBeCloseTo(longitude, 8);
        expect(reel.latitude).toBeCloseTo(latitude, 8);
      }),
    );
  });
});

describe('le lasso', () => {
  it('retient exactement les points qu’il entoure à l’écran, à cheval sur les encarts ou non', () => {
    fc.assert(
      fc.property(lasso, lieu, (trace, { longitude, latitude, departement }) => {
        const [x, y] = placeInInset(longitude, latitude, departement);
        expect(isInZone(toZone(trace), { longitude, latitude })).toBe(isInContour(trace, x, y));
      }),
      { numRuns: 500 },
    );
  });

  it('à cheval sur la Guadeloupe en encart et le Sud-Ouest, prend les deux et rien d’autre', () => {
    const [x, y] = placeInInset(-61.533, 16.241, '971');
    const trace: Sommet[] = [
      [x - 0.6, y - 0.6],
      [1.8, 43.3],
      [1.8, 44.2],
      [x - 0.6, y + 0.6],
    ];
    const zone = parseZone(formatZone(toZone(trace)));
    if (!zone) throw new Error('la zone ne se relit pas');
    expect(isInZone(zone, { longitude: -61.533, latitude: 16.241 })).toBe(true);
    expect(isInZone(zone, { longitude: 1.444, latitude: 43.604 })).toBe(true);
    expect(isInZone(zone, { longitude: -61.067, latitude: 14.604 })).toBe(false);
    expect(isInZone(zone, { longitude: 4.835, latitude: 45.764 })).toBe(false);
  });

  it('tracé dans un encart, ne prend rien en métropole', () => {
    const [ouest, sud, est, nord] = INSETS['974'].frame;
    const zone = toZone([
      [ouest + 0.1, sud + 0.1],
      [est - 0.1, sud + 0.1],
      [est - 0.1, nord - 0.1],
      [ouest + 0.1, nord - 0.1],
    ]);
    expect(zone.forme === 'polygone' && zone.contours).toHaveLength(1);
    expect(isInZone(zone, { longitude: 55.448, latitude: -20.879 })).toBe(true);
  });

  it('tracé en pleine mer, n’est pas une zone', () => {
    expect(
      formatZone(
        toZone([
          [-30, 20],
          [-20, 20],
          [-20, 30],
        ]),
      ),
    ).toBe('');
  });
});

describe('le dessin d’une zone', () => {
  it.each<[string, number, number, number, number]>([
    ['30 km autour de Lyon : un morceau en métropole', 45.764, 4.835, 30, 1],
    ['30 km autour de Fort-de-France : un morceau dans son encart', 14.604, -61.067, 30, 1],
    ['250 km autour de Pointe-à-Pitre : la Martinique aussi', 16.241, -61.533, 250, 2],
    ['30 km autour de New York : rien', 40.7, -74, 30, 0],
  ])('%s', (_, latitude, longitude, rayonKm, morceaux) => {
    const { features } = drawZone({ forme: 'cercle', centre: { latitude, longitude }, rayonKm });
    expect(features).toHaveLength(morceaux);
  });

  it('ne dessine rien sans zone', () => {
    expect(drawZone(null).features).toEqual([]);
  });
});

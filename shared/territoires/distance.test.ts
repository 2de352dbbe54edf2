import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDestination, computeDistanceKm, type Lieu } from './distance.ts';

const lieu: fc.Arbitrary<Lieu> = fc.record({
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
});

describe('la distance à vol d’oiseau', () => {
  it.each<[string, Lieu, Lieu, number]>([
    ['Paris – Lyon', { latitude: 48.8566, longitude: 2.3522 }, { latitude: 45.764, longitude: 4.8357 }, 391.5],
    ['Paris – Marseille', { latitude: 48.8566, longitude: 2.3522 }, { latitude: 43.2965, longitude: 5.3698 }, 660.5],
    [
      'Fort-de-France – Cayenne',
      { latitude: 14.616, longitude: -61.058 },
      { latitude: 4.922, longitude: -52.326 },
      1440,
    ],
    ['un degré de méridien', { latitude: 45, longitude: 3 }, { latitude: 46, longitude: 3 }, 111.2],
    ['aux antipodes', { latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, 20015],
  ])('%s', (_, a, b, km) => {
    expect(Math.abs(computeDistanceKm(a, b) - km)).toBeLessThan(km * 0.005);
  });

  it('est nulle sur place, symétrique, et vérifie l’inégalité triangulaire', () => {
    fc.assert(
      fc.property(lieu, lieu, lieu, (a, b, c) => {
        expect(computeDistanceKm(a, a)).toBe(0);
        expect(computeDistanceKm(a, b)).toBeCloseTo(computeDistanceKm(b, a), 9);
        expect(computeDistanceKm(a, c)).toBeLessThanOrEqual(computeDistanceKm(a, b) + computeDistanceKm(b, c) + 1e-6);
      }),
    );
  });

  it('le lieu atteint à n kilomètres est bien à n kilomètres', () => {
    fc.assert(
      fc.property(
        lieu,
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.integer({ min: 0, max: 359 }),
        (a, km, cap) => {
          expect(Math.abs(computeDistanceKm(a, computeDestination(a, km, cap)) - km)).toBeLessThan(0.01);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDistanceKm, type Lieu, RAYON_TERRE_KM } from './distance.ts';

const PARIS: Lieu = { latitude: 48.8566, longitude: 2.3522 };
const LYON: Lieu = { latitude: 45.764, longitude: 4.8357 };

const lieu = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('distance', () => {
  it.each<[string, Lieu, Lieu, number]>([
    ['Paris et Lyon', PARIS, LYON, 391.5],
    ['Paris et la Guadeloupe', PARIS, { latitude: 16.241, longitude: -61.533 }, 6760],
    ['un degré de latitude', { latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 }, 111.195],
    ['l’antiméridien', { latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111.195],
    ['les antipodes', { latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, Math.PI * RAYON_TERRE_KM],
  ])('%s', (_, a, b, km) => {
    expect(Math.abs(computeDistanceKm(a, b) - km)).toBeLessThan(km * 0.002);
  });

  it('est symétrique, nulle sur place, bornée, et respecte l’inégalité triangulaire', () => {
    fc.assert(
      fc.property(lieu, lieu, lieu, (a, b, c) => {
        expect(computeDistanceKm(a, b)).toBeCloseTo(computeDistanceKm(b, a), 6);
        expect(computeDistanceKm(a, a)).toBe(0);
        expect(computeDistanceKm(a, b)).toBeLessThanOrEqual(Math.PI * RAYON_TERRE_KM + 1e-6);
        expect(computeDistanceKm(a, c)).toBeLessThanOrEqual(computeDistanceKm(a, b) + computeDistanceKm(b, c) + 1e-3);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipContour, computeAireContour, isInContour, simplifyContour } from './contour.ts';
import { computeDestination, computeDistanceKm, type Lieu } from './distance.ts';
import { toLatitude, toMercatorY } from './projection.ts';
import { formatZone, isInZone, LONGUEUR_ZONE, parseZone, type Zone } from './zone.ts';

const LYON: Lieu = { latitude: 45.764, longitude: 4.835 };
const VILLEURBANNE: Lieu = { latitude: 45.772, longitude: 4.89 };
const GRENOBLE: Lieu = { latitude: 45.188, longitude: 5.725 };
const CAYENNE: Lieu = { latitude: 4.922, longitude: -52.326 };

const RHONE: Zone = {
  forme: 'polygone',
  contours: [
    [
      [4.3, 45.5],
      [5.2, 45.5],
      [5.2, 46.2],
      [4.3, 46.2],
    ],
  ],
};

const lieu: fc.Arbitrary<Lieu> = fc.record({
  latitude: fc.double({ min: -21, max: 51, noNaN: true }),
  longitude: fc.double({ min: -62, max: 56, noNaN: true }),
});
/** Un contour étoilé autour d'un lieu : ce qu'une main dessine, jusqu'à plusieurs centaines de points. */
const lasso = fc
  .tuple(lieu, fc.array(fc.double({ min: 5, max: 200, noNaN: true }), { minLength: 3, maxLength: 400 }))
  .map(([centre, rayons]) =>
    rayons.map((km, i) => {
      const { longitude, latitude } = computeDestination(centre, km, (360 * i) / rayons.length);
      return [longitude, latitude] as const;
    }),
  );

describe('une zone dans une adresse', () => {
  it.each<[string, Zone, string]>([
    ['un cercle', { forme: 'cercle', centre: LYON, rayonKm: 30 }, 'cercle:45.764,4.835,30'],
    ['un rayon au dixième', { forme: 'cercle', centre: CAYENNE, rayonKm: 12.34 }, 'cercle:4.922,-52.326,12.3'],
    ['un polygone', RHONE, 'polygone:4sI474Co4BAA4rBn4BA'],
  ])('%s s’écrit court et se relit', (_, zone, texte) => {
    expect(formatZone(zone)).toBe(texte);
    expect(formatZone(parseZone(texte))).toBe(texte);
  });

  it.each([
    ['vide', ''],
    ['d’une autre forme', 'carre:1,2,3'],
    ['sans rayon', 'cercle:45.764,4.835'],
    ['rayon nul', 'cercle:45.764,4.835,0'],
    ['rayon démesuré', 'cercle:45.764,4.835,501'],
    ['latitude hors bornes', 'cercle:91,4.835,30'],
    ['longitude hors bornes', 'cercle:45,181,30'],
    ['trop de décimales', 'cercle:45.76412,4.835,30'],
    ['un nombre illisible', 'cercle:4e1,4.8,30'],
    ['un polygone de deux sommets', 'polygone:4sI474Co4BA'],
    ['un nombre coupé', 'polygone:4sI474Co4'],
    ['un caractère étranger', 'polygone:4SmT*iFA'],
    ['un polygone hors du monde', `polygone:${'_'.repeat(30)}A`],
    ['sept contours', `polygone:${Array(7).fill('4sI474Co4BAA4rBn4BA').join('.')}`],
    ['trop long', `polygone:${'A'.repeat(LONGUEUR_ZONE)}`],
  ])('%s : aucune zone', (_, texte) => {
    expect(parseZone(texte)).toBeNull();
  });

  it('n’importe quel texte est illisible ou se relit à l’identique', () => {
    const texte = fc.oneof(
      fc.string(),
      fc.stringMatching(/^polygone:[A-Za-z0-9_.-]{0,60}$/),
      fc.stringMatching(/^cercle:-?\d{1,3}(\.\d{1,3})?,-?\d{1,3}(\.\d{1,3})?,\d{1,3}(\.\d)?$/),
    );
    fc.assert(
      fc.property(texte, (lu) => {
        const zone = parseZone(lu);
        const ecrit = formatZone(zone);
        expect(formatZone(parseZone(ecrit))).toBe(ecrit);
        if (zone?.forme === 'cercle') expect(parseZone(ecrit)).toEqual(zone);
      }),
    );
  });

  it('un lasso de plusieurs centaines de points tient en 400 caractères et garde sa forme', () => {
    fc.assert(
      fc.property(fc.array(lasso, { minLength: 1, maxLength: 3 }), (contours) => {
        const texte = formatZone({ forme: 'polygone', contours });
        expect(texte.length).toBeLessThanOrEqual(LONGUEUR_ZONE);
        expect(parseZone(texte)).not.toBeNull();
        expect(formatZone(parseZone(texte))).toBe(texte);
      }),
      { numRuns: 60 },
    );
  });

  it('un lasso net perd moins d’un centième de son aire à s’écrire', () => {
    const cercle = Array.from({ length: 300 }, (_, i) => {
      const { longitude, latitude } = computeDestination(LYON, 60, (360 * i) / 300);
      return [longitude, latitude] as const;
    });
    const relu = parseZone(formatZone({ forme: 'polygone', contours: [cercle] }));
    const [contour = []] = relu?.forme === 'polygone' ? relu.contours : [];
    expect(computeAireContour(contour) / computeAireContour(cercle)).toBeGreaterThan(0.99);
  });
});

describe('ce qui est dans la zone', () => {
  it.each<[string, Zone, Lieu, boolean]>([
    ['Villeurbanne à 10 km de Lyon', { forme: 'cercle', centre: LYON, rayonKm: 10 }, VILLEURBANNE, true],
    ['Grenoble, pas à 30 km', { forme: 'cercle', centre: LYON, rayonKm: 30 }, GRENOBLE, false],
    ['Grenoble à 100 km', { forme: 'cercle', centre: LYON, rayonKm: 100 }, GRENOBLE, true],
    ['le centre lui-même', { forme: 'cercle', centre: CAYENNE, rayonKm: 0.5 }, CAYENNE, true],
    ['Lyon dans le contour', RHONE, LYON, true],
    ['Grenoble au dehors', RHONE, GRENOBLE, false],
  ])('%s', (_, zone, ou, dedans) => {
    expect(isInZone(zone, ou)).toBe(dedans);
  });

  it('le cercle retient exactement les lieux à moins du rayon', () => {
    fc.assert(
      fc.property(lieu, lieu, fc.integer({ min: 1, max: 500 }), (centre, ou, rayonKm) => {
        expect(isInZone({ forme: 'cercle', centre, rayonKm }, ou)).toBe(computeDistanceKm(centre, ou) <= rayonKm);
      }),
    );
  });

  it('deux contours disjoints retiennent l’un ou l’autre, jamais plus', () => {
    fc.assert(
      fc.property(lasso, lasso, lieu, (a, b, ou) => {
        const seul = [a, b].map((contour) => isInZone({ forme: 'polygone', contours: [contour] }, ou));
        expect(isInZone({ forme: 'polygone', contours: [a, b] }, ou)).toBe(seul.includes(true));
      }),
    );
  });
});

describe('les contours', () => {
  it('la projection s’inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: -84, max: 84, noNaN: true }), (latitude) => {
        expect(toLatitude(toMercatorY(latitude))).toBeCloseTo(latitude, 9);
      }),
    );
  });

  it('la découpe par un rectangle garde exactement ce qui est dans les deux', () => {
    const cadre = [0, 42, 6, 48] as const;
    fc.assert(
      fc.property(
        lasso,
        fc.double({ min: 0.01, max: 5.99, noNaN: true }),
        fc.double({ min: 42.01, max: 47.99, noNaN: true }),
        (contour, x, y) => {
          const coupe = clipContour(contour, cadre);
          for (const [cx, cy] of coupe) {
            expect(cx >= cadre[0] - 1e-9 && cx <= cadre[2] + 1e-9).toBe(true);
            expect(cy >= cadre[1] - 1e-9 && cy <= cadre[3] + 1e-9).toBe(true);
          }
          expect(coupe.length > 0 && isInContour(coupe, x, y)).toBe(coupe.length > 0 && isInContour(contour, x, y));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('alléger ne descend jamais sous trois sommets et n’en invente aucun', () => {
    fc.assert(
      fc.property(lasso, fc.integer({ min: 0, max: 50 }), (contour, maximum) => {
        const allege = simplifyContour(contour, maximum);
        expect(allege).toHaveLength(Math.min(contour.length, Math.max(3, maximum)));
        expect(allege.every((sommet) => contour.includes(sommet))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildRectangle,
  formatLasso,
  isInPolygone,
  MAX_SOMMETS,
  type PointTaux,
  parseLasso,
  simplifyTrait,
} from './lasso.ts';

const dixieme = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);
const point: fc.Arbitrary<PointTaux> = fc.tuple(dixieme, dixieme);
const lasso = fc.record({
  niveau: fc.constantFrom('400', '320', '46T'),
  region: fc.constantFrom('', '53', '01'),
  points: fc.array(point, { minLength: 3, maxLength: MAX_SOMMETS }),
});

describe('le lasso du quadrant dans une adresse', () => {
  it('s’écrit sans caractère à échapper, en moins de 400 signes, et se relit à l’identique', () => {
    fc.assert(
      fc.property(lasso, (trace) => {
        const texte = formatLasso(trace);
        expect(texte.length).toBeLessThanOrEqual(400);
        expect(new URLSearchParams({ lasso: texte }).toString()).toBe(`lasso=${texte}`);
        expect(parseLasso(texte)).toEqual(trace);
      }),
    );
  });

  it.each([
    '',
    '400',
    '400_53',
    '400_53_1-2_3-4',
    '400_53_1-2_3-4_5',
    '400_53_1-2_3-4_101-6',
    '400_53_1-2_3-4_5-999',
    '400_53_-1-2_3-4_5-6',
    '400_53_1.25-2_3-4_5-6',
    'bac_53_1-2_3-4_5-6',
    `400_53${'_1-2'.repeat(MAX_SOMMETS + 1)}`,
    `400_53${'_100.0-100.0'.repeat(40)}`,
  ])('« %s » ne veut rien dire', (texte) => {
    expect(parseLasso(texte)).toBeNull();
  });
});

describe('un point de taux dans un polygone', () => {
  const RECTANGLE = buildRectangle([40, 20], [60, 30]);
  const TRIANGLE: PointTaux[] = [
    [0, 0],
    [100, 0],
    [0, 100],
  ];
  const CAS: [string, readonly PointTaux[], PointTaux, boolean][] = [
    ['au milieu d’un rectangle', RECTANGLE, [50, 25], true],
    ['sur un coin', RECTANGLE, [40, 20], true],
    ['sur un bord', RECTANGLE, [60, 22], true],
    ['juste à côté', RECTANGLE, [60.1, 22], false],
    ['au-dessous', RECTANGLE, [50, 19], false],
    ['sur l’hypoténuse', TRIANGLE, [50, 50], true],
    ['au-delà de l’hypoténuse', TRIANGLE, [51, 50], false],
    ['à zéro', TRIANGLE, [0, 0], true],
  ];
  it.each(CAS)('%s', (_, polygone, essaye, dedans) => {
    expect(isInPolygone(polygone, essaye)).toBe(dedans);
  });

  it('un rectangle contient exactement ce qui est entre ses bornes, d’où qu’on le tire', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, [x, y]) => {
        const dedans =
          Math.min(a[0], b[0]) <= x &&
          x <= Math.max(a[0], b[0]) &&
          Math.min(a[1], b[1]) <= y &&
          y <= Math.max(a[1], b[1]);
        expect(isInPolygone(buildRectangle(a, b), [x, y])).toBe(dedans);
      }),
    );
  });
});

describe('un trait de la main', () => {
  it('devient un polygone d’au plus 32 sommets, dans les bornes', () => {
    const large = fc.double({ min: -20, max: 120, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(large, large), { maxLength: 300 }), (trait) => {
        const points = simplifyTrait(trait);
        expect(points.length).toBeLessThanOrEqual(MAX_SOMMETS);
        if (points.length > 0) expect(parseLasso(formatLasso({ niveau: '400', region: '', points }))).not.toBeNull();
      }),
    );
  });

  it('un cercle tracé garde son centre et rejette son dehors', () => {
    const cercle = Array.from({ length: 200 }, (_, i): PointTaux => {
      const angle = (i / 200) * 2 * Math.PI;
      return [50 + 20 * Math.cos(angle), 40 + 20 * Math.sin(angle)];
    });
    const points = simplifyTrait(cercle);
    expect(points.length).toBeGreaterThan(8);
    for (const [essaye, dedans] of [
      [[50, 40], true],
      [[63, 53], true],
      [[66, 56], false],
      [[72, 40], false],
    ] as const)
      expect(isInPolygone(points, essaye)).toBe(dedans);
  });

  it('un clic n’est pas un lasso', () => {
    expect(simplifyTrait([[40, 40]])).toEqual([]);
    expect(simplifyTrait([])).toEqual([]);
    expect(
      simplifyTrait([
        [40, 40],
        [40.1, 40],
        [40.2, 40],
      ]),
    ).toEqual([]);
  });
});

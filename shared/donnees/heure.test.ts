import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatHeureParis, parseHeureParis } from './heure.ts';

it.each([
  ['2026-12-01T08:00', '2026-12-01T07:00:00.000Z'],
  ['2026-07-01T08:00', '2026-07-01T06:00:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ['2027-01-01T00:00', '2026-12-31T23:00:00.000Z'],
])('%s à Paris est %s', (saisie, instant) => {
  expect(parseHeureParis(saisie)?.toISOString()).toBe(instant);
});

it.each(['2026-03-29T02:30', '2026-02-31T08:00', '2026-12-01', '2026-13-01T08:00', '', 'demain'])(
  '« %s » n’existe pas',
  (saisie) => {
    expect(parseHeureParis(saisie)).toBeNull();
  },
);

it('une heure écrite puis relue est la même, hors de l’heure que l’hiver répète', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (instant) => {
        instant.setUTCSeconds(0, 0);
        const relu = parseHeureParis(formatHeureParis(instant))?.getTime() ?? Number.NaN;
        expect([0, 3_600_000]).toContain(instant.getTime() - relu);
      },
    ),
  );
});

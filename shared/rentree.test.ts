import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMillesime, formatRentree, getMillesime, listRentreesDemande } from './rentree.ts';

describe('les rentrées et les millésimes', () => {
  it.each([
    [2024, '2022_2023'],
    [2022, '2020_2021'],
    [2020, '2018_2019'],
    [2000, '1998_1999'],
  ] as const)('avec la rentrée %i se montrent les sortants %s', (rentree, millesime) => {
    expect(getMillesime(rentree)).toBe(millesime);
  });

  it('la seconde cohorte d’un millésime sort un an avant la rentrée', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), (rentree) => {
        const [premiere, seconde] = getMillesime(rentree).split('_').map(Number);
        expect([premiere, seconde]).toEqual([rentree - 2, rentree - 1]);
      }),
    );
  });

  it('s’écrivent comme on les dit', () => {
    expect(formatMillesime('2022_2023')).toBe('2022-2023');
    expect(formatRentree(2025)).toBe('RS 2025');
  });

  it('une demande déposée en 2026 vise une des cinq rentrées qui suivent', () => {
    expect(listRentreesDemande(new Date(2026, 0, 1))).toEqual([2027, 2028, 2029, 2030, 2031]);
    expect(listRentreesDemande(new Date(2026, 11, 31, 23, 59))).toEqual([2027, 2028, 2029, 2030, 2031]);
  });
});

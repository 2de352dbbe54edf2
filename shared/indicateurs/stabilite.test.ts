import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, present } from './absence.ts';
import { isSansPerspectives } from './perspectives.ts';
import type { Position } from './quadrant.ts';
import { listRuptures } from './ruptures.ts';
import { computeIntervalle, computeStabilite, NOMS_STABILITES, STABILITES, type Stabilite } from './stabilite.ts';

describe('l’intervalle de Wilson à 95 %', () => {
  it.each([
    // Les exemples de BESOINS 2.3 : 50 % sur 20, 50 et 100.
    [10, 20, 30, 70],
    [25, 50, 37, 63],
    [50, 100, 40, 60],
    [0, 20, 0, 16],
    [20, 20, 84, 100],
    [31, 100, 23, 41],
  ])('%i sur %i : de %i à %i %%', (numerateur, denominateur, bas, haut) => {
    const intervalle = computeIntervalle(numerateur, denominateur);
    expect(Math.round(intervalle.bas * 100)).toBe(bas);
    expect(Math.round(intervalle.haut * 100)).toBe(haut);
  });

  it('contient le taux, tient dans [0, 1], et se resserre quand l’effectif grandit', () => {
    const comptes = fc.integer({ min: 1, max: 2000 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    fc.assert(
      fc.property(comptes, ([k, n]) => {
        const { bas, haut } = computeIntervalle(k, n);
        expect(bas).toBeGreaterThanOrEqual(0);
        expect(haut).toBeLessThanOrEqual(1);
        expect(bas).toBeLessThanOrEqual(k / n + 1e-12);
        expect(haut).toBeGreaterThanOrEqual(k / n - 1e-12);
        const double = computeIntervalle(2 * k, 2 * n);
        expect(double.haut - double.bas).toBeLessThan(haut - bas + 1e-12);
      }),
    );
  });
});

describe('la solidité d’une position', () => {
  const moyennes = { emploi: present(0.5), poursuite: present(0.4) };
  const situate = (emploi: [number, number], poursuite: [number, number]) =>
    computeStabilite(
      { emploi: present(emploi[0] / emploi[1]), poursuite: present(poursuite[0] / poursuite[1]) },
      { emploi: computeIntervalle(...emploi), poursuite: computeIntervalle(...poursuite) },
      moyennes,
    );
  const CAS: [string, [number, number], [number, number], Position, Stabilite][] = [
    ['nettement sous les deux moyennes', [60, 200], [40, 200], 'q4', 'solide'],
    ['nettement sous l’une', [60, 200], [39, 100], 'q4', 'probable'],
    ['sous les deux, de peu', [9, 20], [7, 20], 'q4', 'fragile'],
    ['nettement au-dessus des deux', [160, 200], [140, 200], 'q1', 'solide'],
    ['au-dessus en emploi, de peu ; en dessous en poursuite, nettement', [11, 20], [20, 200], 'q2', 'probable'],
    ['sous la moyenne en emploi nettement, au-dessus en poursuite de peu', [60, 200], [41, 100], 'q3', 'probable'],
  ];
  it.each(CAS)('%s', (_, emploi, poursuite, position, stabilite) => {
    expect(situate(emploi, poursuite)).toEqual({ position, stabilite });
  });

  it('hors quadrant, elle n’est pas calculable', () => {
    const taux = { emploi: absent('sous_seuil'), poursuite: present(0.4) };
    const intervalles = { emploi: null, poursuite: computeIntervalle(40, 100) };
    expect(computeStabilite(taux, intervalles, moyennes).stabilite).toBe('non_calculable');
  });

  it('dit « fragile », jamais « faux »', () => {
    for (const nom of NOMS_STABILITES) {
      expect(STABILITES[nom].phrase).toMatch(/\.$/);
      expect(STABILITES[nom].phrase).not.toMatch(/fau[xs]/);
    }
  });
});

describe('sans perspectives : un seuil absolu, à côté du quadrant relatif', () => {
  const seuils = { emploi: 0.3, poursuite: 0.5 };
  it.each([
    [0.29, 0.49, true],
    [0.3, 0.49, false],
    [0.29, 0.5, false],
    [0.8, 0.1, false],
  ])('emploi %f et poursuite %f : %s', (emploi, poursuite, attendu) => {
    expect(isSansPerspectives({ emploi: present(emploi), poursuite: present(poursuite) }, seuils)).toBe(attendu);
  });

  it('n’est pas décidé quand un taux manque', () => {
    expect(isSansPerspectives({ emploi: absent('sous_seuil'), poursuite: present(0.1) }, seuils)).toBeNull();
  });
});

describe('les ruptures de série', () => {
  it.each([
    ['2019_2020', '2020_2021', []],
    ['2020_2021', '2021_2022', ['emploi public compté depuis les sortants de 2022']],
    [
      '2021_2022',
      '2022_2023',
      ['emploi public compté depuis les sortants de 2022', 'emploi militaire compté depuis les sortants de 2023'],
    ],
    ['2023_2024', '2024_2025', []],
  ])('de %s à %s : %j', (avant, apres, attendu) => {
    expect(listRuptures(avant, apres).map((r) => r.libelle)).toEqual(attendu);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, present } from '../indicateurs/absence.ts';
import { CODES_TAUX_SORTIE } from '../indicateurs/catalogue.ts';
import { buildAutreMonde } from './banc.ts';
import {
  computeIntervalleTaux,
  computeTauxSortie,
  diffuseTaux,
  formatClasse,
  hasComptesMontrables,
  sumSorties,
} from './diffusion.ts';
import type { LigneSortie } from './insertion.ts';

const ligne = (valeurs: Partial<LigneSortie> = {}): LigneSortie => ({
  formationId: 1,
  region: '84',
  cfdContinuum: null,
  effectifTerminale: 100,
  poursuite: 75,
  sortants: 25,
  emploi6Mois: 20,
  emploi12Mois: 21,
  emploi18Mois: null,
  emploi24Mois: null,
  ...valeurs,
});

/** Cellule dont les sortants sont les inscrits moins ceux qui poursuivent, comme dans la source. */
const cellule = (region: string, inscrits: number, poursuite: number, emploi: number, formationId = 1): LigneSortie =>
  ligne({
    formationId,
    region,
    effectifTerminale: inscrits,
    poursuite,
    sortants: inscrits - poursuite,
    emploi6Mois: emploi,
    emploi12Mois: null,
  });

const exacts = (lignes: LigneSortie[], entieres = false) => computeTauxSortie(sumSorties(lignes, entieres));

describe('les exemples de référence', () => {
  it('30 élèves, 20 en poursuite, 3 en emploi sur 10 sortants : l’emploi est secret, et le devenir, qui le rendrait', () => {
    const taux = exacts([cellule('84', 30, 20, 3)]);
    expect(taux.poursuite.valeur).toBeCloseTo(0.6667, 4);
    expect(taux.emploi).toEqual(absent('sous_seuil'));
    // Le rapport vaut bien (20 + 3) ÷ 30 = 76,67 %, mais il rendrait l'emploi par différence.
    expect(taux.devenir).toEqual(absent('secret_induit'));
    expect(taux.partEmploi).toEqual(absent('secret_induit'));
  });

  it('100 élèves, 75 en poursuite, 20 en emploi sur 25 sortants : 75 %, 80 % et 95 %', () => {
    const taux = exacts([cellule('84', 100, 75, 20)]);
    expect([taux.poursuite, taux.emploi, taux.devenir, taux.partEmploi]).toEqual([
      present(0.75),
      present(0.8),
      present(0.95),
      present(0.2),
    ]);
  });

  it('le taux d’emploi à 80 % et la part en emploi à 20 % ont le même numérateur', () => {
    const sommes = sumSorties([cellule('84', 100, 75, 20)], false);
    expect(sommes.emploi.numerateur).toBe(sommes.partEmploi.numerateur);
    expect([sommes.emploi.denominateur, sommes.partEmploi.denominateur]).toEqual([25, 100]);
  });
});

describe('ce qui entre dans une somme', () => {
  it('est la somme des comptes, pas la moyenne des taux', () => {
    const taux = exacts([cellule('84', 100, 75, 20), cellule('11', 60, 30, 10)]);
    expect(taux.poursuite).toEqual(present(105 / 160));
    expect(taux.emploi).toEqual(present(30 / 55));
  });

  it('laisse de côté les cellules secrètes, et les compte', () => {
    const lignes = [cellule('84', 100, 75, 20), cellule('11', 12, 2, 4, 2), cellule('53', 30, 20, 3, 3)];
    const { emploi, poursuite } = sumSorties(lignes, false);
    expect(emploi).toEqual({ numerateur: 20, denominateur: 25, connues: 1, masquees: 2 });
    expect(poursuite).toEqual({ numerateur: 95, denominateur: 130, connues: 2, masquees: 1 });
  });

  it('une ligne dont un compte manque n’est ni au numérateur, ni au dénominateur, ni masquée', () => {
    const lignes = [cellule('84', 100, 75, 20), ligne({ region: '11', emploi6Mois: null })];
    expect(sumSorties(lignes, false).emploi).toEqual({ numerateur: 20, denominateur: 25, connues: 1, masquees: 0 });
  });

  it('en France, deux cellules secrètes d’une formation qui passent le seuil ensemble forment un groupe', () => {
    const lignes = [cellule('84', 15, 3, 6), cellule('11', 14, 2, 5)];
    expect(exacts(lignes, true).emploi).toEqual(present(11 / 24));
    expect(exacts(lignes, true).poursuite).toEqual(present(5 / 29));
    // Région par région, ou sans toutes les régions, elles restent secrètes.
    expect(exacts(lignes, false).emploi).toEqual(absent('sous_seuil'));
  });

  it.each([
    [
      'une seule cellule secrète : la France moins les autres la rendrait',
      [cellule('84', 100, 60, 20), cellule('11', 15, 3, 6)],
    ],
    [
      'deux cellules qui restent ensemble sous le seuil',
      [cellule('84', 100, 60, 20), cellule('11', 8, 2, 3), cellule('53', 9, 1, 3)],
    ],
    ['une cellule habitée et une vide', [cellule('84', 100, 60, 20), cellule('11', 19, 0, 9), cellule('53', 0, 0, 0)]],
  ])('%s : pas de groupe, la France ne compte que le publiable', (_, lignes) => {
    expect(exacts(lignes, true).emploi).toEqual(present(0.5));
  });

  it('le continuum ne forme pas de groupe : l’ancien diplôme a le sien', () => {
    const lignes = [cellule('84', 15, 3, 6), cellule('11', 14, 2, 5)].map((l) => ({ ...l, cfdContinuum: '40025299' }));
    expect(exacts(lignes, true).emploi).toEqual(absent('sous_seuil'));
  });

  it('sans aucune ligne, porte la raison donnée', () => {
    expect(computeTauxSortie(sumSorties([], true), 'hors_perimetre').emploi).toEqual(absent('hors_perimetre'));
    expect(exacts([]).devenir).toEqual(absent('donnee_absente'));
  });
});

describe('ce qui quitte le serveur', () => {
  it.each([
    [20, 30, 0.67],
    [10, 30, 0.33],
    [5, 40, 0.12], // 12,5 : au pair, comme le producteur
    [27, 200, 0.14], // 13,5 : au pair
    [0, 30, 0],
    [30, 30, 1],
  ])('%i sur %i est diffusé au point près, arrondi comme le producteur : %f', (numerateur, denominateur, attendu) => {
    const poursuite = sumSorties([cellule('84', denominateur, numerateur, 0)], false);
    expect(diffuseTaux(poursuite, '2022_2023').poursuite).toEqual(present(attendu));
    const emploi = sumSorties([cellule('84', denominateur + 10, 10, numerateur)], false);
    expect(diffuseTaux(emploi, '2022_2023').emploi).toEqual(present(attendu));
  });

  it('un taux secret n’a pas d’intervalle, qui en dirait l’effectif', () => {
    const sommes = sumSorties([cellule('84', 30, 20, 3)], false);
    expect(computeIntervalleTaux(sommes.emploi)).toBeNull();
    expect(computeIntervalleTaux(sommes.poursuite)).not.toBeNull();
  });

  it.each([
    ['tous au seuil', cellule('84', 80, 40, 25), true],
    ['trop peu en emploi', cellule('84', 80, 40, 19), false],
    ['trop peu en poursuite', cellule('84', 80, 19, 30), false],
    ['sortants secrets', cellule('84', 80, 61, 10), false],
    ['emploi inconnu', ligne({ emploi6Mois: null }), false],
  ])('les comptes se montrent si chacun est au seuil : %s', (_, l, attendu) => {
    expect(hasComptesMontrables([l])).toBe(attendu);
    expect(hasComptesMontrables([cellule('11', 200, 100, 60), l])).toBe(attendu);
  });

  it.each([
    ['emploi12Mois', 19, false],
    ['emploi18Mois', null, false],
    ['emploi24Mois', 20, true],
  ] as const)('… et les comptes du taux montré aussi : %s = %s', (compteur, compte, attendu) => {
    const l = { ...cellule('84', 80, 40, 25), [compteur]: compte };
    expect(hasComptesMontrables([l])).toBe(compte !== 19);
    expect(hasComptesMontrables([l], [compteur, 'sortants'])).toBe(attendu);
  });

  it.each([
    [19, ''],
    [20, 'de 20 à 49'],
    [99, 'de 50 à 99'],
    [100, 'de 100 à 199'],
    [1000, '1\u202f000 et plus'],
  ])('un dénominateur de %i est de classe « %s »', (n, attendu) => {
    expect(formatClasse(n)).toBe(attendu);
  });
});

/** Cellules comme dans la source : sortants = inscrits − poursuite, emploi ≤ sortants, beaucoup de petites. */
const celluleAleatoire = fc
  .record({
    formationId: fc.nat(3),
    region: fc.constantFrom('84', '11', '53', '27', '76'),
    inscrits: fc.oneof(
      { weight: 3, arbitrary: fc.nat(24) },
      { weight: 1, arbitrary: fc.integer({ min: 25, max: 200 }) },
    ),
    a: fc.nat(1000),
    b: fc.nat(1000),
  })
  .map(({ formationId, region, inscrits, a, b }) => {
    const poursuite = a % (inscrits + 1);
    return cellule(region, inscrits, poursuite, b % (inscrits - poursuite + 1), formationId);
  });
const mondes = fc.uniqueArray(celluleAleatoire, {
  maxLength: 20,
  selector: (l) => `${l.formationId}|${l.region}`,
});

const isSecrete = (l: LigneSortie): boolean => (l.sortants ?? 0) < 20;

/** Tout ce qu'une page, un filtre ou un export peut demander : un ensemble de formations, une région ou la France. */
const observe = (lignes: readonly LigneSortie[], formations: readonly number[], region: string | null) => {
  const retenues = lignes.filter((l) => formations.includes(l.formationId) && (region === null || l.region === region));
  const sommes = sumSorties(retenues, region === null);
  return {
    taux: diffuseTaux(sommes, '2022_2023'),
    exacts: computeTauxSortie(sommes),
    intervalles: CODES_TAUX_SORTIE.map((code) => computeIntervalleTaux(sommes[code])),
    montrables: hasComptesMontrables(retenues),
  };
};

describe('aucune cellule secrète ne se retrouve', () => {
  const territoires = fc.constantFrom('84', '11', '53', '27', '76', null);
  const selections = fc.array(fc.tuple(fc.subarray([0, 1, 2, 3]), territoires), { minLength: 2, maxLength: 8 });

  it('deux mondes qui ne diffèrent que par leurs cellules secrètes répondent exactement la même chose à tout', () => {
    let differents = 0;
    fc.assert(
      fc.property(mondes, selections, (lignes, demandes) => {
        const autre = buildAutreMonde(lignes);
        if (JSON.stringify(autre) !== JSON.stringify(lignes)) differents += 1;
        for (const [formations, region] of demandes)
          expect(observe(autre, formations, region)).toEqual(observe(lignes, formations, region));
      }),
      { numRuns: 400 },
    );
    expect(differents).toBeGreaterThan(200);
  });

  it('une recherche par différences, les comptes publiables étant tous connus, ne trouve aucune cellule secrète', () => {
    fc.assert(
      fc.property(mondes, (lignes) => {
        // L'attaquant connaît chaque somme exacte de toute formation en France et en région ; il soustrait.
        for (const formation of new Set(lignes.map((l) => l.formationId))) {
          const regions = lignes.filter((l) => l.formationId === formation);
          const secretes = regions.filter(isSecrete);
          const france = sumSorties(regions, true).emploi;
          const connu = regions
            .map((l) => sumSorties([l], false).emploi)
            .reduce((total, s) => total + s.denominateur, 0);
          const reste = france.denominateur - connu;
          // Ce qui reste est vide, ou un groupe d'au moins deux cellules habitées, au seuil.
          if (reste === 0) continue;
          expect(reste).toBeGreaterThanOrEqual(20);
          expect(secretes.filter((l) => (l.sortants ?? 0) > 0).length).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('un taux montré a toujours au moins 20 jeunes à son dénominateur', () => {
    fc.assert(
      fc.property(mondes, selections, (lignes, demandes) => {
        for (const [formations, region] of demandes) {
          const retenues = lignes.filter(
            (l) => formations.includes(l.formationId) && (region === null || l.region === region),
          );
          const sommes = sumSorties(retenues, region === null);
          const taux = computeTauxSortie(sommes);
          for (const code of CODES_TAUX_SORTIE)
            if (taux[code].valeur !== null) expect(sommes[code].denominateur).toBeGreaterThanOrEqual(20);
        }
      }),
    );
  });
});

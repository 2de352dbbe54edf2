import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, present } from '../indicateurs/absence.ts';
import { buildBesoinsEssai, buildLigneBmo, type LigneEssai } from './banc.ts';
import { SECRET_MAX } from './besoins.ts';
import { listCellules } from './lieux.ts';
import { CODES_PART, computeBornes, computePart, computeProjets, mergeBesoins, sumParFamille } from './sommes.ts';

const sum = (lignes: readonly LigneEssai[], territoire = '') => {
  const besoins = buildBesoinsEssai({ lignes });
  return mergeBesoins(sumParFamille(besoins.cellules, listCellules(besoins, territoire)).values());
};
const SECRETE: LigneEssai = { projets: null, difficiles: null, saisonniers: null };

describe('les projets de recrutement', () => {
  it.each<[string, LigneEssai[], ReturnType<typeof present | typeof absent>]>([
    ['somment ce qui est publié', [{ projets: 50 }, { projets: 20 }], present(70)],
    ['laissent de côté une cellule secrète', [{ projets: 50 }, SECRETE], present(50)],
    ['tout secret, ne disent pas zéro', [SECRETE, SECRETE], absent('secret_source')],
    ['sans ligne au fichier, ne disent pas zéro', [], absent('donnee_absente')],
  ])('%s', (_, lignes, attendu) => {
    expect(computeProjets(sum(lignes))).toEqual(attendu);
  });

  it('comptent les cellules secrètes à part', () => {
    expect(sum([{ projets: 50 }, SECRETE, SECRETE])).toMatchObject({ projets: 50, cellules: 3, secretes: 2 });
  });

  it('ignorent un territoire hors des tables', () => {
    expect(sum([{ bassin: '9999' }]).cellules).toBe(0);
  });
});

describe('une part', () => {
  it.each<[string, LigneEssai[], number | null]>([
    [
      'toute publiée, est exacte',
      [
        { projets: 50, difficiles: 30 },
        { projets: 50, difficiles: 20 },
      ],
      0.5,
    ],
    ['peut être nulle quand zéro est publié', [{ projets: 50, difficiles: 0 }], 0],
    [
      'avec un compte tu, est au milieu de ses bornes',
      [
        { projets: 60, difficiles: 38 },
        { projets: 40, difficiles: null },
      ],
      0.4,
    ],
    ['sur un seul compte tu, est secrète', [{ projets: 20, difficiles: null }], null],
    ['ne regarde pas les cellules aux projets secrets', [{ projets: 50, difficiles: 25 }, SECRETE], 0.5],
  ])('%s', (_, lignes, valeur) => {
    expect(computePart('difficiles', sum(lignes))).toEqual(valeur === null ? absent('secret_source') : present(valeur));
  });

  it('dit pourquoi elle manque quand aucun projet n’est publié', () => {
    expect(computePart('saisonniers', sum([SECRETE]))).toEqual(absent('secret_source'));
    expect(computePart('saisonniers', sum([]))).toEqual(absent('donnee_absente'));
  });
});

/** Une ligne telle qu'elle est en vrai, et telle que le producteur la publie : rien sous cinq. */
const publier = (compte: number): number | null => (compte <= SECRET_MAX ? null : compte);
const vraieLigne = fc
  .record({
    lieu: fc.constantFrom(['8401', '069'], ['8402', '069'], ['8402', '001'], ['8402', '038'], ['3201', '062']),
    famille: fc.constantFrom('B1X', 'S1X', 'T4X'),
    projets: fc.nat(40),
    difficiles: fc.nat(40),
    saisonniers: fc.nat(40),
  })
  .map(({ lieu: [bassin, departement], famille, projets, difficiles, saisonniers }) => {
    const vrai = { projets, difficiles: Math.min(projets, difficiles), saisonniers: Math.min(projets, saisonniers) };
    const isSecrete = publier(projets) === null;
    const tu = (compte: number): number | null => (isSecrete ? null : publier(compte));
    return {
      vrai,
      publiee: buildLigneBmo({
        ...{ bassin, departement, famille, projets: publier(projets) },
        ...{ difficiles: tu(vrai.difficiles), saisonniers: tu(vrai.saisonniers) },
      }),
    };
  });
const vraiesLignes = fc.array(vraieLigne, { maxLength: 30 });

describe('à toutes les mailles', () => {
  const MAILLES: Record<string, string[]> = {
    'les bassins font la France': ['bassin:8401', 'bassin:8402', 'bassin:3201'],
    'les départements font la France': ['departement:001', 'departement:069', 'departement:038', 'departement:062'],
    'les académies font la France': ['academie:10', 'academie:08', 'academie:09'],
    'les régions font la France': ['region:84', 'region:32'],
  };
  it.each(Object.entries(MAILLES))('%s', (_, territoires) => {
    fc.assert(
      fc.property(vraiesLignes, (tirees) => {
        const lignes = tirees.map((t) => t.publiee);
        expect(mergeBesoins(territoires.map((t) => sum(lignes, t)))).toEqual(sum(lignes));
      }),
    );
  });

  it('un bassin à cheval : ses départements, croisés avec lui, le refont', () => {
    fc.assert(
      fc.property(vraiesLignes, (tirees) => {
        const lignes = tirees.map((t) => t.publiee).filter((l) => l.bassin === '8402');
        const parts = ['departement:001', 'departement:069', 'departement:038'].map((t) => sum(lignes, t));
        expect(mergeBesoins(parts)).toEqual(sum(lignes, 'bassin:8402'));
      }),
    );
  });

  it('les projets sont ceux des lignes publiées, une à une', () => {
    fc.assert(
      fc.property(vraiesLignes, (tirees) => {
        const lignes = tirees.map((t) => t.publiee);
        const somme = sum(lignes);
        expect(somme.projets).toBe(lignes.reduce((total, l) => total + (l.projets ?? 0), 0));
        expect(somme.secretes).toBe(lignes.filter((l) => l.projets === null).length);
      }),
    );
  });
});

describe('le secret', () => {
  it('la vraie part est toujours entre les bornes, et à cinq points au plus de la valeur montrée', () => {
    fc.assert(
      fc.property(vraiesLignes, fc.constantFrom(...CODES_PART), (tirees, code) => {
        const somme = sum(tirees.map((t) => t.publiee));
        const bornes = computeBornes(code, somme);
        if (bornes === null) return;
        const publiees = tirees.filter((t) => t.publiee.projets !== null);
        const vraie = publiees.reduce((total, t) => total + t.vrai[code], 0) / somme.projets;
        expect(bornes.min).toBeLessThanOrEqual(vraie);
        expect(bornes.max).toBeGreaterThanOrEqual(vraie);
        const part = computePart(code, somme);
        if (part.motif === null) expect(Math.abs(part.valeur - vraie)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });

  it('une cellule secrète n’est jamais un zéro', () => {
    fc.assert(
      fc.property(vraiesLignes, (tirees) => {
        const projets = computeProjets(sum(tirees.map((t) => ({ ...t.publiee, ...SECRETE }))));
        expect(projets.valeur).toBeNull();
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFaitsEssai } from '../faits/banc.ts';
import { absent, present } from '../indicateurs/absence.ts';
import { CODES_BESOIN } from '../indicateurs/catalogue.ts';
import { buildBesoinsEssai } from './banc.ts';
import { computeDispersion } from './dispersion.ts';
import { computeIndicateur } from './indicateurs.ts';
import { buildTable, computeChomage, computePlaces, listTensions } from './territoire.ts';

const MACON = '50023201';
const CUISINE = '50022139';
const POLYVALENT = '40033001';
const BESOINS = buildBesoinsEssai({
  lignes: [
    { famille: 'B1X', projets: 50 },
    { famille: 'S1X', projets: 100 },
    { famille: 'T4X', projets: null, difficiles: null, saisonniers: null },
    { famille: 'B1X', bassin: '3201', departement: '062', projets: 30 },
  ],
  liens: { cfd: [MACON, CUISINE, POLYVALENT], familles: [[0], [1], [0, 1, 2]] },
  tension: [
    { region: '84', famille: 'B1X', metier: 'Maçons' },
    { region: '', famille: 'B1X', metier: 'Couvreurs' },
    { region: '32', famille: 'B1X', metier: 'Charpentiers' },
    { region: '84', famille: 'B1X', metier: 'Couvreurs' },
  ],
  chomages: [
    { maille: 'departement', code: '069', annee: 2023, taux: 0.064 },
    { maille: 'region', code: '84', annee: 2023, taux: 0.062 },
  ],
});
const cle = (cfd: string) => `${cfd}.221.scolaire`;
const FAITS = buildFaitsEssai({
  formations: [{ cle: cle(MACON) }, { cle: cle(CUISINE) }, { cle: cle(POLYVALENT) }, { cle: cle('40025214') }],
  etablissements: [{ bassin: '8401' }, { bassin: '3201', departement: '062', academie: '09', region: '32' }],
  offres: [
    { formation: 0, capacite: 24 },
    { formation: 1, capacite: null },
    { formation: 2, capacite: 30 },
    { formation: 3, capacite: 1000 },
    { formation: 0, etablissement: 1, capacite: 12 },
  ],
});
const compute = (code: (typeof CODES_BESOIN)[number], territoire: string, familles: number[]) =>
  computeIndicateur(code, BESOINS, buildTable(BESOINS, FAITS, territoire), territoire, familles);

describe('les places formées', () => {
  it.each([
    ['une famille : sa formation entière et le tiers de la polyvalente', 'region:84', [0], 34, 2, 2],
    ['deux familles', 'region:84', [0, 1], 44, 3, 2],
    ['les trois familles de la polyvalente : ses trente places', 'region:84', [0, 1, 2], 54, 3, 2],
    ['un autre territoire', 'region:32', [0], 12, 1, 1],
    ['la France', '', [0], 46, 3, 3],
    ['un territoire sans formation', 'departement:038', [0], 0, 0, 0],
  ])('%s', (_, territoire, familles, places, offres, connues) => {
    expect(computePlaces(buildTable(BESOINS, FAITS, territoire), familles)).toEqual({ places, offres, connues });
  });

  it('se répartissent entre familles sans se perdre', () => {
    const table = buildTable(BESOINS, FAITS, '');
    fc.assert(
      fc.property(fc.subarray([0, 1, 2]), (familles) => {
        const separees = familles.map((f) => computePlaces(table, [f]).places);
        expect(computePlaces(table, familles).places).toBeCloseTo(
          separees.reduce((a, b) => a + b, 0),
          9,
        );
      }),
    );
  });
});

describe('les indicateurs du besoin', () => {
  it.each([
    ['projets', 'region:84', [0, 1], present(150)],
    ['projets', 'region:84', [2], absent('secret_source')],
    ['projets', 'departement:038', [0], absent('donnee_absente')],
    ['projets', 'region:84', [], absent('sans_lien_metier')],
    ['placesParProjet', 'region:84', [0], present(34 / 50)],
    ['placesParProjet', 'region:84', [2], absent('secret_source')],
    ['placesParProjet', 'region:32', [0], present(12 / 30)],
    ['partDifficiles', 'region:84', [0], present(0.6)],
    ['partSaisonniers', 'region:84', [0], present(0.2)],
    ['enTension', 'region:84', [0], present(2)],
    ['enTension', 'region:84', [1], present(0)],
    ['enTension', '', [0], present(1)],
    ['chomage', 'departement:069', [], present(0.064)],
  ] as const)('%s, %s, familles %j', (code, territoire, familles, attendu) => {
    expect(compute(code, territoire, [...familles])).toEqual(attendu);
  });

  it('sans aucune capacité connue, les places par projet le disent', () => {
    const faits = buildFaitsEssai({ formations: [{ cle: cle(CUISINE) }], offres: [{ capacite: null }] });
    const table = buildTable(BESOINS, faits, 'region:84');
    expect(computeIndicateur('placesParProjet', BESOINS, table, 'region:84', [1])).toEqual(absent('capacite_inconnue'));
  });

  it('sans famille reliée, tout est « sans métier » sauf le chômage', () => {
    const codes = CODES_BESOIN.filter((code) => compute(code, 'region:84', []).motif === 'sans_lien_metier');
    expect(CODES_BESOIN.filter((code) => !codes.includes(code))).toEqual(['chomage']);
  });
});

describe('la tension', () => {
  it('réunit la région et la France entière, sans doublon', () => {
    expect(listTensions(BESOINS, 'departement:069', [0]).map((t) => t.metier)).toEqual(['Maçons', 'Couvreurs']);
    expect(listTensions(BESOINS, 'bassin:3201', [0]).map((t) => t.metier)).toEqual(['Couvreurs', 'Charpentiers']);
    expect(listTensions(BESOINS, '', [0]).map((t) => t.metier)).toEqual(['Couvreurs']);
  });
});

describe('le chômage', () => {
  it.each([
    ['departement:069', present(0.064)],
    ['bassin:8401', present(0.064)],
    ['academie:10', present(0.062)],
    ['region:84', present(0.062)],
    ['departement:001', present(0.062)],
    ['region:32', absent('donnee_absente')],
    ['', absent('donnee_absente')],
  ])('%s', (territoire, attendu) => {
    expect(computeChomage(BESOINS, territoire)).toEqual(attendu);
  });
});

describe('la dispersion', () => {
  it.each([
    ['une famille', [100], null],
    ['trois familles, une principale', [60, 30, 10], null],
    ['la moitié juste suffit', [50, 30, 20], null],
    ['trois familles sans principale', [40, 35, 25], 'sans_famille_principale'],
    ['quatre familles', [97, 1, 1, 1], 'trop_de_familles'],
    ['aucun projet connu', [0, 0], null],
    ['aucune famille', [], null],
  ])('%s', (_, projets, attendu) => {
    expect(computeDispersion(projets.map((p) => ({ projets: p })))).toBe(attendu);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODES_CARTE, CODES_INDICATEUR } from '../indicateurs/catalogue.ts';
import { MAILLES_TERRITOIRE } from '../territoires/maille.ts';
import { FORMES_POINTS, formatCadre } from './carte.ts';
import { CLE_FORMATION, type FormationsFilters, filtresInsertion, formationsFilters } from './filters.ts';
import { OUVERTURES, VOIES } from './formation.ts';
import { VOLETS } from './quadrant.ts';

const DEFAUTS: FormationsFilters = {
  vue: 'formations',
  territoire: '',
  niveau: [],
  domaine: [],
  voie: '',
  q: '',
  rentree: 0,
  communes: false,
  ouverture: 'entree',
  maille: 'departement',
  indicateur: 'effectif',
  formation: '',
  etablissement: '',
  g: '',
  zone: '',
  points: 'auto',
  taille: '',
  teinte: '',
  etiquettes: 'valeurs',
  demandes: false,
  comparer: '',
  forme: 'carte',
  cadre: '',
  volet: 'carte',
  diplome: '',
  quadrant: 'graphique',
  trajets: 'montres',
  lasso: '',
};

describe('les filtres de la page Formations, lus d’une URL', () => {
  it('sans rien, valent leurs défauts : la France entière, dernière rentrée', () => {
    expect(formationsFilters.parse({})).toEqual(DEFAUTS);
  });

  const ABSURDITES: [keyof FormationsFilters, unknown[]][] = [
    ['vue', ['carte', 3, null, ['offres']]],
    ['territoire', ['region', 'region:', 'commune:69123', 'region:é4', 'region:84:zz', 'region:1234567', 84, null, {}]],
    ['niveau', ['4000', '40', 'é00', 400, null, {}, [400], '400;500']],
    ['domaine', ['2', '2520', 'ab', 25, null]],
    ['voie', ['mixte', 'Scolaire', 1, null]],
    ['q', [3, null, ['cuisine']]],
    ['ouverture', ['oui', '', true, null]],
    ['rentree', ['douze', '2024.5', -1, 2101, 'Infinity', Number.NaN, {}, null, '']],
    ['communes', ['oui', '0', '', 1, null, []]],
    ['maille', ['etablissement', 'france', 'Région', 2, null]],
    ['indicateur', ['sortants', 'emploi6Mois', 'toString', '', null]],
    ['formation', ['40025214', '40025214.247', '40025214.247.mixte', '40025214.2470.scolaire', 4, null]],
    ['g', ['x'.repeat(6001), 'd:enorme', 3, null]],
    ['zone', ['lyon', 'cercle:45,5', 'cercle:45,5,0', 'polygone:', 45, null, {}]],
    ['points', ['formations', '', 3, null]],
    ['taille', ['sortants', 'toString', 3, null]],
    ['teinte', ['sortants', 'toString', 3, null]],
    ['etiquettes', ['oui', '', null]],
    ['quadrant', ['carte', '', 1, null]],
    ['trajets', ['oui', '', false, null]],
    ['demandes', ['oui', '0', '', 1, null]],
    ['comparer', ['1999', '20245', 'sortants', 2024, null]],
    ['forme', ['grille', '', null]],
    ['cadre', ['1,2', '1,2,3,4', 'a,b,c', '1e3,2,3', 3, null]],
    ['volet', ['grille', 'Carte', 2, null]],
    ['diplome', ['40', '4000', 'bac', 400, null]],
    ['lasso', ['400', '400_53_1-2', '400_53_1-2_3-4_5-600', 4, null, ['400']]],
    ['etablissement', ['0690001', '069001A', '0690001a', '0690001A ', 690001, null]],
  ];
  it.each(ABSURDITES)('%s : toute valeur absurde retombe sur le défaut', (cle, valeurs) => {
    for (const valeur of valeurs) expect(formationsFilters.parse({ [cle]: valeur })).toEqual(DEFAUTS);
  });

  it('une recherche trop longue est coupée, jamais vidée', () => {
    expect(formationsFilters.parse({ q: 'x'.repeat(150) }).q).toBe('x'.repeat(100));
  });

  it('n’importe quoi donne des filtres utilisables, jamais une erreur, et se relit à l’identique', () => {
    const cles = Object.keys(DEFAUTS) as (keyof FormationsFilters)[];
    const quelconque = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    const recherche = fc.record(Object.fromEntries(cles.map((cle) => [cle, quelconque])), { requiredKeys: [] });
    fc.assert(
      fc.property(recherche, (lue) => {
        const filtres = formationsFilters.parse(lue);
        expect(Object.keys(filtres).sort()).toEqual([...cles].sort());
        expect(formationsFilters.parse(filtres)).toEqual(filtres);
        expect(filtres.niveau.every((n) => /^[0-9A-Z]{3}$/.test(n))).toBe(true);
        expect(filtres.q.length).toBeLessThanOrEqual(100);
        expect(Number.isInteger(filtres.rentree)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gardent dans une liste ce qui a la forme d’un code', () => {
    expect(formationsFilters.parse({ niveau: '400,x,46T,40' }).niveau).toEqual(['400', '46T']);
    expect(formationsFilters.parse({ niveau: ['500', 'nimporte'] }).niveau).toEqual(['500']);
    expect(formationsFilters.parse({ domaine: '25,252,2' }).domaine).toEqual(['25', '252']);
  });

  it('ne touchent pas aux codes qui ressemblent à des nombres', () => {
    const lus = formationsFilters.parse({ territoire: 'region:01', niveau: '010', rentree: '2024', communes: '1' });
    expect(lus).toEqual({ ...DEFAUTS, territoire: 'region:01', niveau: ['010'], rentree: 2024, communes: true });
  });

  it('écrits en texte dans une adresse puis relus, sont les mêmes', () => {
    const chiffre = fc.constantFrom(...'0123456789');
    const nombre = (longueur: number) => fc.string({ unit: chiffre, minLength: longueur, maxLength: longueur });
    const cle = fc
      .tuple(nombre(8), fc.constantFrom('', '247', '311'), fc.constantFrom(...VOIES))
      .map((parties) => parties.join('.'));
    const valides: fc.Arbitrary<FormationsFilters> = fc.record({
      vue: fc.constantFrom('formations', 'offres'),
      territoire: fc.oneof(
        fc.constant(''),
        fc.tuple(fc.constantFrom(...MAILLES_TERRITOIRE), nombre(3)).map((t) => t.join(':')),
      ),
      niveau: fc.array(nombre(3), { maxLength: 4 }),
      domaine: fc.array(fc.oneof(nombre(2), nombre(3)), { maxLength: 4 }),
      voie: fc.constantFrom('', ...VOIES),
      q: fc.string({ maxLength: 40 }),
      rentree: fc.integer({ min: 0, max: 2100 }),
      communes: fc.boolean(),
      ouverture: fc.constantFrom(...OUVERTURES),
      maille: fc.constantFrom(...MAILLES_TERRITOIRE),
      indicateur: fc.constantFrom(...CODES_CARTE),
      formation: fc.oneof(fc.constant(''), cle),
      etablissement: fc.oneof(
        fc.constant(''),
        nombre(7).map((n) => `${n}A`),
      ),
      g: fc.constantFrom('', 'p:insertion', 't:-emploi,niveau*d:compacte', 'v:niveau,CAP'),
      zone: fc.constantFrom('', 'cercle:45.764,4.835,30', 'polygone:4sI474Co4BAA4rBn4BA'),
      points: fc.constantFrom(...FORMES_POINTS),
      taille: fc.constantFrom('', ...CODES_INDICATEUR),
      teinte: fc.constantFrom('', ...CODES_INDICATEUR),
      etiquettes: fc.constantFrom('valeurs', 'noms', 'aucune'),
      demandes: fc.boolean(),
      comparer: fc.constantFrom('', '2023', ...CODES_CARTE),
      forme: fc.constantFrom('carte', 'tableau'),
      cadre: fc.constantFrom('', formatCadre([4.8351, -21.0004], 9.876)),
      volet: fc.constantFrom(...VOLETS),
      diplome: fc.oneof(fc.constant(''), nombre(3)),
      quadrant: fc.constantFrom('graphique', 'tableau'),
      trajets: fc.constantFrom('montres', 'caches'),
      lasso: fc.constantFrom('', '400_53_40-20_60-20_60-30.5', '320__0-0_100-0_100-100'),
    });
    fc.assert(
      fc.property(valides, (filtres) => {
        const url = new URLSearchParams(Object.entries(filtres).map(([nom, valeur]) => [nom, String(valeur)]));
        expect(formationsFilters.parse(Object.fromEntries(url))).toEqual(filtres);
        if (filtres.formation) expect(filtres.formation).toMatch(CLE_FORMATION);
      }),
    );
  });

  it('les taux de sortie ne dépendent ni du territoire, ni de la maille, ni de l’indicateur', () => {
    const cles = Object.keys(filtresInsertion.parse({})).sort();
    expect(cles).toEqual(['communes', 'domaine', 'formation', 'lasso', 'niveau', 'ouverture', 'q', 'rentree', 'voie']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formationsFilters } from '../formations/filters.ts';
import { OUVERTURES, type Ouverture } from '../formations/formation.ts';
import { buildFaitsEssai } from './banc.ts';
import { buildIndexRecherche, type CriteresFormations, selectOffres } from './selection.ts';

const FORMATIONS = [
  { cle: '40025214.247.scolaire', libelle: 'Maintenance des véhicules', niveau: '400', nsf: '252' },
  { cle: '50022139.241.scolaire', libelle: 'Cuisine', niveau: '500', nsf: '221' },
  { cle: '50022139..apprentissage', libelle: 'Cuisine', niveau: '500', nsf: '221', voie: 'apprentissage' },
  { cle: '40022102.247.scolaire', libelle: '2de commune', niveau: '400', nsf: '221', type: 'commune' },
  {
    cle: '32022107.311.scolaire',
    libelle: 'Hôtellerie',
    niveau: '320',
    nsf: '334',
    famille: 'Métiers de l’alimentation',
  },
] as const;

const ETABLISSEMENTS = [
  {
    uai: '0690001A',
    nom: 'Lycée Élise-Été',
    commune: 'Vénissieux',
    departement: '069',
    bassin: '8401',
    latitude: 45.697,
    longitude: 4.887,
  },
  {
    uai: '0620002B',
    nom: 'Lycée du Nord',
    commune: 'Lens',
    departement: '062',
    academie: '09',
    region: '32',
    bassin: '3201',
    zone: '3215',
    // Sans coordonnées : aucune zone ne le retient.
  },
] as const;

/** Chaque formation dans chaque établissement : offre 0 à 4 à Vénissieux, 5 à 9 à Lens. */
const FAITS = buildFaitsEssai({
  formations: FORMATIONS,
  etablissements: ETABLISSEMENTS,
  offres: ETABLISSEMENTS.flatMap((_, etablissement) =>
    FORMATIONS.map((_f, formation) => ({ etablissement, formation })),
  ),
});
const INDEX = buildIndexRecherche(FAITS);

const select = (criteres: Partial<CriteresFormations>): number[] => [
  ...selectOffres(FAITS, INDEX, { ...formationsFilters.parse({}), communes: true, ...criteres }),
];

const VENISSIEUX = [0, 1, 2, 3, 4];
const LENS = [5, 6, 7, 8, 9];

describe('les offres que retiennent les filtres', () => {
  const CAS: [string, Partial<CriteresFormations>, number[]][] = [
    ['sans filtre, toutes', {}, [...VENISSIEUX, ...LENS]],
    ['une région', { territoire: 'region:32' }, LENS],
    ['une académie', { territoire: 'academie:10' }, VENISSIEUX],
    ['un département', { territoire: 'departement:062' }, LENS],
    ['un bassin', { territoire: 'bassin:8401' }, VENISSIEUX],
    ['une zone d’emploi', { territoire: 'zone:3215' }, LENS],
    ['un cercle autour de Lyon', { zone: 'cercle:45.764,4.835,30' }, VENISSIEUX],
    ['un cercle ailleurs', { zone: 'cercle:48.85,2.35,30' }, []],
    ['toute la France, moins ce qui n’a pas de coordonnées', { zone: 'cercle:46.5,2.5,500' }, VENISSIEUX],
    ['un contour dessiné', { zone: 'polygone:4sI474Co4BAA4rBn4BA' }, VENISSIEUX],
    ['une zone et un territoire', { zone: 'cercle:45.764,4.835,30', territoire: 'region:32' }, []],
    ['une zone illisible, comme sans', { zone: 'lyon' }, [...VENISSIEUX, ...LENS]],
    ['un territoire inconnu, aucune', { territoire: 'region:99' }, []],
    ['un niveau', { niveau: ['400'] }, [0, 3, 5, 8]],
    ['deux niveaux', { niveau: ['400', '320'] }, [0, 3, 4, 5, 8, 9]],
    ['un domaine sur deux chiffres', { domaine: ['22'] }, [1, 2, 3, 6, 7, 8]],
    ['un groupe sur trois chiffres', { domaine: ['334'] }, [4, 9]],
    ['un domaine et un groupe', { domaine: ['25', '334'] }, [0, 4, 5, 9]],
    ['un domaine sans formation, aucune', { domaine: ['11'] }, []],
    ['la voie scolaire', { voie: 'scolaire' }, [0, 1, 3, 4, 5, 6, 8, 9]],
    ['l’apprentissage', { voie: 'apprentissage' }, [2, 7]],
    ['sans les années communes', { communes: false }, [0, 1, 2, 4, 5, 6, 7, 9]],
    [
      'tous les filtres à la fois',
      { territoire: 'region:84', niveau: ['500'], domaine: ['22'], voie: 'scolaire' },
      [1],
    ],
  ];
  it.each(CAS)('%s', (_, criteres, offres) => {
    expect(select(criteres)).toEqual(offres);
  });
});

describe('la recherche', () => {
  const CAS: [string, number[]][] = [
    ['cuisine', [1, 2, 6, 7]],
    ['CUISINE lens', [6, 7]],
    ['lens cuisine', [6, 7]],
    ['venissieux', VENISSIEUX],
    ['VÉNISSIEUX', VENISSIEUX],
    ['elise ete', VENISSIEUX],
    ['vehicules', [0, 5]],
    ['hotellerie', [4, 9]],
    ['alimentation', [4, 9]],
    ['bts', [4, 9]],
    ['bac pro lens', [5, 8]],
    ['0620002b', LENS],
    ['50022139', [1, 2, 6, 7]],
    ['  cuisine   lens ', [6, 7]],
    ['cuisine marseille', []],
    ['   ', [...VENISSIEUX, ...LENS]],
  ];
  it.each(CAS)('« %s »', (q, offres) => {
    expect(select({ q })).toEqual(offres);
  });

  it('un mot de plus ne fait que restreindre, et l’ordre des mots ne compte pas', () => {
    const mot = fc.constantFrom('cuisine', 'lens', 'élise', 'bac', 'CAP', '069', 'véhi', 'nord', 'zzz');
    fc.assert(
      fc.property(fc.array(mot, { minLength: 1, maxLength: 4 }), mot, (mots, autre) => {
        const base = select({ q: mots.join(' ') });
        expect(select({ q: [...mots].reverse().join('  ') })).toEqual(base);
        expect(base).toEqual(expect.arrayContaining(select({ q: [...mots, autre].join(' ') })));
      }),
    );
  });
});

describe('les diplômes fermés', () => {
  const faits = buildFaitsEssai({
    formations: [
      { cle: '40025214.247.scolaire', dateFermeture: '2020-08-31' },
      { cle: '50022139.241.scolaire', dateFermeture: '2999-08-31' },
    ],
    etablissements: [ETABLISSEMENTS[0]],
    offres: [
      { formation: 0, effectifTotal: 30 },
      { formation: 0, effectif: 12 },
      { formation: 0, capacite: 24 },
      { formation: 0, voeux: 3 },
      { formation: 1 },
    ],
  });
  const index = buildIndexRecherche(faits);

  it.each<[Ouverture, number[]]>([
    ['entree', [1, 2, 3, 4]],
    ['ouverts', [4]],
    ['tous', [0, 1, 2, 3, 4]],
  ])('%s', (ouverture, offres) => {
    expect([...selectOffres(faits, index, { ...formationsFilters.parse({}), ouverture })]).toEqual(offres);
  });
});

describe('les filtres se combinent', () => {
  it('un filtre de plus retient l’intersection, jamais davantage', () => {
    const criteres = fc.record<Partial<CriteresFormations>>(
      {
        territoire: fc.constantFrom('region:84', 'departement:062', 'bassin:3201'),
        niveau: fc.subarray(['400', '500', '320']),
        domaine: fc.subarray(['22', '252', '334']),
        voie: fc.constantFrom('scolaire', 'apprentissage'),
        zone: fc.constantFrom('cercle:45.764,4.835,30', 'polygone:4sI474Co4BAA4rBn4BA', 'cercle:48.85,2.35,30'),
        q: fc.constantFrom('', 'cuisine', 'lens'),
        communes: fc.boolean(),
        ouverture: fc.constantFrom(...OUVERTURES),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(criteres, (ensemble) => {
        const seuls = Object.entries(ensemble).map(([nom, valeur]) => new Set(select({ [nom]: valeur })));
        const attendues = select({}).filter((offre) => seuls.every((retenues) => retenues.has(offre)));
        expect(select(ensemble)).toEqual(attendues);
      }),
    );
  });
});

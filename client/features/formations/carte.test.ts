import { describe, expect, it } from 'vitest';
import { getCouleur } from '#client/design/scales.ts';
import { prepareFaits } from '#client/faits/faits-client.ts';
import { buildLocaux, SANS_LOCAUX } from '#client/faits/locaux.ts';
import { buildBesoinsEssai } from '#shared/besoins/banc.ts';
import { buildFaitsEssai } from '#shared/faits/banc.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { formationsFilters } from '#shared/formations/filters.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';
import type { CodeCarte } from '#shared/indicateurs/catalogue.ts';
import { computeDistanceKm } from '#shared/territoires/distance.ts';
import type { MailleTerritoire } from '#shared/territoires/maille.ts';
import { nameCentre, searchCentres } from './carte-centres.ts';
import { selectDemandes } from './carte-demandes.ts';
import { buildLegende } from './carte-legende.ts';
import { buildEchelles, buildVue, describeTerritoire, drawVue, listDedans } from './carte-modele.ts';
import { buildEchellesPoints, buildPoints, listSujets } from './carte-points.ts';
import { formatFiltres, formatSource } from './carte-titres.ts';
import { formatBilanZone } from './use-carte.ts';

const faits = buildFaitsEssai({
  formations: [
    { cle: '40025214.247.scolaire', libelle: 'Maintenance des véhicules' },
    { cle: '50022139.241.scolaire', libelle: 'Cuisine', niveau: '500' },
  ],
  etablissements: [
    { uai: '0690001A', nom: 'Lycée de Lyon', commune: 'Lyon', latitude: 45.764, longitude: 4.835 },
    { uai: '0690002B', nom: 'Lycée de Vénissieux', commune: 'Vénissieux', latitude: 45.697, longitude: 4.887 },
    {
      uai: '9720003C',
      nom: 'Lycée du Lamentin',
      commune: 'Le Lamentin',
      departement: '972',
      region: '02',
      latitude: 14.61,
      longitude: -60.99,
    },
    { uai: '0690004D', nom: 'CFA sans adresse', commune: null },
  ],
  offres: [
    { etablissement: 0, formation: 0, effectif: 100, capacite: 120 },
    { etablissement: 0, formation: 1, effectif: 44, capacite: null },
    { etablissement: 1, formation: 0, effectif: 36, capacite: 40 },
    { etablissement: 2, formation: 0, effectif: null, capacite: 24 },
    { etablissement: 3, formation: 1, effectif: 12, capacite: 12 },
  ],
});
faits.departements = [
  { code: '069', libelle: 'Rhône', parent: '10' },
  { code: '972', libelle: 'Martinique', parent: '31' },
];
const client = prepareFaits(faits);
const OFFRES = Int32Array.of(0, 1, 2, 3, 4);
const PAR_TAILLE = { points: 'etablissements', taille: 'effectif', teinte: '' } as const;
const taux = { get: () => present(0.5) };
const LIEU = { titre: '', rentree: 0, retenues: null, territoire: '', zone: '' };
const vue = buildVue(
  { ...LIEU, client, offres: OFFRES, taux, locaux: SANS_LOCAUX, indicateur: 'effectif' },
  'departement',
  'etablissements',
);

describe('les points de la carte', () => {
  it('somment les offres de chaque établissement, et comptent ceux qui ne se placent pas', () => {
    const sujets = listSujets(client, OFFRES, 'etablissements');
    expect(sujets.map((sujet) => sujet.mesure('effectif').valeur)).toEqual([144, 36, null, 12]);
    expect(sujets.filter(({ position }) => position === null).map(({ uai }) => uai)).toEqual(['0690004D']);
  });

  it('ont une aire proportionnelle à leur valeur ; sans valeur, un anneau', () => {
    const sujets = listSujets(client, OFFRES, 'etablissements');
    const echelles = buildEchellesPoints(sujets, PAR_TAILLE, 'clair');
    const [lyon, venissieux, lamentin] = buildPoints(sujets, PAR_TAILLE, echelles, 'clair').features.map(
      ({ properties }) => properties,
    );
    expect((lyon?.rayon ?? 0) / (venissieux?.rayon ?? 1)).toBeCloseTo(2, 9);
    expect(lamentin?.vide).toBe(true);
    expect(lyon?.detail).toContain('Effectif en entrée : 144');
    expect(lamentin?.detail).toContain('Effectif en entrée : absente');
  });

  it('portent les offres une à une, séparées autour de leur établissement, à moins d’un kilomètre', () => {
    const sujets = listSujets(client, OFFRES, 'offres');
    expect(sujets).toHaveLength(5);
    const [premiere, seconde] = sujets.map(({ position }) => ({
      longitude: position?.[0] ?? 0,
      latitude: position?.[1] ?? 0,
    }));
    if (!premiere || !seconde) throw new Error('offres absentes');
    const km = computeDistanceKm(premiere, seconde);
    expect(km).toBeGreaterThan(0.05);
    expect(km).toBeLessThan(1);
    expect(sujets[0]?.formation).toBe('40025214.247.scolaire');
  });

  it('un taux régional n’est pas donné à un établissement', () => {
    const [lyon] = listSujets(client, OFFRES, 'etablissements');
    expect(lyon?.mesure('emploi')).toEqual({ valeur: null, motif: 'grain_regional' });
  });
});

describe('ce qui se compare', () => {
  it('le même indicateur a la même échelle sur les deux cartes, un autre la sienne', () => {
    const moitie = buildVue({ ...vue, offres: Int32Array.of(0, 2) }, 'departement', 'etablissements');
    const autre = buildVue({ ...vue, indicateur: 'capacite' }, 'departement', 'etablissements', vue);
    const { territoires } = buildEchelles([vue, moitie, autre], PAR_TAILLE, 'clair');
    expect(territoires[0]).toEqual(territoires[1]);
    expect(territoires[2]).not.toEqual(territoires[0]);
    expect(autre.sujets).toBe(vue.sujets);
  });

  it('hors du lieu choisi n’est ni une donnée absente, ni une ligne du tableau', () => {
    const lieu = { territoire: 'region:84', offres: Int32Array.of(0, 1, 2, 4) };
    const choisie = buildVue({ ...vue, ...lieu }, 'departement', 'aucun');
    expect(choisie.valeurs[1]?.valeur).toEqual(absent('hors_territoire'));
    expect(describeTerritoire(choisie, '972')[1]).toMatch(/^Hors du territoire/);
    expect(listDedans([choisie]).map(({ code }) => code)).toEqual(['069']);
    const { territoires, points } = buildEchelles([choisie], PAR_TAILLE, 'clair');
    const echelle = territoires[0] ?? { bornes: [], couleurs: [] };
    expect(drawVue(choisie, echelle, points, PAR_TAILLE, 'clair').textes.get('972')).toEqual({ nom: '', valeur: '' });
    // Dans le lieu, mais sans offre que gardent les autres filtres : c'est ce qu'il faut dire.
    const filtree = buildVue({ ...vue, offres: Int32Array.of(0) }, 'departement', 'aucun');
    expect(filtree.valeurs[1]?.valeur).toEqual(absent('sans_offre'));
  });

  it('la carte, l’infobulle et la légende disent la même chose', () => {
    const { territoires, points } = buildEchelles([vue], PAR_TAILLE, 'clair');
    const [echelle] = territoires;
    if (!echelle) throw new Error('échelle absente');
    const { couleurs, textes } = drawVue(vue, echelle, points, PAR_TAILLE, 'clair');
    expect(couleurs.get('069')).toBe(getCouleur(echelle, 192));
    expect(couleurs.has('972')).toBe(false);
    expect(textes.get('069')).toEqual({ nom: 'Rhône', valeur: '192' });
    expect(describeTerritoire(vue, '972')[1]).toMatch(/Donnée absente/);
    const sections = buildLegende({
      vue,
      echelle,
      points,
      reglage: PAR_TAILLE,
      emploi: false,
      demandes: null,
      theme: 'clair',
    });
    expect(sections[0]?.lignes.at(-1)?.texte).toBe('sans valeur');
    expect(sections[1]?.notes).toEqual([
      'Anneau, sans valeur : 1 établissement.',
      'Hors de la carte, faute de coordonnées : 1 établissement.',
    ]);
  });
});

describe('les centres d’un rayon', () => {
  it.each<[string, string[]]>([
    ['lyon', ['Lyon', 'Lycée de Lyon']],
    ['venissieux', ['Vénissieux', 'Lycée de Vénissieux']],
    ['lycee lamentin', ['Lycée du Lamentin']],
    ['CFA', []],
    ['   ', []],
  ])('« %s »', (recherche, libelles) => {
    expect(searchCentres(client, recherche, 5).map(({ libelle }) => libelle)).toEqual(libelles);
  });

  it('le centre d’une zone retrouve son nom', () => {
    expect(nameCentre(client, 'cercle:45.764,4.835,30')).toBe('Lyon');
    expect(nameCentre(client, 'cercle:45.764,4.9,30')).toMatch(/^(Lyon|Vénissieux|Lycée).*à \d+ km\)$/);
    expect(nameCentre(client, 'cercle:48.5,-3,30')).toBe('');
    expect(nameCentre(client, 'polygone:4sI474Co4BAA4rBn4BA')).toBe('');
  });
});

describe('le bilan de la zone', () => {
  const dire = (filtres: Record<string, string>): string => {
    const lus = formationsFilters.parse({ zone: 'cercle:45.764,4.835,30', ...filtres });
    return formatBilanZone(client, lus, selectOffres(faits, client.index, lus));
  };

  it('compte ce que retiennent tous les filtres, et dit le territoire qui borne aussi', () => {
    expect(dire({})).toMatch(/30 km de Lyon\s; 2 établissements retenus\s; 1 sans coordonnées, écarté\.$/);
    expect(dire({ niveau: '500' })).toMatch(/1 établissement retenu\s; 1 sans coordonnées, écarté\.$/);
    expect(dire({ niveau: '400', territoire: 'departement:069' })).toMatch(
      /Lyon, dans Rhône seulement\s; 2 établissements/,
    );
  });
});

describe('les demandes de la carte', () => {
  const demande = { type: 'ouverture', statut: 'projet', dispositif: '247', rentree: 2027, formation: 'X' } as const;
  const demandes = [
    { ...demande, numero: 'A0000001', uai: '0690001A', cfd: '40025214' },
    { ...demande, numero: 'A0000002', uai: '0690001A', cfd: '50022139' },
    { ...demande, numero: 'A0000003', uai: '9720003C', cfd: '40025214' },
    { ...demande, numero: 'A0000004', uai: '0990009Z', cfd: '40025214' },
  ];
  const select = (filtres: Record<string, string>) =>
    selectDemandes(client, demandes, formationsFilters.parse(filtres)).map(({ numero }) => numero.slice(-1));
  it.each<[string, Record<string, string>, string[]]>([
    ['sans filtre, toutes', {}, ['1', '2', '3', '4']],
    ['une zone', { zone: 'cercle:45.764,4.835,30' }, ['1', '2']],
    ['un territoire', { territoire: 'region:02' }, ['3']],
    ['un diplôme', { niveau: '500' }, ['2']],
    ['une formation', { formation: '40025214.247.scolaire' }, ['1', '3', '4']],
  ])('%s', (_, filtres, numeros) => {
    expect(select(filtres)).toEqual(numeros);
  });

  it('deux demandes d’un établissement ne se recouvrent pas ; sans établissement connu, pas de place', () => {
    const [premiere, seconde, , inconnue] = selectDemandes(client, demandes, formationsFilters.parse({}));
    expect(premiere?.position).not.toEqual(seconde?.position);
    expect(inconnue?.position).toBeNull();
  });
});

describe('le besoin local sur la carte', () => {
  const locaux = buildLocaux(client, {
    besoins: buildBesoinsEssai({ lignes: [{ projets: 50 }] }),
    acces: 'calcul_en_cours',
    taux: 'calcul_en_cours',
  });
  const lire = (indicateur: CodeCarte, maille: MailleTerritoire, offres = OFFRES) =>
    buildVue({ ...LIEU, client, offres, taux, locaux, indicateur }, maille, 'aucun');

  it('colore chaque territoire des familles retenues, comptées une fois, et dit l’année', () => {
    const vue = lire('projets', 'departement');
    expect(vue.valeurs.map(({ code, valeur }) => [code, valeur])).toEqual([
      ['069', present(50)],
      ['972', absent('donnee_absente')],
    ]);
    expect(formatSource('projets', vue.annees)).toContain('BMO 2024');
    // Une formation sans lien ne porte aucun besoin.
    expect(lire('projets', 'departement', Int32Array.of(1)).valeurs[0]?.valeur).toEqual(absent('sans_lien_metier'));
  });

  it.each([
    ['projets', 'zone', 'bassin'],
    ['projets', 'bassin', 'bassin'],
    ['chomage', 'zone', 'departement'],
    ['chomage', 'academie', 'region'],
    ['emploi', 'departement', 'region'],
    ['effectif', 'zone', 'zone'],
  ] as const)('%s choisi par %s se montre par %s', (indicateur, choisie, montree) => {
    expect(lire(indicateur, choisie).maille).toBe(montree);
  });
});

describe('titres et sources', () => {
  it('une source porte ses années, et elles seules', () => {
    const periode = { ...SANS_LOCAUX.annees, constat: 2024, affelnet: 2023, parcoursup: null, millesime: '2022_2023' };
    expect(formatSource('effectif', periode)).toBe('DEPP, constat de rentrée (constat 2024)');
    expect(formatSource('pression', periode)).toBe('Affelnet (Affelnet 2023)');
    expect(formatSource('emploi', periode)).toBe('InserJeunes, DEPP-DARES (sortants 2022-2023)');
  });

  it('les filtres se disent en une phrase', () => {
    const filtres = formationsFilters.parse({ zone: 'cercle:45.764,4.835,30', niveau: '500', q: 'cuisine' });
    expect(formatFiltres(client, filtres, 'Lyon')).toBe(
      'France entière · à moins de 30 km de Lyon · dernières données de chaque source · CAP · recherche « cuisine »',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { present } from '../indicateurs/absence.ts';
import { buildContexteEssai, GRENOBLE, LYON, VILLEURBANNE } from './banc.ts';
import type { CouvertureBesoin } from './contexte.ts';
import type { CodeOuverture } from './criteres.ts';
import { reperageFilters } from './filters.ts';
import { describeCandidat, findCandidats } from './reperer.ts';

type Essai = NonNullable<Parameters<typeof buildContexteEssai>[0]>;

const FORMATION = '40025214.247.scolaire';
const AUTRE = { id: 2, cle: '40025299.247.scolaire' };
const GRENOBLOIS = { uai: '0380003C', nom: 'LP lointain', departement: '038', bassin: '8402', ...GRENOBLE };
const LYONNAIS = { uai: '0690002B', ...VILLEURBANNE };

/** L'Isère n'offre pas la formation 0 ; Lyon, à 93 km, l'offre. */
const ABSENTE: Essai = {
  formations: [{}, AUTRE],
  etablissements: [LYON, GRENOBLOIS, LYONNAIS],
  offres: [
    { etablissement: 0, formation: 0, voeux: 36, capacite: 24, effectif: 24 },
    { etablissement: 1, formation: 1 },
  ],
};

const judgeAbsence = (essai: Essai, code: CodeOuverture, recherche: Record<string, string> = {}) => {
  const filtres = reperageFilters.parse({ criteres: code, rayon: '120', ...recherche });
  const cle = { formation: FORMATION, lieu: 'departement:038' };
  const bilan = describeCandidat(buildContexteEssai({ ...ABSENTE, ...essai }), 'ouverture', cle, filtres)?.bilan;
  const constats = bilan ? [...bilan.remplis, ...bilan.nonRemplis, ...bilan.contre, ...bilan.indecidables] : [];
  return constats.find(({ critere }) => critere === code);
};

const besoin = (valeur: number, couverture: Partial<CouvertureBesoin> = {}, projets = valeur): Essai => ({
  besoin: {
    ...{ annee: 2024, anneeTension: 2024 },
    get: (_cfd, _territoire, code) => present(code === 'projets' ? projets : valeur),
    getCouverture: () => ({ offres: 4, connues: 4, secretes: 0, ...couverture }),
  },
});
const BTS = { niveau: '320', cle: FORMATION };
const SECRETE = {
  position: 'hors_quadrant' as const,
  stabilite: 'non_calculable' as const,
  emploi: 'sous_seuil' as const,
};

describe('un critère d’ouverture dit rempli, non rempli ou indécidable, et pourquoi', () => {
  it.each<[CodeOuverture, string, Essai, string, string | null, string]>([
    [
      'quadrant_favorable',
      'Q1 dans la région',
      { sorties: [{ position: 'q1' }] },
      'rempli',
      'solide',
      'Q1 : emploi 25 %',
    ],
    ['quadrant_favorable', 'Q3 dans la région', { sorties: [{ position: 'q3' }] }, 'non_rempli', 'solide', 'Q3'],
    [
      'quadrant_favorable',
      'secret en région, Q2 en France',
      { sorties: [SECRETE, { region: '', position: 'q2' }] },
      'rempli',
      'probable',
      'en France (secret dans la région)',
    ],
    ['quadrant_favorable', 'secret partout', { sorties: [SECRETE] }, 'indecidable', null, 'secret'],
    [
      'pression_voisine',
      'dès le seuil',
      {},
      'rempli',
      'solide',
      '1,50 : 36 vœux pour 24 places à moins de 120 km, Affelnet 2024',
    ],
    ['capacite_saturee', 'voisins pleins', {}, 'rempli', 'solide', '100 % : 24 entrants pour 24 places'],
    ['aucune_offre', 'rien à moins de 30 km', {}, 'rempli', 'solide', 'LP lointain'],
    ['besoin_fort', 'peu de places par projet', besoin(0.2), 'rempli', 'fragile', '0,20 place formée par projet'],
    ['besoin_fort', 'non chargé', {}, 'indecidable', null, 'besoin non chargé'],
    ['metier_tension', 'inscrit', besoin(2), 'rempli', 'solide', '2 métiers inscrits, arrêté 2024'],
    ['metier_tension', 'non inscrit', besoin(0), 'non_rempli', 'solide', '0 métier inscrit'],
    ['q4_region', 'en Q4', {}, 'rempli', 'solide', 'emploi 25'],
  ])('%s : %s', (code, _, essai, issue, certitude, affiche) => {
    const constat = judgeAbsence(essai, code);
    expect(constat?.issue).toBe(issue);
    if (certitude !== null) expect(constat?.certitude).toBe(certitude);
    expect(constat?.affiche.replace(/\s/g, ' ')).toContain(code === 'aucune_offre' ? 'Lycée d’essai à 93 km' : affiche);
  });

  it('ne trouve aucun voisin hors du rayon, et le dit', () => {
    expect(judgeAbsence({}, 'pression_voisine', { rayon: '20' })).toMatchObject({ motif: 'aucun_voisin' });
  });

  it('juge un BTS à sa demande, jamais à la pression', () => {
    const essai = { formations: [BTS, AUTRE] };
    expect(judgeAbsence(essai, 'pression_voisine')).toBeUndefined();
    expect(judgeAbsence(essai, 'demande_voisine')).toMatchObject({ issue: 'non_rempli' });
  });

  it.each<[Partial<CouvertureBesoin>, string, string[]]>([
    [{}, 'probable', []],
    [{ connues: 3 }, 'fragile', ['capacité connue pour 3 offres sur 4']],
    [{ secretes: 1 }, 'fragile', ['1 cellule secrète non comptée']],
    [
      { connues: 1, secretes: 2 },
      'fragile',
      ['capacité connue pour 1 offre sur 4', '2 cellules secrètes non comptées'],
    ],
  ])('un besoin fort aux comptes partiels %j est %s, et le dit', (couverture, certitude, partiels) => {
    const constat = judgeAbsence(besoin(0.2, couverture, 60), 'besoin_fort');
    expect(constat).toMatchObject({ issue: 'rempli', certitude });
    expect(constat?.reserves.map((r) => r.replace(/\s/g, ' '))).toEqual(['intentions d’embauche', ...partiels]);
  });

  it('dit qu’un autre dispositif du même diplôme est déjà là', () => {
    const formations = [{}, { id: 2, cle: '40025214..apprentissage', voie: 'apprentissage' as const }];
    expect(judgeAbsence({ formations }, 'autre_voie')).toMatchObject({ issue: 'rempli' });
  });
});

describe('la liste des ouvertures à examiner', () => {
  const list = (recherche: Record<string, string>, essai: Essai = {}) =>
    findCandidats(
      buildContexteEssai({ ...ABSENTE, ...essai }),
      'ouverture',
      reperageFilters.parse({ minimum: '1', rayon: '120', ...recherche }),
    );

  it('cherche dans chaque département du territoire ce qu’il n’offre pas', () => {
    const { candidats, examines } = list({ territoire: 'region:84' });
    expect(examines).toBe(2);
    expect(candidats.map(({ cle }) => cle)).toContain(`${FORMATION}|departement:038`);
    expect(candidats.every(({ region }) => region === '84')).toBe(true);
  });

  it('ou dans chaque bassin ; un bassin choisi reste un bassin', () => {
    const bassins = list({ territoire: 'bassin:8401', maille: 'departement', criteres: 'aucune_offre' });
    expect(bassins.candidats.map(({ lieu }) => lieu)).toEqual(['bassin:8401']);
  });

  it('ne cherche rien sans territoire, ni ce qui n’est offert nulle part ou ne peut plus s’ouvrir', () => {
    expect(list({}).examines).toBe(0);
    expect(list({ territoire: 'region:84' }, { offres: [] }).examines).toBe(0);
    const fermee = { formations: [{ dateFermeture: '2026-08-31' }, { ...AUTRE, dateFermeture: '2026-08-31' }] };
    expect(list({ territoire: 'region:84' }, fermee).examines).toBe(0);
  });

  it('ne décrit pas une formation déjà offerte là', () => {
    const filtres = reperageFilters.parse({});
    const cle = { formation: FORMATION, lieu: 'departement:069' };
    expect(describeCandidat(buildContexteEssai(ABSENTE), 'ouverture', cle, filtres)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { present } from '../indicateurs/absence.ts';
import { buildContexteEssai, GRENOBLE, LYON, VILLEURBANNE } from './banc.ts';
import type { CouvertureBesoin } from './contexte.ts';
import type { CodeFermeture } from './criteres.ts';
import { reperageFilters } from './filters.ts';
import { describeCandidat, findCandidats } from './reperer.ts';
import type { Serie } from './tendance.ts';

type Essai = Parameters<typeof buildContexteEssai>[0];

const FORMATION = '40025214.247.scolaire';
const BTS = { niveau: '320', cle: '32025214.311.scolaire' };
const AUTRE = { uai: '0690002B', nom: 'LP voisin', ...VILLEURBANNE };
const LOIN = { uai: '0380003C', nom: 'LP lointain', departement: '038', ...GRENOBLE };
const SANS_LIEU = { uai: '0690004D', latitude: null, longitude: null };

const judgeOffre = (essai: Essai, code: CodeFermeture, recherche: Record<string, string> = {}) => {
  const contexte = buildContexteEssai(essai);
  const formation = contexte.faits.formations.cle[0] ?? '';
  const filtres = reperageFilters.parse({ criteres: code, ...recherche });
  const bilan = describeCandidat(contexte, 'fermeture', { formation, lieu: '0690001A' }, filtres)?.bilan;
  const constats = bilan ? [...bilan.remplis, ...bilan.nonRemplis, ...bilan.contre, ...bilan.indecidables] : [];
  return constats.find(({ critere }) => critere === code);
};

const deux = (debut: number, fin: number) => [
  { rentree: 2022, valeur: debut },
  { rentree: 2024, valeur: fin },
];
const serie = (points: Partial<Serie>): Essai => ({
  series: new Map([
    [`0690001A|${FORMATION}`, { constat: [], affelnet: [], parcoursup: [], ...points }],
    // Le reste de la France ne recule pas.
    [`0750001B|${FORMATION}`, { constat: deux(900, 900), affelnet: [], parcoursup: [] }],
    [`0750002C|${FORMATION}`, { constat: [], affelnet: deux(900, 900), parcoursup: [] }],
  ]),
});
const besoin = (rapport: number, couverture: Partial<CouvertureBesoin> = {}): Essai => ({
  besoin: {
    ...{ annee: 2024, anneeTension: 2024, get: () => present(rapport) },
    getCouverture: () => ({ offres: 4, connues: 4, secretes: 0, ...couverture }),
  },
});

describe('un critère de fermeture dit rempli, non rempli ou indécidable, et pourquoi', () => {
  it.each<[CodeFermeture, string, Essai, string, string | null, string]>([
    ['q4', 'en Q4 solide', {}, 'rempli', 'solide', 'emploi 25 %, poursuite 40 %, sortants 2022-2023'],
    ['q4', 'en Q4 fragile', { sorties: [{ stabilite: 'fragile' }] }, 'rempli', 'fragile', 'emploi 25'],
    ['q4', 'du continuum', { sorties: [{ continuum: true }] }, 'rempli', 'probable', 'emploi 25'],
    ['q4', 'en Q2', { sorties: [{ position: 'q2' }] }, 'non_rempli', 'solide', 'Q2'],
    ['q4', 'secret', { sorties: [{ position: 'hors_quadrant', emploi: 'sous_seuil' }] }, 'indecidable', null, 'secret'],
    ['sans_perspectives', 'sous les deux seuils', {}, 'rempli', 'solide', 'emploi 25 % (seuil 30 %)'],
    ['sans_perspectives', 'un intervalle déborde', { sorties: [{ emploiHaut: 0.34 }] }, 'rempli', 'probable', 'emploi'],
    ['sans_perspectives', 'au-dessus', { sorties: [{ sansPerspectives: false }] }, 'non_rempli', 'solide', 'emploi'],
    [
      'sans_perspectives',
      'secret',
      { sorties: [{ sansPerspectives: null, emploi: 'sous_seuil' }] },
      'indecidable',
      null,
      'secret',
    ],
    ['emploi_faible', 'intervalle sous le seuil', {}, 'rempli', 'solide', '25 % [18–29] dans la région'],
    ['emploi_faible', 'intervalle à cheval', { sorties: [{ emploiHaut: 0.31 }] }, 'rempli', 'fragile', '25 % [18–31]'],
    ['emploi_faible', 'au seuil', { sorties: [{ emploi: 0.3 }] }, 'non_rempli', null, '30 %'],
    ['poursuite_faible', 'sous le seuil', {}, 'rempli', 'solide', '40 % [35–46]'],
    ['devenir_faible', 'sans intervalle publié', { sorties: [{ devenir: 0.44 }] }, 'rempli', 'probable', '44 %'],
    ['devenir_faible', 'secret induit', { sorties: [{ devenir: 'secret_induit' }] }, 'indecidable', null, 'secret'],
    [
      'pression_faible',
      'sous le seuil',
      { offres: [{ voeux: 12, capacite: 24 }] },
      'rempli',
      'solide',
      '0,50 : 12 premiers vœux pour 24 places, Affelnet 2024',
    ],
    ['pression_faible', 'petite capacité', { offres: [{ voeux: 4, capacite: 12 }] }, 'rempli', 'probable', '0,33'],
    [
      'pression_faible',
      'petite et ancienne',
      { offres: [{ voeux: 4, capacite: 12 }], rentrees: [2026] },
      'rempli',
      'fragile',
      '0,33',
    ],
    ['pression_faible', 'au seuil', { offres: [{ voeux: 70, capacite: 100 }] }, 'non_rempli', 'solide', '0,70'],
    ['pression_faible', 'capacité inconnue', { offres: [{ voeux: 12 }] }, 'indecidable', null, 'cap. inconnue'],
    [
      'demande_faible',
      'en BTS',
      { formations: [BTS], offres: [{ voeux: 30, capacite: 24 }] },
      'rempli',
      'solide',
      '1,25 : 30 vœux pour 24 places, Parcoursup 2024',
    ],
    [
      'remplissage_faible',
      'sous le seuil',
      { offres: [{ effectif: 15, capacite: 24 }] },
      'rempli',
      'solide',
      '63 % : 15 entrants pour 24 places',
    ],
    [
      'remplissage_faible',
      'années différentes',
      { periode: { affelnet: 2022 }, offres: [{ effectif: 15, capacite: 24 }] },
      'indecidable',
      null,
      'années ≠',
    ],
    ['petite_entree', 'petite division', { offres: [{ effectif: 7 }] }, 'rempli', 'solide', '7 entrants, constat 2024'],
    ['petite_entree', 'au seuil', { offres: [{ effectif: 8 }] }, 'non_rempli', 'solide', '8 entrants'],
    [
      'baisse',
      'des entrants',
      serie({ constat: deux(24, 18) }),
      'rempli',
      'solide',
      '−25 % : 24 → 18 entrants, 2022 → 2024',
    ],
    [
      'baisse',
      'des vœux, faute d’entrants',
      serie({ affelnet: deux(40, 20) }),
      'rempli',
      'solide',
      '−50 % : 40 → 20 vœux',
    ],
    ['baisse', 'hausse', serie({ constat: deux(18, 24) }), 'non_rempli', 'solide', '+33 %'],
    [
      'baisse',
      'deux sources ne se comparent pas',
      serie({ constat: [{ rentree: 2022, valeur: 9 }], affelnet: [{ rentree: 2024, valeur: 2 }] }),
      'indecidable',
      null,
      'une seule rentrée',
    ],
    ['besoin_faible', 'au-dessus du seuil', besoin(3), 'rempli', 'probable', '3,00 places formées par projet'],
    ['besoin_faible', 'capacité inconnue', besoin(3, { connues: 3 }), 'rempli', 'fragile', '3,00 places'],
    ['besoin_faible', 'projets secrets', besoin(3, { secretes: 1 }), 'rempli', 'fragile', '3,00 places'],
    ['besoin_faible', 'non chargé', {}, 'indecidable', null, 'besoin non chargé'],
    [
      'doublon',
      'voisin aux places libres',
      {
        etablissements: [LYON, AUTRE],
        offres: [
          { effectif: 6, capacite: 24 },
          { etablissement: 1, effectif: 10, capacite: 24 },
        ],
      },
      'rempli',
      'solide',
      '1 établissement à moins de 30 km, le plus proche : LP voisin à 5,5 km ; 14 places libres connues',
    ],
    [
      'doublon',
      'voisin aux places inconnues',
      { etablissements: [LYON, AUTRE], offres: [{}, { etablissement: 1 }] },
      'rempli',
      'probable',
      'places libres inconnues',
    ],
    [
      'doublon',
      'voisin lointain',
      { etablissements: [LYON, LOIN], offres: [{}, { etablissement: 1 }] },
      'non_rempli',
      'solide',
      'le plus proche : LP lointain à 93 km',
    ],
    ['doublon', 'sans coordonnées', { etablissements: [{}] }, 'indecidable', null, 'sans coordonnées'],
    ['pleine', 'dès le seuil', { offres: [{ voeux: 39, capacite: 30 }] }, 'rempli', 'solide', '1,30'],
    ['derniere', 'seule en France', {}, 'rempli', 'solide', 'aucun autre établissement en France'],
    [
      'derniere',
      'un lieu inconnu au département',
      { etablissements: [LYON, SANS_LIEU], offres: [{}, { etablissement: 1 }] },
      'rempli',
      'probable',
      'aucun autre',
    ],
    [
      'derniere',
      'un voisin',
      { etablissements: [LYON, AUTRE], offres: [{}, { etablissement: 1 }] },
      'non_rempli',
      'solide',
      'LP voisin',
    ],
  ])('%s : %s', (code, _, essai, issue, certitude, affiche) => {
    const constat = judgeOffre(essai, code);
    // Un contre-critère non rempli ne se montre nulle part.
    if (issue === 'non_rempli' && ['pleine', 'derniere'].includes(code)) expect(constat).toBeUndefined();
    else {
      expect(constat?.issue).toBe(issue);
      expect(constat?.affiche.replace(/\s/g, ' ')).toContain(affiche);
      if (certitude !== null) expect(constat?.certitude).toBe(certitude);
    }
  });

  it('une baisse est moins certaine quand tout recule avec elle', () => {
    const series = new Map([[`0690001A|${FORMATION}`, { constat: deux(40, 20), affelnet: [], parcoursup: [] }]]);
    const constat = judgeOffre({ series }, 'baisse');
    expect(constat).toMatchObject({ issue: 'rempli', certitude: 'probable' });
    expect(constat?.reserves.join()).toContain('l’ensemble recule de 50');
  });

  it('ne parle pas d’un critère qui n’a pas d’objet : la pression d’un BTS, le quadrant d’un apprentissage', () => {
    expect(judgeOffre({ formations: [BTS] }, 'pression_faible')).toBeUndefined();
    expect(judgeOffre({ formations: [{ voie: 'apprentissage' }] }, 'q4')).toBeUndefined();
  });

  it('n’attribue jamais les taux de la France à un établissement sans région', () => {
    const essai: Essai = { etablissements: [{ ...LYON, region: null }], sorties: [{ region: '' }] };
    expect(judgeOffre(essai, 'q4')).toMatchObject({ issue: 'indecidable', motif: 'hors_perimetre' });
  });
});

describe('la liste des fermetures à examiner', () => {
  const list = (essai: Essai, recherche: Record<string, string> = {}) =>
    findCandidats(buildContexteEssai(essai), 'fermeture', reperageFilters.parse(recherche));

  it('nomme « pleine et Q4 », même quand le critère Q4 n’est pas retenu', () => {
    const offres = [{ voeux: 60, capacite: 30 }];
    const [candidat] = list({ offres }, { criteres: 'emploi_faible', minimum: '1' }).candidats;
    expect(candidat?.bilan.cas).toEqual(['pleine_q4']);
    expect(candidat?.bilan.remplis.map((c) => c.critere)).toEqual(['emploi_faible']);
    expect(list({ offres }, { criteres: 'baisse', cas: 'pleine_q4' }).candidats).toHaveLength(1);
    expect(list({ offres: [{ voeux: 20, capacite: 30 }] }, { cas: 'pleine_q4' }).candidats).toEqual([]);
  });

  it.each([
    ['un diplôme fermé avant la prochaine rentrée', { formations: [{ dateFermeture: '2026-08-31' }] }],
    ['une année commune', { formations: [{ type: 'commune' as const }] }],
  ])('n’examine pas %s', (_, essai) => {
    expect(list(essai, { minimum: '1' })).toEqual({ candidats: [], examines: 0 });
  });

  it('suit le territoire, le diplôme, la voie et le secteur', () => {
    const recherches: Record<string, string>[] = [
      { territoire: 'region:11' },
      { niveau: '500' },
      { voie: 'apprentissage' },
      { secteur: 'prive' },
    ];
    for (const recherche of recherches) expect(list({}, { minimum: '1', ...recherche }).examines).toBe(0);
    expect(
      list({}, { territoire: 'departement:069', niveau: '400', voie: 'scolaire', secteur: 'public' }).examines,
    ).toBe(1);
  });

  it('range par nombre de critères, puis par certitude, puis par taille', () => {
    const formations = [0, 1, 2, 3].map((id) => ({ id, cle: `4002521${id}.247.scolaire` }));
    const sorties = [
      { formation: 0, sansPerspectives: false, stabilite: 'fragile' as const },
      { formation: 1, sansPerspectives: false },
      { formation: 2, sansPerspectives: false },
      { formation: 3, stabilite: 'fragile' as const },
    ];
    const offres = formations.map((_, formation) => ({ formation, effectif: [90, 12, 30, 9][formation] ?? 0 }));
    const { candidats } = list({ formations, sorties, offres }, { minimum: '1' });
    expect(candidats.map(({ f }) => f)).toEqual([3, 2, 1, 0]);
  });
});

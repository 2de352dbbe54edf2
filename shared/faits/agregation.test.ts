import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, type MotifAbsence, present } from '../indicateurs/absence.ts';
import { CODES_TAUX_ENTREE, type CodeTauxEntree } from '../indicateurs/catalogue.ts';
import {
  buildSommes,
  computeCompte,
  computeEntree,
  computeTauxEntree,
  getCouverture,
  getPlacesApprentissage,
  mergeSommes,
  sumOffres,
} from './agregation.ts';
import { buildFaitsEssai, type FormationEssai, type OffreEssai } from './banc.ts';
import type { Faits, Periode } from './faits.ts';

const BAC_PRO: FormationEssai = { niveau: '400' };
const BTS: FormationEssai = { niveau: '320' };
const A_DISTANCE: OffreEssai = { capaciteDistance: 2400, voeuxDistance: 900 };

const toutes = (faits: Faits): number[] => faits.offres.formation.map((_, i) => i);

/** Sommes de toutes les offres réunies. */
const sumTout = (faits: Faits) => sumOffres(faits, toutes(faits), () => 0)[0] ?? buildSommes();

const sumLignes = (offres: readonly OffreEssai[], formations = [BAC_PRO], periode: Partial<Periode> = {}) =>
  sumTout(buildFaitsEssai({ periode, formations, offres }));

describe('les comptes d’un groupe d’offres', () => {
  it('somment ce qui est connu', () => {
    const sommes = sumLignes([{ effectif: 12, voeux: 0 }, { effectif: 20, capacite: 24 }, { effectif: null }]);
    expect(sommes.lignes).toBe(3);
    expect(computeEntree('effectif', sommes)).toEqual(present(32));
    expect(computeEntree('capacite', sommes)).toEqual(present(24));
    expect(computeEntree('voeux', sommes)).toEqual(present(0));
  });

  it('inconnus partout, disent pourquoi plutôt que zéro', () => {
    const sommes = sumLignes([{}, {}]);
    expect(computeCompte('effectif', sommes)).toEqual(absent('donnee_absente'));
    expect(computeCompte('voeux', sommes)).toEqual(absent('donnee_absente'));
    expect(computeCompte('capacite', sommes)).toEqual(absent('capacite_inconnue'));
  });

  it('ne retiennent que les offres d’un groupe, et seulement celles qu’on donne', () => {
    const faits = buildFaitsEssai({
      offres: [{ effectif: 1 }, { effectif: 10 }, { effectif: 100 }, { effectif: 1000 }],
    });
    const [pairs, impairs] = sumOffres(faits, [0, 1, 2], (offre) => offre % 2);
    expect([pairs?.comptes.effectif.somme, impairs?.comptes.effectif.somme]).toEqual([101, 10]);
    expect(sumOffres(faits, [0, 1, 2, 3], () => -1)).toEqual([]);
  });
});

describe('la pression', () => {
  it('ne compte que les offres dont vœux et capacité sont tous deux connus', () => {
    const sommes = sumLignes([
      { voeux: 30, capacite: 20 },
      { voeux: 1000, capacite: null },
      { voeux: null, capacite: 500 },
    ]);
    expect(computeEntree('pression', sommes)).toEqual(present(1.5));
    expect(computeEntree('voeux', sommes)).toEqual(present(1030));
  });

  it('d’un ensemble qui mêle bacs pro et BTS laisse les BTS à la demande', () => {
    const sommes = sumLignes(
      [
        { formation: 0, voeux: 30, capacite: 20 },
        { formation: 1, voeux: 300, capacite: 30 },
      ],
      [BAC_PRO, BTS],
    );
    expect(computeEntree('pression', sommes)).toEqual(present(1.5));
    expect(computeEntree('demande', sommes)).toEqual(present(10));
  });

  it('un vœu à zéro est un vœu connu', () => {
    expect(computeEntree('pression', sumLignes([{ voeux: 0, capacite: 20 }]))).toEqual(present(0));
  });
});

describe('le remplissage', () => {
  const places: OffreEssai[] = [{ effectif: 30, capacite: 24 }];

  it('peut dépasser 100 %', () => {
    expect(computeEntree('remplissage', sumLignes(places))).toEqual(present(1.25));
  });

  it('ne divise jamais un effectif par la capacité d’une autre rentrée', () => {
    const refuse = sumLignes(places, [BAC_PRO], { constat: 2020, affelnet: 2022 });
    expect(computeEntree('remplissage', refuse)).toEqual(absent('annees_differentes'));
    expect(computeEntree('effectif', refuse)).toEqual(present(30));
    expect(computeEntree('capacite', refuse)).toEqual(present(24));
  });

  it('regarde la rentrée d’Affelnet jusqu’au bac, celle de Parcoursup après', () => {
    const offres = [
      { formation: 0, effectif: 18, capacite: 24 },
      { formation: 1, effectif: 10, capacite: 40 },
    ];
    const sommes = sumLignes(offres, [BAC_PRO, BTS], { constat: 2024, affelnet: 2022, parcoursup: 2024 });
    expect(computeEntree('remplissage', sommes)).toEqual(present(0.25));
  });
});

describe('les places à distance', () => {
  const offres = [{ voeux: 60, capacite: 30, ...A_DISTANCE }, { voeux: 30, capacite: 20 }, A_DISTANCE];

  it('restent hors des capacités, des vœux, de leurs rapports et de ce qui manque', () => {
    const sommes = sumLignes(offres, [BTS]);
    expect(computeEntree('capacite', sommes)).toEqual(present(50));
    expect(computeEntree('voeux', sommes)).toEqual(present(90));
    expect(computeEntree('demande', sommes)).toEqual(present(1.8));
    expect(getCouverture('capacite', sommes)).toEqual({ retenues: 2, lignes: 2 });
    expect(getCouverture('demande', sommes)).toEqual({ retenues: 2, lignes: 2 });
    expect(getCouverture('effectif', sommes).lignes).toBe(3);
  });

  it('seules, disent qu’elles le sont', () => {
    const sommes = mergeSommes([sumLignes([A_DISTANCE], [BTS]), sumLignes([A_DISTANCE], [BTS])]);
    expect(computeCompte('capacite', sommes)).toEqual(absent('a_distance'));
    expect(computeCompte('voeux', sommes)).toEqual(absent('a_distance'));
    expect(computeCompte('effectif', sommes)).toEqual(absent('donnee_absente'));
    expect(computeTauxEntree('demande', sommes)).toEqual(absent('a_distance'));
  });
});

describe('pourquoi un taux d’entrée manque', () => {
  const CAS: [string, CodeTauxEntree, FormationEssai[], Partial<Periode>, OffreEssai[], MotifAbsence][] = [
    ['la pression d’un BTS', 'pression', [BTS], {}, [{ voeux: 9, capacite: 9 }], 'non_applicable'],
    ['la demande d’un bac pro', 'demande', [BAC_PRO], {}, [{ voeux: 9, capacite: 9 }], 'non_applicable'],
    ['aucune offre', 'pression', [BAC_PRO], {}, [], 'non_applicable'],
    ['la capacité est inconnue', 'pression', [BAC_PRO], {}, [{ voeux: 9 }], 'capacite_inconnue'],
    ['les vœux manquent', 'pression', [BAC_PRO], {}, [{ capacite: 24 }], 'donnee_absente'],
    ['l’effectif manque', 'remplissage', [BAC_PRO], {}, [{ capacite: 24 }], 'donnee_absente'],
    ['ni effectif ni capacité', 'remplissage', [BAC_PRO], {}, [{}], 'capacite_inconnue'],
    [
      'aucune admission chargée pour la rentrée',
      'remplissage',
      [BAC_PRO],
      { affelnet: null },
      [{ effectif: 20 }],
      'source_absente',
    ],
    [
      'aucun constat chargé pour la rentrée',
      'remplissage',
      [BAC_PRO],
      { constat: null },
      [{ capacite: 24 }],
      'source_absente',
    ],
    ['toutes les places sont à distance', 'demande', [BTS], {}, [A_DISTANCE], 'a_distance'],
    ['à distance, mais sans objet', 'pression', [BTS], {}, [A_DISTANCE], 'non_applicable'],
    [
      'les rentrées diffèrent',
      'remplissage',
      [BTS],
      { parcoursup: 2023 },
      [{ effectif: 20, capacite: 24 }],
      'annees_differentes',
    ],
  ];
  it.each(CAS)('%s', (_, code, formations, periode, offres, motif) => {
    expect(computeTauxEntree(code, sumLignes(offres, formations, periode))).toEqual(absent(motif));
  });
});

describe('la même fonction à toutes les mailles', () => {
  const compte = fc.option(fc.nat(300), { nil: null });
  const code = fc.constantFrom('1', '2', '3');
  const faitsAleatoires = fc
    .record({
      periode: fc.record({ constat: fc.constantFrom(2023, 2024), affelnet: fc.constantFrom(2023, 2024) }),
      formations: fc.array(fc.record({ niveau: fc.constantFrom('400', '500', '320', '461') }), {
        minLength: 1,
        maxLength: 5,
      }),
      etablissements: fc.array(
        fc.record({ departement: code, academie: code, region: code, bassin: fc.option(code, { nil: null }) }),
        { minLength: 1, maxLength: 8 },
      ),
      offres: fc.array(
        fc.record({
          etablissement: fc.nat(7),
          formation: fc.nat(4),
          effectif: compte,
          filles: compte,
          capacite: compte,
          capaciteAffectation: compte,
          voeux: compte,
          affectes1: compte,
          affectes: compte,
        }),
        { maxLength: 40 },
      ),
    })
    .map(({ offres, ...reste }) =>
      buildFaitsEssai({
        ...reste,
        offres: offres.map((o) => ({
          ...o,
          etablissement: o.etablissement % reste.etablissements.length,
          formation: o.formation % reste.formations.length,
        })),
      }),
    );

  const MAILLES: Record<string, (faits: Faits, etablissement: number) => string> = {
    établissement: (_, e) => String(e),
    bassin: (faits, e) => String(faits.etablissements.bassin[e]),
    département: (faits, e) => String(faits.etablissements.departement[e]),
    académie: (faits, e) => String(faits.etablissements.academie[e]),
    région: (faits, e) => String(faits.etablissements.region[e]),
    France: () => 'France',
  };
  const POST_BAC = new Set(['320', '461']);
  type Terme = keyof Omit<Faits['offres'], 'etablissement' | 'formation'>;
  /** Chaque formule, réécrite à la main : numérateur, dénominateur, sources de la même année, jusqu'au bac ou après. */
  const FORMULES: Record<CodeTauxEntree, { haut: Terme[]; moins?: Terme; bas: Terme; croise: boolean; bac?: boolean }> =
    {
      pression: { haut: ['voeux'], bas: 'capacite', croise: false, bac: true },
      demande: { haut: ['voeux'], bas: 'capacite', croise: false, bac: false },
      remplissage: { haut: ['effectif'], bas: 'capacite', croise: true },
      remplissageAffectation: { haut: ['effectif'], bas: 'capaciteAffectation', croise: true, bac: true },
      placesVacantes: { haut: ['effectif'], bas: 'capacite', croise: true },
      voeux1Satisfaits: { haut: ['affectes1'], bas: 'voeux', croise: false, bac: true },
      evaporation: { haut: ['affectes'], moins: 'effectif', bas: 'affectes', croise: true, bac: true },
      partFilles: { haut: ['filles'], bas: 'effectif', croise: false },
    };

  /** Le taux d'un territoire, calculé de la façon la plus naïve : ligne à ligne, à partir de ses offres. */
  const taux = (faits: Faits, code: CodeTauxEntree, offres: readonly number[]): number | null => {
    const { haut, moins, bas, croise, bac } = FORMULES[code];
    let numerateur = 0;
    let denominateur = 0;
    let connues = 0;
    for (const offre of offres) {
      const postBac = POST_BAC.has(faits.formations.niveau[faits.offres.formation[offre] ?? 0] ?? '');
      const admission = postBac ? faits.periode.parcoursup : faits.periode.affelnet;
      if (bac !== undefined && bac === postBac) continue;
      if (croise && faits.periode.constat !== admission) continue;
      const lus = [...haut, bas, ...(moins ? [moins] : [])].map((terme) => faits.offres[terme][offre] ?? null);
      if (lus.includes(null)) continue;
      const lit = (terme: Terme) => faits.offres[terme][offre] ?? 0;
      numerateur += haut.reduce((total, terme) => total + lit(terme), 0) - (moins ? lit(moins) : 0);
      denominateur += lit(bas);
      connues += 1;
    }
    if (connues === 0) return null;
    if (code === 'placesVacantes') return denominateur - numerateur;
    return denominateur === 0 ? null : numerateur / denominateur;
  };

  it.each(Object.entries(MAILLES))('%s : le taux d’un territoire est celui de ses comptes sommés', (_, getCode) => {
    fc.assert(
      fc.property(faitsAleatoires, (faits) => {
        const maille = (offre: number) => getCode(faits, faits.offres.etablissement[offre] ?? 0);
        const codes = [...new Set(toutes(faits).map(maille))];
        const groupes = sumOffres(faits, toutes(faits), (offre) => codes.indexOf(maille(offre)));
        for (const [rang, territoire] of codes.entries()) {
          const offres = toutes(faits).filter((offre) => maille(offre) === territoire);
          const sommes = groupes[rang] ?? buildSommes();
          expect(sommes.lignes).toBe(offres.length);
          for (const code of CODES_TAUX_ENTREE)
            expect(computeTauxEntree(code, sommes).valeur).toBe(taux(faits, code, offres));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('une maille fine et une maille large somment les mêmes comptes', () => {
    fc.assert(
      fc.property(faitsAleatoires, (faits) => {
        const fines = sumOffres(faits, toutes(faits), (offre) => faits.offres.etablissement[offre] ?? 0);
        const france = sumTout(faits);
        for (const code of CODES_TAUX_ENTREE)
          for (const terme of ['numerateur', 'denominateur', 'connues'] as const)
            expect(fines.reduce((total, s) => total + (s?.taux[code][terme] ?? 0), 0)).toBe(france.taux[code][terme]);
        expect(mergeSommes(fines.filter((s) => s !== undefined))).toEqual(france);
      }),
      { numRuns: 60 },
    );
  });
});

describe('les deux voies d’une capacité', () => {
  const apprentis: FormationEssai = { niveau: '320', voie: 'apprentissage' };

  it('se distinguent, et s’ajoutent d’un groupe à l’autre', () => {
    const scolaire = sumLignes([{ effectif: 20, capacite: 24 }, { capacite: null }], [BTS]);
    const apprentissage = sumLignes([{ capacite: 15 }, { capacite: null }], [apprentis]);
    expect(getPlacesApprentissage(mergeSommes([scolaire, apprentissage]))).toBe(15);
    // D'une seule voie, il n'y a rien à distinguer.
    expect([scolaire, apprentissage].map(getPlacesApprentissage)).toEqual([null, null]);
  });
});

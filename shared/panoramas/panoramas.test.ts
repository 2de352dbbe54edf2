import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFaitsEssai, type OffreEssai } from '../faits/banc.ts';
import { selectEtablissements } from '../faits/selection.ts';
import type { CodeEntree } from '../indicateurs/catalogue.ts';
import { findReference, listAbsentes, VOISINAGE_KM } from './absentes.ts';
import { listOffresTerritoire, listRangs, markFormations } from './ensemble.ts';
import { buildPalmares, PLACES_MIN, TAILLE_PALMARES } from './palmares.ts';
import { countPositions } from './positions.ts';
import { buildPresence } from './presence.ts';
import { buildRepartition } from './repartition.ts';
import { findRentreeAvant, isComparable, listSourcesEntree } from './variation.ts';
import { buildPlusProche, getDistance, markVoisins, measureEntreEux } from './voisinage.ts';

/** Deux régions : 84 (Lyon, Bourg) et 27 (Mâcon, à 60 km de Lyon et 33 de Bourg ; Nevers, loin de tout). */
const LIEUX = [
  { uai: '0690001A', departement: '069', academie: '10', region: '84', latitude: 45.76, longitude: 4.84 },
  { uai: '0010001A', departement: '001', academie: '10', region: '84', latitude: 46.2, longitude: 5.22 },
  { uai: '0710001A', departement: '071', academie: '07', region: '27', latitude: 46.31, longitude: 4.83 },
  { uai: '0580001A', departement: '058', academie: '07', region: '27', latitude: 46.99, longitude: 3.16 },
];
const FORMATIONS = [
  { cle: '40025214.247.scolaire' },
  { cle: '40025215.247.scolaire', nsf: '255' },
  { cle: '50022137.241.scolaire', niveau: '500', nsf: '221' },
  { cle: '40025217.247.scolaire', type: 'commune' as const },
  { cle: '40025216.247.scolaire', dateFermeture: '2023-08-31' },
  { cle: '40033001.247.scolaire', nsf: '330' },
];

const build = (offres: readonly OffreEssai[]) => {
  const faits = buildFaitsEssai({ formations: FORMATIONS, etablissements: LIEUX, offres });
  const territoire = (code: string, parent: string) => ({ code, libelle: code, parent });
  return {
    ...faits,
    regions: [territoire('84', ''), territoire('27', '')],
    academies: [territoire('10', '84'), territoire('07', '27')],
    departements: [territoire('069', '10'), territoire('001', '10'), territoire('071', '07'), territoire('058', '07')],
  };
};

describe('ce qui existe ailleurs, mais pas ici', () => {
  const faits = build([
    { etablissement: 0, formation: 0, effectif: 20 },
    { etablissement: 1, formation: 1, effectif: 12 },
    { etablissement: 1, formation: 2, effectif: 10 },
    { etablissement: 1, formation: 3, effectif: 30 },
    { etablissement: 1, formation: 4, effectif: 9 },
    { etablissement: 2, formation: 5, effectif: 24 },
    { etablissement: 3, formation: 5, effectif: 15 },
  ]);
  const absentesDe = (territoire: string): number[] => {
    const reference = findReference(faits, territoire);
    if (!reference) return [];
    const ici = selectEtablissements(faits.etablissements, territoire);
    return listAbsentes(faits, ici, reference).map(({ formation }) => formation);
  };

  it.each([
    ['le Rhône ne voit que sa région : ni autre niveau, ni année commune, ni diplôme fermé', 'departement:069', [1]],
    ['l’Ain voit aussi Mâcon, à moins de 50 km', 'departement:001', [5, 0]],
    ['la région se compare à la France', 'region:84', [5]],
    ['une académie qui est toute sa région aussi', 'academie:10', [5]],
    ['la France n’a pas d’ailleurs', '', []],
  ])('%s', (_, territoire, attendu) => {
    expect(absentesDe(territoire)).toEqual(attendu);
  });

  it('de l’Hexagone, tait ce que seul l’outre-mer offre ; d’outre-mer, ne tait rien', () => {
    const essai = build([
      { etablissement: 0, formation: 0, effectif: 20 },
      { etablissement: 3, formation: 1, effectif: 20 },
    ]);
    /** Le même monde, la dernière ville dans une autre région. */
    const listDe = (lieu: string, region: string): number[] => {
      const regions = essai.etablissements.region.map((r, e) => (e === 3 ? region : r));
      const etablissements = { ...essai.etablissements, region: regions };
      const monde = {
        ...essai,
        etablissements,
        regions: [...essai.regions, { code: '01', libelle: '01', parent: '' }],
      };
      const reference = findReference(monde, lieu);
      if (!reference) throw new Error('référence attendue');
      return listAbsentes(monde, selectEtablissements(etablissements, lieu), reference).map((a) => a.formation);
    };
    expect(listDe('region:84', '27')).toEqual([1]);
    expect(listDe('region:84', '01')).toEqual([]);
    expect(listDe('region:01', '01')).toEqual([0]);
  });

  it('distingue les chiffres de la région de ceux des voisins seuls', () => {
    const reference = findReference(faits, 'departement:001');
    if (!reference) throw new Error('référence attendue');
    const ici = selectEtablissements(faits.etablissements, 'departement:001');
    const absentes = listAbsentes(faits, ici, reference);
    expect(reference).toMatchObject({ voisins: 1, echelon: { territoire: 'region:84' } });
    expect(absentes.map((a) => [a.formation, a.isVoisine, a.sommes.comptes.effectif.somme, a.etablissements])).toEqual([
      [5, true, 24, [2]],
      [0, false, 20, [0]],
    ]);
  });

  it('ne range jamais parmi les absentes une formation d’ici', () => {
    const offre = fc.record({ etablissement: fc.nat(3), formation: fc.nat(5), effectif: fc.nat(40) });
    fc.assert(
      fc.property(
        fc.array(offre, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('departement:069', 'region:27'),
        (offres, lieu) => {
          const essai = build(offres);
          const reference = findReference(essai, lieu);
          if (!reference) return;
          const ici = selectEtablissements(essai.etablissements, lieu);
          const presentes = new Set(listRangs(essai, listOffresTerritoire(essai, lieu), 'formation'));
          for (const { formation, etablissements } of listAbsentes(essai, ici, reference)) {
            expect(presentes.has(formation)).toBe(false);
            expect(etablissements.some((e) => ici[e])).toBe(false);
          }
        },
      ),
    );
  });
});

describe('le voisinage', () => {
  const { etablissements } = build([]);
  const bourg = Uint8Array.from([0, 1, 0, 0]);

  it('marque ceux du rayon, sans ceux d’ici', () => {
    expect([...markVoisins(etablissements, bourg, VOISINAGE_KM)]).toEqual([0, 0, 1, 0]);
    expect([...markVoisins(etablissements, bourg, 100)]).toEqual([1, 0, 1, 0]);
  });

  it('mesure au plus proche, et entre eux', () => {
    const find = buildPlusProche(etablissements, bourg);
    expect(find([0, 3])?.etablissement).toBe(0);
    expect(find([])).toBeNull();
    const entreEux = measureEntreEux(etablissements, [0, 1, 3]);
    expect(entreEux.get(0)).toBeCloseTo(getDistance(etablissements, 0, 1) ?? 0, 6);
    expect(measureEntreEux(etablissements, [0]).get(0)).toBeNull();
  });

  it('ne mesure rien depuis un établissement non situé', () => {
    const sansLieu = buildFaitsEssai({ etablissements: [{}, LIEUX[1] ?? {}] }).etablissements;
    expect(buildPlusProche(sansLieu, Uint8Array.from([1, 0]))([1])).toBeNull();
    expect(measureEntreEux(sansLieu, [0, 1])).toEqual(
      new Map([
        [0, null],
        [1, null],
      ]),
    );
  });
});

describe('les palmarès', () => {
  const compte = fc.record({ capacite: fc.option(fc.integer({ min: 5, max: 60 })), voeux: fc.option(fc.nat(120)) });

  it('gardent deux bouts disjoints, bien rangés, d’au moins douze places', () => {
    fc.assert(
      fc.property(fc.array(compte, { minLength: 1, maxLength: 30 }), (comptes) => {
        const faits = buildFaitsEssai({
          formations: comptes.map((_, i) => ({ cle: `400252${String(i).padStart(2, '0')}.247.scolaire` })),
          offres: comptes.map((c, formation) => ({ formation, ...c })),
        });
        const { hauts, bas, classees, ecartees } = buildPalmares(faits, [...comptes.keys()], 'pression');
        const connus = comptes.filter((c) => c.capacite !== null && c.voeux !== null);
        expect(classees + ecartees).toBe(connus.length);
        expect(classees).toBe(connus.filter((c) => (c.capacite ?? 0) >= PLACES_MIN).length);
        expect(hauts.length + bas.length).toBe(Math.min(classees, 2 * TAILLE_PALMARES));
        const rangs = [...hauts, ...bas].map(({ formation }) => formation);
        expect(new Set(rangs).size).toBe(rangs.length);
        const suite = [...hauts, ...bas.toReversed()].map(({ valeur }) => valeur);
        expect(suite).toEqual(suite.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('la répartition', () => {
  it('fait un tout : ses parts somment à un, les inconnues n’en ont pas', () => {
    const offre = fc.record({ formation: fc.nat(5), effectif: fc.option(fc.integer({ min: 1, max: 40 })) });
    fc.assert(
      fc.property(fc.array(offre, { minLength: 1 }), (offres) => {
        const faits = build(offres.map((o) => ({ ...o, etablissement: 0 })));
        const parts = buildRepartition(faits, [...offres.keys()], (f) => faits.formations.niveau[f] ?? '');
        const total = parts.reduce((somme, { part }) => somme + (part ?? 0), 0);
        expect(total).toBeCloseTo(offres.some(({ effectif }) => effectif !== null) ? 1 : 0, 9);
        expect(parts.reduce((n, { sommes }) => n + sommes.lignes, 0)).toBe(offres.length);
        for (const { part, sommes } of parts) expect(part === null).toBe(sommes.comptes.effectif.connus === 0);
      }),
    );
  });
});

describe('la présence par territoire', () => {
  it('compte les établissements, laisse vides les absences, oublie ce qui n’est nulle part', () => {
    const faits = build([
      { etablissement: 0, formation: 0 },
      { etablissement: 1, formation: 0 },
      { etablissement: 2, formation: 0 },
      { etablissement: 1, formation: 1 },
    ]);
    const presence = buildPresence(faits, markFormations(faits), 'departement', [{ code: '069' }, { code: '001' }]);
    expect(presence.map(({ formation, sommes }) => [formation, ...sommes.map((s) => s?.lignes ?? null)])).toEqual([
      [0, 1, 1],
      [1, null, 1],
    ]);
  });
});

describe('les positions du quadrant', () => {
  it('range toutes les formations, celles sans ligne de sortie hors quadrant', () => {
    const faits = build([]);
    faits.sorties = {
      ...faits.sorties,
      formation: [0, 1, 0],
      region: ['84', '84', '27'],
      position: ['q4', 'q1', 'q2'],
      stabilite: ['solide', 'fragile', 'probable'],
      sansPerspectives: [true, false, null],
    };
    const compte = countPositions(faits, [0, 1, 2], '84');
    expect(compte).toMatchObject({ sansPerspectives: 1, evaluees: 2, total: 3 });
    expect([compte.positions.q4.solide, compte.positions.q1.fragile, compte.positions.hors_quadrant.total]).toEqual([
      1, 1, 1,
    ]);
  });
});

describe('la variation', () => {
  const periode = { constat: 2025, affelnet: 2025, parcoursup: 2024, millesime: null };

  it.each<[CodeEntree, string[]]>([
    ['effectif', ['constat']],
    ['partFilles', ['constat']],
    ['pression', ['affelnet']],
    ['demande', ['parcoursup']],
    ['capacite', ['affelnet', 'parcoursup']],
    ['remplissage', ['constat', 'affelnet', 'parcoursup']],
  ])('%s vient de %j', (code, sources) => {
    expect(listSourcesEntree(code).toSorted()).toEqual(sources.toSorted());
  });

  it.each<[CodeEntree, number[], number | null]>([
    ['effectif', [2025, 2024], 2024],
    ['effectif', [2025, 2023], null],
    ['demande', [2025, 2024, 2023], 2023],
    ['capacite', [2025, 2024, 2023], null],
  ])('%s, rentrées %j : se compare à %j', (code, rentrees, attendu) => {
    expect(findRentreeAvant(code, { periode, rentrees })).toBe(attendu);
  });

  it('ne compare que les mêmes sources, toutes de la rentrée d’avant', () => {
    const maintenant = { ...periode, parcoursup: 2025 };
    const avant = { constat: 2024, affelnet: null, parcoursup: 2024, millesime: null };
    expect(isComparable('effectif', maintenant, avant, 2024)).toBe(true);
    expect(isComparable('capacite', maintenant, avant, 2024)).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFaitsEssai } from '../faits/banc.ts';
import { computeDistanceKm, type Lieu } from '../territoires/distance.ts';
import { computeAcces, PARENTES, RAYONS_KM } from './acces.ts';
import { buildIndexSpatial, projectSphere } from './index-spatial.ts';
import { listVoisinage } from './offre.ts';

const lieu: fc.Arbitrary<Lieu> = fc.oneof(
  // La métropole, serrée pour que des distances soient égales ; puis toute la Terre.
  fc.record({
    latitude: fc.integer({ min: 4500, max: 4560 }).map((n) => n / 100),
    longitude: fc.integer({ min: 400, max: 460 }).map((n) => n / 100),
  }),
  fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  }),
);

const listForce = (lieux: readonly Lieu[], depuis: number): { rang: number; km: number }[] =>
  lieux
    .map((la, rang) => ({ rang, km: computeDistanceKm(lieux[depuis] as Lieu, la) }))
    .filter(({ rang }) => rang !== depuis);

describe('index spatial', () => {
  it('trouve le plus proche et le rayon comme la force brute', () => {
    fc.assert(
      fc.property(fc.array(lieu, { minLength: 1, maxLength: 120 }), fc.constantFrom(...RAYONS_KM), (lieux, rayon) => {
        const index = buildIndexSpatial(
          projectSphere(lieux),
          lieux.map((_, i) => i),
        );
        for (const depuis of lieux.keys()) {
          const force = listForce(lieux, depuis);
          const voisin = index.findVoisin(depuis, () => true);
          const minimum = Math.min(...force.map(({ km }) => km));
          if (force.length === 0) expect(voisin).toBe(-1);
          else expect(computeDistanceKm(lieux[depuis] as Lieu, lieux[voisin] as Lieu)).toBeCloseTo(minimum, 3);
          const dedans = new Set(index.listVoisins(depuis, rayon));
          // Au ras du rayon, corde et haversine s'arrondissent autrement : à un mètre près.
          for (const { rang, km } of force) if (Math.abs(km - rayon) > 0.001) expect(dedans.has(rang)).toBe(km < rayon);
        }
      }),
    );
  });

  it('n’indexe que ses membres, et choisit le premier de deux points confondus', () => {
    const lieux = [45, 46, 46, 45.1].map((latitude) => ({ latitude, longitude: 4 }));
    const sphere = projectSphere(lieux);
    const find = (membres: number[], refuse = -1) =>
      buildIndexSpatial(sphere, membres).findVoisin(0, (rang) => rang !== refuse);
    expect(find([0, 2, 1])).toBe(1);
    expect(find([0, 1, 2, 3])).toBe(3);
    expect(find([0, 1, 2, 3], 3)).toBe(1);
    expect(find([0])).toBe(-1);
    expect(find([0, 3], 3)).toBe(-1);
    expect(find([1, 2])).toBe(1);
  });
});

/** Quatre lycées sur un méridien : 0, 11,1 et 22,2 km au nord, et un que rien ne situe. */
const FAITS = buildFaitsEssai({
  etablissements: [0, 0.1, 0.2, null].map((nord, i) => ({
    uai: `069000${i}A`,
    latitude: nord === null ? null : 45 + nord,
    longitude: nord === null ? null : 4,
  })),
  formations: [
    { famille: 'F1', nsf: '252', niveau: '400' },
    { famille: 'F1', nsf: '255', niveau: '400' },
    { famille: null, nsf: '252', niveau: '400' },
    { famille: null, nsf: '252', niveau: '500' },
    { famille: 'F1', nsf: '252', niveau: '400', type: 'commune' },
  ],
  offres: [
    { etablissement: 0, formation: 0, capacite: 24 },
    { etablissement: 2, formation: 0, capacite: 12 },
    { etablissement: 1, formation: 1 },
    { etablissement: 1, formation: 2 },
    { etablissement: 3, formation: 0, capacite: 30 },
    { etablissement: 2, formation: 3 },
    { etablissement: 1, formation: 0, capacite: null },
    { etablissement: 0, formation: 4 },
  ],
});

describe('accès', () => {
  it('mesure jusqu’au plus proche autre établissement, années communes et soi-même exclus de la famille et du domaine', () => {
    const { formation, famille, nsf } = computeAcces(FAITS, 20);
    expect(formation).toEqual([111, 111, -1, -1, -1, -1, 111, -1]);
    expect(famille).toEqual([111, 111, 111, -1, -1, -1, -1, 111]);
    expect(nsf).toEqual([111, 111, -1, 111, -1, -1, -1, 111]);
  });

  it('compte les établissements et les places du rayon, sans prendre une absence pour un zéro', () => {
    expect(computeAcces(FAITS, 20)).toMatchObject({
      etablissements: [1, 1, 0, 0, -1, 0, 2, 0],
      places: [-1, -1, 0, 0, -1, 0, 36, 0],
    });
    expect(computeAcces(FAITS, 30)).toMatchObject({
      etablissements: [2, 2, 0, 0, -1, 0, 2, 0],
      places: [12, 24, 0, 0, -1, 0, 36, 0],
    });
  });

  it.each([
    [
      'formation',
      0,
      0,
      [
        [1, 11.1],
        [2, 22.2],
      ],
      1,
      null,
    ],
    [
      'famille',
      1,
      1,
      [
        [0, 11.1],
        [2, 11.1],
      ],
      1,
      null,
    ],
    ['famille', 1, 2, [], 0, 'sans_famille'],
    ['formation', 1, 2, [], 0, 'aucune_autre'],
    ['formation', 3, 0, [], 0, 'sans_coordonnees'],
  ] as const)('%s, établissement %i, formation %i', (parente, e, f, voisins, nonSitues, motif) => {
    const voisinage = listVoisinage(FAITS, e, f, parente);
    expect(voisinage.voisins.map((v) => [v.etablissement, v.km])).toEqual(voisins);
    expect(voisinage).toMatchObject({ nonSitues, motif });
  });

  it('dit que les autres existent quand aucun n’est situé', () => {
    const etablissements = { ...FAITS.etablissements, latitude: [45, null, null, null] };
    expect(listVoisinage({ ...FAITS, etablissements }, 0, 0, 'formation')).toEqual({
      voisins: [],
      nonSitues: 3,
      motif: 'autres_non_situes',
    });
  });

  it('colonnes et voisinage disent toujours la même distance et le même compte', () => {
    const etablissement = fc.record({
      latitude: fc.option(fc.integer({ min: 4500, max: 4600 }).map((n) => n / 100)),
      longitude: fc.integer({ min: 400, max: 500 }).map((n) => n / 100),
    });
    const offre = fc.record({ etablissement: fc.nat(19), formation: fc.nat(3), capacite: fc.option(fc.nat(40)) });
    const offres = fc.uniqueArray(offre, { selector: (o) => o.etablissement * 9 + o.formation, maxLength: 60 });
    const etablissements = fc.array(etablissement, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(etablissements, offres, fc.constantFrom(...RAYONS_KM), (lieux, lignes, rayon) => {
        const faits = buildFaitsEssai({
          etablissements: lieux.map((l) => (l.latitude === null ? { latitude: null, longitude: null } : l)),
          formations: ['F1', 'F1', null, null].map((famille, i) => ({ famille, nsf: String(250 + (i % 2)) })),
          offres: lignes,
        });
        const acces = computeAcces(faits, rayon);
        for (const [i, { etablissement: e, formation: f }] of lignes.entries()) {
          for (const parente of PARENTES) {
            const { voisins } = listVoisinage(faits, e, f, parente);
            expect(acces[parente][i]).toBe(voisins[0] ? Math.round(voisins[0].km * 10) : -1);
          }
          const { voisins } = listVoisinage(faits, e, f, 'formation');
          const situe = lieux[e]?.latitude !== null;
          if (voisins.every(({ km }) => Math.abs(km - rayon) > 0.1))
            expect(acces.etablissements[i]).toBe(situe ? voisins.filter(({ km }) => km < rayon).length : -1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

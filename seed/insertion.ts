/** Devenir des sortants : les comptes par région et formation, et leur somme par établissement. */
import type { OffreSimulee } from './cohortes.ts';
import type { Etablissement } from './etablissements.ts';
import { mefstat11 } from './lignees.ts';
import { estAuConstat } from './offre.ts';
import { clamp, createPrng } from './prng.ts';
import { estimateDebouches, type Voie } from './profils.ts';

/** Comptes d'un groupe de sortants ; réels tant qu'on les additionne, entiers une fois arrondis. */
export interface Devenir {
  terminaux: number;
  poursuite: number;
  sortants: number;
  emploi6: number;
  emploi12: number;
  emploi18: number;
  emploi24: number;
}

export interface DevenirRegional extends Devenir {
  millesime: string;
  voie: Voie;
  region: string;
  regionIj: string;
  /** MEFSTAT11 de dernière année en voie scolaire, CFD en apprentissage. */
  code: string;
}

export interface DevenirEtablissement extends Devenir {
  etablissement: Etablissement;
  millesime: string;
  voie: Voie;
  /** Emplois attendus d'après les formations et le territoire, hors l'effet de l'établissement. */
  emploiAttendu: number;
}

export interface Insertion {
  regionaux: readonly DevenirRegional[];
  etablissements: readonly DevenirEtablissement[];
}

const PROGRESSION = { emploi12: 0.05, emploi18: 0.09, emploi24: 0.11 } as const;

function vide(): Devenir {
  return { terminaux: 0, poursuite: 0, sortants: 0, emploi6: 0, emploi12: 0, emploi18: 0, emploi24: 0 };
}

function add(somme: Devenir, terminaux: number, tauxPoursuite: number, tauxEmploi: number): void {
  const sortants = terminaux * (1 - tauxPoursuite);
  const emploi = (gain: number) => sortants * Math.min(0.97, tauxEmploi + gain);
  somme.terminaux += terminaux;
  somme.poursuite += terminaux * tauxPoursuite;
  somme.sortants += sortants;
  somme.emploi6 += emploi(0);
  somme.emploi12 += emploi(PROGRESSION.emploi12);
  somme.emploi18 += emploi(PROGRESSION.emploi18);
  somme.emploi24 += emploi(PROGRESSION.emploi24);
}

function round<T extends Devenir>(devenir: T): T {
  const poursuite = Math.round(devenir.poursuite);
  const sortants = devenir.terminaux - poursuite;
  const emploi = (effectif: number) => Math.min(sortants, Math.round(effectif));
  return {
    ...devenir,
    poursuite,
    sortants,
    emploi6: emploi(devenir.emploi6),
    emploi12: emploi(devenir.emploi12),
    emploi18: emploi(devenir.emploi18),
    emploi24: emploi(devenir.emploi24),
  };
}

/** « 2022_2023 » cumule les sortants de 2022 et de 2023, donc les terminales des rentrées 2021 et 2022. */
export function listMillesimes(derniereRentree: number): { millesime: string; rentrees: readonly [number, number] }[] {
  return [4, 3, 2].map((recul) => {
    const annee = derniereRentree - recul;
    return { millesime: `${annee}_${annee + 1}`, rentrees: [annee - 1, annee] };
  });
}

export function generateInsertion(offres: readonly OffreSimulee[], derniereRentree: number): Insertion {
  const regionaux = new Map<string, DevenirRegional>();
  const etablissements = new Map<string, DevenirEtablissement>();
  const millesimes = listMillesimes(derniereRentree);
  for (const { offre, rentrees } of offres) {
    const { etablissement, lignee, voie } = offre;
    const { territoire } = etablissement;
    if (territoire.regionIj === '' || !estAuConstat(etablissement)) continue;
    const debouches = estimateDebouches(lignee, voie, territoire);
    const prng = createPrng(`insertion/${etablissement.uai}/${lignee.cle}/${voie}`);
    for (const [rang, { millesime, rentrees: terminales }] of millesimes.entries()) {
      const tauxPoursuite = clamp(debouches.poursuite + 0.05 * prng.normal(), 0.05, 0.92);
      const attendu = clamp(debouches.emploi + 0.008 * (rang - 1), 0.03, 0.95);
      const tauxEmploi = clamp(attendu + etablissement.valeurAjoutee + 0.05 * prng.normal(), 0.02, 0.97);
      for (const rentree of terminales) {
        const derniere = rentrees
          .find((r) => r.rentree === rentree)
          ?.annees.find(({ annee }) => annee === lignee.duree);
        if (derniere === undefined) continue;
        const { mef, effectif } = derniere;
        const code = voie === 'scolaire' ? mefstat11(mef, lignee.duree) : mef.cfd;
        const cle = `${millesime}_${territoire.regionIj}_${voie}_${code}`;
        const regional: DevenirRegional = regionaux.get(cle) ?? {
          ...vide(),
          ...{ millesime, voie, code, region: territoire.region, regionIj: territoire.regionIj },
        };
        add(regional, effectif, tauxPoursuite, tauxEmploi);
        regionaux.set(cle, regional);

        const cleEtablissement = `${etablissement.uai}_${millesime}_${voie}`;
        const local: DevenirEtablissement = etablissements.get(cleEtablissement) ?? {
          ...vide(),
          ...{ etablissement, millesime, voie, emploiAttendu: 0 },
        };
        add(local, effectif, tauxPoursuite, tauxEmploi);
        local.emploiAttendu += effectif * (1 - tauxPoursuite) * attendu;
        etablissements.set(cleEtablissement, local);
      }
    }
  }
  return {
    regionaux: [...regionaux].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, devenir]) => round(devenir)),
    etablissements: [...etablissements].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, devenir]) => round(devenir)),
  };
}

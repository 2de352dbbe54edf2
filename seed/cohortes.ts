/** Effectifs, capacités et vœux d'une offre, rentrée par rentrée. */
import { findMef } from './lignees.ts';
import type { Mef } from './nomenclatures.ts';
import type { Offre } from './offre.ts';
import { clamp, createPrng } from './prng.ts';
import { estimateAttractivite } from './profils.ts';

export interface AnneeDeFormation {
  annee: number;
  mef: Mef;
  effectif: number;
  filles: number;
}

export interface Rentree {
  rentree: number;
  capacite: number;
  /** Premiers vœux (Affelnet) ou vœux confirmés (Parcoursup). */
  voeux: number;
  annees: readonly AnneeDeFormation[];
}

/** Une offre et son histoire, de la plus ancienne rentrée simulée à la dernière. */
export interface OffreSimulee {
  offre: Offre;
  rentrees: readonly Rentree[];
}

/** Années simulées avant la dernière rentrée : de quoi nourrir trois millésimes de sortants. */
export const PROFONDEUR = 8;

/** Part des élèves présents l'année suivante, par niveau de diplôme. */
const MAINTIEN: Readonly<Record<string, readonly number[]>> = {
  '400': [1, 0.97, 0.91],
  '403': [1, 0.98, 0.95],
  '320': [1, 0.8],
  '323': [1, 0.86],
};
const MAINTIEN_PAR_DEFAUT: readonly number[] = [1, 0.89];
/** Un vœu Parcoursup en vaut une dizaine d'Affelnet, où l'on ne compte que le premier. */
const VOEUX_PARCOURSUP = { scolaire: 9, apprentissage: 4 } as const;

function remplir(pression: number, ecart: number): number {
  return clamp(0.36 + 0.64 * (1 - Math.exp(-1.9 * pression)) + 0.06 * ecart, 0.25, 1.12);
}

export function simulateOffre(offre: Offre, derniereRentree: number): Rentree[] {
  const { lignee, etablissement, voie } = offre;
  const prng = createPrng(`cohortes/${etablissement.uai}/${lignee.cle}/${voie}`);
  const attendue =
    estimateAttractivite(lignee, etablissement.territoire.departement) *
    etablissement.renom *
    (etablissement.prive ? 0.9 : 1) *
    Math.exp(0.3 * prng.normal());
  const maintien = MAINTIEN[lignee.niveau] ?? MAINTIEN_PAR_DEFAUT;
  const partFilles = clamp(lignee.filiere.filles + 0.08 * prng.normal(), 0.01, 0.99);
  const premiere = derniereRentree - PROFONDEUR + 1;
  const entrees: number[] = [];
  const rentrees: Rentree[] = [];
  let pression = attendue;
  let capacite = offre.capacite;
  for (let rentree = premiere; rentree <= derniereRentree; rentree += 1) {
    pression = clamp(attendue * (pression / attendue) ** 0.7 * Math.exp(0.12 * prng.normal()), 0.12, 3.6);
    if (prng.chance(0.04)) capacite = Math.max(8, capacite + prng.pick([-6, -3, 3, 6]));
    const ouverte = rentree >= offre.ouverture && rentree < offre.fermeture;
    const [ecart, tirage] = [prng.normal(), prng.next()];
    entrees.push(ouverte ? Math.round(capacite * remplir(pression, ecart)) : 0);
    const annees: AnneeDeFormation[] = [];
    for (let annee = 1; annee <= lignee.duree; annee += 1) {
      // Une spécialité de famille n'a pas de première année propre, même si la BCN en garde une d'avant la réforme.
      const commune = annee === 1 ? lignee.commune?.recente : undefined;
      const mef = commune ?? findMef(offre.chaine, annee, rentree);
      // Les premières rentrées simulées n'ont pas d'entrants avant elles : on y suppose un régime établi.
      const entrants =
        entrees[rentree - premiere - annee + 1] ?? (rentree >= offre.ouverture + annee - 1 ? entrees[0] : 0);
      const effectif = Math.round((entrants ?? 0) * (maintien[annee - 1] ?? 0.9) * (0.96 + 0.08 * tirage));
      if (mef !== undefined && effectif > 0)
        annees.push({ annee, mef, effectif, filles: Math.round(effectif * partFilles) });
    }
    const voeuxParPlace = lignee.niveau.startsWith('32') ? pression * VOEUX_PARCOURSUP[voie] : pression;
    rentrees.push({
      rentree,
      capacite: ouverte ? capacite : 0,
      voeux: ouverte ? Math.round(capacite * voeuxParPlace) : 0,
      annees,
    });
  }
  return rentrees;
}

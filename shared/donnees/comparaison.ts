import type { Periode } from '../faits/faits.ts';
import type { Position } from '../indicateurs/quadrant.ts';
import type { Jeu, LigneOffre, LignePlace } from './jeu.ts';

/** Plus grands mouvements montrés de chaque sorte. */
const MAX_MOUVEMENTS = 10;
/** Changements de quadrant gardés : au-delà, le total fait foi. */
const MAX_QUADRANTS = 200;
const MAX_EXEMPLES = 10;

export type ChangementQuadrant = { cle: string; formation: string; region: string; avant: Position; apres: Position };

/** Écart d'un taux diffusé dans une région, en rapports de 0 à 1. */
export type MouvementTaux = { cle: string; formation: string; region: string; avant: number; apres: number };

/** Écart d'un compte d'entrée d'une offre. */
export type MouvementCompte = { cle: string; formation: string; etablissement: string; avant: number; apres: number };

export type OffresChangees = { nombre: number; exemples: { cle: string; formation: string; etablissement: string }[] };

/** Part connue d'une mesure : lignes qui la portent, sur toutes celles qui pourraient la porter. */
export type Couverture = { connues: number; total: number };

export const MESURES_COUVERTES = {
  effectif: 'Offres avec un effectif',
  capacite: 'Offres avec une capacité',
  voeux: 'Offres avec des vœux',
  emploi: 'Lignes de sortie au taux d’emploi publiable',
  poursuite: 'Lignes de sortie au taux de poursuite publiable',
} as const;
export type MesureCouverte = keyof typeof MESURES_COUVERTES;
export const NOMS_MESURES = Object.keys(MESURES_COUVERTES) as MesureCouverte[];

/** Lignes d'une source officielle qui changent d'une version à l'autre, quoi qu'elles portent. */
export type ChangementSource = {
  source: string;
  libelle: string;
  changees: number;
  ajoutees: number;
  retirees: number;
};

/** Lignes d'une source qu'un chargement touche. */
export const countLignes = ({ changees, ajoutees, retirees }: ChangementSource): number =>
  changees + ajoutees + retirees;

export type Comparaison = {
  /** Années de chaque version ; avant est nul pour la toute première. */
  avant: Periode | null;
  apres: Periode;
  /** Formations × région d'un quadrant à l'autre, entrées dans un quadrant, sorties de tout quadrant. */
  quadrants: { deplacees: number; entrees: number; sorties: number; lignes: ChangementQuadrant[] };
  taux: Record<'emploi' | 'poursuite', MouvementTaux[]>;
  comptes: Record<'effectif' | 'capacite', MouvementCompte[]>;
  apparues: OffresChangees;
  disparues: OffresChangees;
  couverture: Record<MesureCouverte, { avant: Couverture; apres: Couverture }>;
  /** Lignes qui changent, source par source ; absent des comparaisons gardées d'avant. */
  sources?: ChangementSource[];
};

type Paire<T> = { avant: T; apres: T };

const toParCle = <T extends { cle: string }>(lignes: readonly T[]): Map<string, T> =>
  new Map(lignes.map((ligne) => [ligne.cle, ligne]));

/** Lignes présentes des deux côtés, dans l'ordre de la seconde liste. */
const listPaires = <T extends { cle: string }>(avant: readonly T[], apres: readonly T[]): Paire<T>[] => {
  const anciennes = toParCle(avant);
  return apres.flatMap((ligne) => {
    const ancienne = anciennes.get(ligne.cle);
    return ancienne ? [{ avant: ancienne, apres: ligne }] : [];
  });
};

const listAbsentes = (lignes: readonly LigneOffre[], autres: readonly LigneOffre[]): OffresChangees => {
  const presentes = toParCle(autres);
  const absentes = lignes.filter(({ cle }) => !presentes.has(cle));
  const exemples = absentes.slice(0, MAX_EXEMPLES);
  return {
    nombre: absentes.length,
    exemples: exemples.map(({ cle, formation, etablissement }) => ({ cle, formation, etablissement })),
  };
};

/** Paires dont la valeur, connue des deux côtés, a changé ; les plus grands écarts d'abord, puis l'ordre des clés. */
const listMouvements = <T extends { cle: string }, C extends keyof T>(paires: readonly Paire<T>[], champ: C) =>
  paires
    .flatMap(({ avant, apres }) => {
      const [a, b] = [avant[champ], apres[champ]];
      return typeof a === 'number' && typeof b === 'number' && a !== b ? [{ ligne: apres, avant: a, apres: b }] : [];
    })
    .sort((a, b) => Math.abs(b.apres - b.avant) - Math.abs(a.apres - a.avant) || (a.ligne.cle < b.ligne.cle ? -1 : 1))
    .slice(0, MAX_MOUVEMENTS);

const listMouvementsTaux = (paires: readonly Paire<LignePlace>[], champ: 'emploi' | 'poursuite'): MouvementTaux[] =>
  listMouvements(paires, champ).map(({ ligne: { cle, formation, region }, avant, apres }) => ({
    cle,
    formation,
    region,
    avant,
    apres,
  }));

const listMouvementsComptes = (paires: readonly Paire<LigneOffre>[], champ: 'effectif' | 'capacite') =>
  listMouvements(paires, champ).map(({ ligne: { cle, formation, etablissement }, avant, apres }) => ({
    cle,
    formation,
    etablissement,
    avant,
    apres,
  }));

/** Une formation × région absente d'un côté y est hors de tout quadrant. */
const compareQuadrants = (avant: readonly LignePlace[], apres: readonly LignePlace[]): Comparaison['quadrants'] => {
  const [anciennes, nouvelles] = [toParCle(avant), toParCle(apres)];
  const lignes: ChangementQuadrant[] = [];
  const bilan = { deplacees: 0, entrees: 0, sorties: 0 };
  for (const ligne of [...apres, ...avant.filter(({ cle }) => !nouvelles.has(cle))]) {
    const positions = {
      avant: anciennes.get(ligne.cle)?.position ?? 'hors_quadrant',
      apres: nouvelles.get(ligne.cle)?.position ?? 'hors_quadrant',
    } as const;
    if (positions.avant === positions.apres) continue;
    if (positions.avant === 'hors_quadrant') bilan.entrees += 1;
    else if (positions.apres === 'hors_quadrant') bilan.sorties += 1;
    else {
      bilan.deplacees += 1;
      if (lignes.length < MAX_QUADRANTS)
        lignes.push({ cle: ligne.cle, formation: ligne.formation, region: ligne.region, ...positions });
    }
  }
  return { ...bilan, lignes };
};

const countConnues = <T>(lignes: readonly T[], champ: keyof T): Couverture => ({
  connues: lignes.filter((ligne) => ligne[champ] !== null).length,
  total: lignes.length,
});

const getCouverture = (jeu: Jeu): Record<MesureCouverte, Couverture> => ({
  effectif: countConnues(jeu.offres, 'effectif'),
  capacite: countConnues(jeu.offres, 'capacite'),
  voeux: countConnues(jeu.offres, 'voeux'),
  emploi: countConnues(jeu.places, 'emploi'),
  poursuite: countConnues(jeu.places, 'poursuite'),
});

const compareCouvertures = (avant: Jeu, apres: Jeu): Comparaison['couverture'] => {
  const [ancienne, nouvelle] = [getCouverture(avant), getCouverture(apres)];
  const paires = NOMS_MESURES.map((mesure) => [mesure, { avant: ancienne[mesure], apres: nouvelle[mesure] }]);
  return Object.fromEntries(paires) as Comparaison['couverture'];
};

const SANS_DONNEES: Jeu = {
  periode: { constat: null, affelnet: null, parcoursup: null, millesime: null },
  places: [],
  offres: [],
};

/**
 * Ce qui change d'une version des données à l'autre, sur leurs dernières années : quadrants, plus grands mouvements,
 * offres apparues et disparues, couverture. Ne porte que sur des valeurs diffusées des deux côtés. `avant` est nul pour
 * la première version, qui n'a rien à quoi se comparer.
 */
export const compareJeux = (avant: Jeu | null, apres: Jeu): Comparaison => {
  const ancien = avant ?? SANS_DONNEES;
  const places = listPaires(ancien.places, apres.places);
  const offres = listPaires(ancien.offres, apres.offres);
  return {
    avant: avant?.periode ?? null,
    apres: apres.periode,
    quadrants: compareQuadrants(ancien.places, apres.places),
    taux: { emploi: listMouvementsTaux(places, 'emploi'), poursuite: listMouvementsTaux(places, 'poursuite') },
    comptes: {
      effectif: listMouvementsComptes(offres, 'effectif'),
      capacite: listMouvementsComptes(offres, 'capacite'),
    },
    apparues: listAbsentes(apres.offres, ancien.offres),
    disparues: listAbsentes(ancien.offres, apres.offres),
    couverture: compareCouvertures(ancien, apres),
  };
};

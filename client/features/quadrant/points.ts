import type { FaitsClient } from '#client/faits/faits-client.ts';
import { computeEntree, sumOffres } from '#shared/faits/agregation.ts';
import type { Voie } from '#shared/formations/formation.ts';
import { MOTIFS_ABSENCE, type MotifAbsence, type Valeur } from '#shared/indicateurs/absence.ts';
import type { Position } from '#shared/indicateurs/quadrant.ts';
import type { Intervalle, Stabilite } from '#shared/indicateurs/stabilite.ts';

/** Une formation du niveau, dans le territoire choisi, aux taux de sa région. */
export type Ligne = {
  rang: number;
  cle: string;
  libelle: string;
  voie: Voie;
  poursuite: Valeur;
  emploi: Valeur;
  intervalles: { poursuite: Intervalle | null; emploi: Intervalle | null };
  position: Position;
  stabilite: Stabilite;
  sansPerspectives: boolean | null;
  continuum: boolean;
  effectif: Valeur;
};

/** Une formation placée : ses coordonnées en points de pourcentage, son rayon en pixels. */
export type Bulle = Ligne & { x: number; y: number; rayon: number };

/** Axes du quadrant, en points de pourcentage ; nuls quand la moyenne manque. */
export type Moyennes = { poursuite: number | null; emploi: number | null };

const RAYON_MIN = 4;
const RAYON_MAX = 17;
/** Effectif inconnu : un petit cercle creux, qui ne dit rien de la taille. */
const RAYON_INCONNU = 3.5;

export const toPoints = (taux: number): number => Math.round(taux * 100);

/** Rayon d'une bulle : son aire suit l'effectif, jusqu'au plus grand du graphique. */
export const computeRayon = (effectif: number | null, maximum: number): number =>
  effectif === null ? RAYON_INCONNU : RAYON_MIN + (RAYON_MAX - RAYON_MIN) * Math.sqrt(effectif / Math.max(1, maximum));

/** Nombre de formations scolaires de chaque niveau parmi les offres retenues, du plus fourni au moins fourni. */
export const countNiveaux = (client: FaitsClient, offres: Int32Array): { code: string; nombre: number }[] => {
  const { formations } = client.faits;
  const vues = new Set<number>();
  for (const offre of offres) vues.add(client.faits.offres.formation[offre] ?? -1);
  const nombres = new Map<string, number>();
  for (const rang of vues) {
    const niveau = formations.niveau[rang] ?? '';
    if (formations.voie[rang] === 'scolaire') nombres.set(niveau, (nombres.get(niveau) ?? 0) + 1);
  }
  return [...nombres].map(([code, nombre]) => ({ code, nombre })).sort((a, b) => b.nombre - a.nombre);
};

/** Une ligne par formation du niveau qui a une offre retenue ; taux et position sont ceux de la région. */
export const buildLignes = (client: FaitsClient, offres: Int32Array, niveau: string, region: string): Ligne[] => {
  const { formations } = client.faits;
  const { formation } = client.faits.offres;
  const groupes = sumOffres(client.faits, offres, (offre) => {
    const rang = formation[offre] ?? -1;
    return formations.niveau[rang] === niveau ? rang : -1;
  });
  return groupes.flatMap((groupe, rang) => {
    if (!groupe) return [];
    const { taux, ...sortie } = client.getSortie(rang, region);
    return {
      rang,
      cle: formations.cle[rang] ?? '',
      libelle: formations.libelle[rang] ?? '',
      voie: formations.voie[rang] ?? 'scolaire',
      poursuite: taux('poursuite'),
      emploi: taux('emploi'),
      ...sortie,
      effectif: computeEntree('effectif', groupe),
    };
  });
};

/** Les formations placées, les plus grandes d'abord : les petites se dessinent par-dessus. */
export const buildBulles = (lignes: readonly Ligne[]): Bulle[] => {
  const placees = lignes.filter((ligne) => ligne.position !== 'hors_quadrant');
  const maximum = Math.max(0, ...placees.map((ligne) => ligne.effectif.valeur ?? 0));
  return placees
    .flatMap((ligne) => {
      const { poursuite, emploi, effectif } = ligne;
      if (poursuite.valeur === null || emploi.valeur === null) return [];
      const rayon = computeRayon(effectif.valeur, maximum);
      return { ...ligne, x: toPoints(poursuite.valeur), y: toPoints(emploi.valeur), rayon };
    })
    .sort((a, b) => b.rayon - a.rayon);
};

type Raison = { court: string; phrase: string };
const APPRENTISSAGE: Raison = {
  court: 'apprentissage',
  phrase: 'Formation en apprentissage : le quadrant ne compare que les formations scolaires.',
};
const SANS_MOYENNE: Raison = {
  court: 'sans moyenne',
  phrase: 'La moyenne du niveau manque dans ce territoire : il n’y a rien à quoi comparer.',
};

/** Pourquoi une formation est hors quadrant : la voie, sinon le taux qui manque, sinon la moyenne. */
export const explainHors = ({ voie, emploi, poursuite }: Pick<Ligne, 'voie' | 'emploi' | 'poursuite'>): Raison => {
  if (voie === 'apprentissage') return APPRENTISSAGE;
  const motif: MotifAbsence | null = emploi.motif ?? poursuite.motif;
  return motif ? MOTIFS_ABSENCE[motif] : SANS_MOYENNE;
};

/** Combien de formations sont hors quadrant, par raison, la plus fréquente d'abord. */
export const countHors = (lignes: readonly Ligne[]): (Raison & { nombre: number })[] => {
  const comptes = new Map<string, Raison & { nombre: number }>();
  for (const ligne of lignes) {
    if (ligne.position !== 'hors_quadrant') continue;
    const raison = explainHors(ligne);
    const compte = comptes.get(raison.phrase);
    if (compte) compte.nombre += 1;
    else comptes.set(raison.phrase, { ...raison, nombre: 1 });
  }
  return [...comptes.values()].sort((a, b) => b.nombre - a.nombre);
};

/** Moyennes du niveau dans la région : les axes du quadrant. */
export const getMoyennes = (client: FaitsClient, niveau: string, region: string): Moyennes => {
  const { moyennes } = client.faits;
  const rang = moyennes.niveau.findIndex((code, i) => code === niveau && moyennes.region[i] === region);
  const lire = (code: 'poursuite' | 'emploi'): number | null => {
    const taux = moyennes[code][rang];
    return typeof taux === 'number' ? toPoints(taux) : null;
  };
  return { poursuite: lire('poursuite'), emploi: lire('emploi') };
};

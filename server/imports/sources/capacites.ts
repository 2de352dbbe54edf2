import type { MOTIFS_CAPACITE } from '#server/db/schema/offre.ts';
import type { Voie } from '#shared/formations/formation.ts';
import type { Ligne } from '../ligne.ts';

export type MotifCapacite = (typeof MOTIFS_CAPACITE)[number];
export type Capacite = { capacite: number | null; capaciteMotif: MotifCapacite | null };

/** Au-delà, le nombre n'est ni une capacité ni une sentinelle : la ligne est rejetée. */
export const CAPACITE_MAX = 10_000;

/** Somme de deux comptes : inconnue si l'un l'est. */
export const sumComptes = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;

/** Places d'une ou plusieurs lignes, avant les bornes ; un motif rend la somme inconnue. */
export type CapaciteBrute = { places: number; motif: MotifCapacite | null };

/** Capacité d'une ligne telle que le fichier la donne : 998 et 999 sont des sentinelles. */
export const readCapacite = (valeur: number | null): CapaciteBrute => {
  if (valeur === null) return { places: 0, motif: 'vide' };
  return valeur === 998 || valeur === 999 ? { places: 0, motif: 'sentinelle' } : { places: valeur, motif: null };
};

/** Du plus informatif au moins informatif. */
const MOTIFS = ['sentinelle', 'hors_bornes', 'vide'] as const;

/**
 * Somme des capacités d'une même clé sur plusieurs lignes, avant les bornes : une ligne de deux places compte avec
 * les autres, comme ses vœux. Une ligne inconnue rend la somme inconnue, avec la raison la plus informative.
 */
export const sumCapacites = (a: CapaciteBrute, b: CapaciteBrute): CapaciteBrute => ({
  places: a.places + b.places,
  motif: MOTIFS.find((motif) => a.motif === motif || b.motif === motif) ?? null,
});

/** Capacité retenue si la somme des lignes est connue et dans `[min, max[`, sinon inconnue avec sa raison. */
export const classifyCapacite = ({ places, motif }: CapaciteBrute, min: number, max: number): Capacite => {
  const capaciteMotif = motif ?? (places >= min && places < max ? null : 'hors_bornes');
  return { capacite: capaciteMotif ? null : places, capaciteMotif };
};

const VOIES: Record<string, Voie> = {
  st: 'scolaire',
  scolaire: 'scolaire',
  ap: 'apprentissage',
  apprentissage: 'apprentissage',
};

/** Voie d'une offre : « ST » et « Scolaire », « AP » et « Apprentissage ». Lève un `Rejet` sur un autre statut. */
export const parseVoie = <K extends string>(l: Ligne<K>, cle: K): Voie =>
  VOIES[l.text(cle).toLowerCase()] ?? l.reject(cle, 'statut attendu : ST ou AP, Scolaire ou Apprentissage');

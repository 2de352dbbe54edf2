import type { MOTIFS_CAPACITE } from '#server/db/schema/offre.ts';
import type { Voie } from '#shared/formations/formation.ts';
import type { Ligne } from '../ligne.ts';

export type MotifCapacite = (typeof MOTIFS_CAPACITE)[number];
export type Capacite = { capacite: number | null; capaciteMotif: MotifCapacite | null };

/** Au-delà, le nombre n'est ni une capacité ni une sentinelle : la ligne est rejetée. */
export const CAPACITE_MAX = 10_000;

/** Somme de comptes dont l'un peut être inconnu : ce qui est connu, ou rien si rien ne l'est. */
export const sumConnus = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : a + b;

const unknown = (capaciteMotif: MotifCapacite): Capacite => ({ capacite: null, capaciteMotif });

/** Capacité retenue si elle est dans `[min, max[`, sinon inconnue avec sa raison ; 998 et 999 sont des sentinelles. */
export const classifyCapacite = (valeur: number | null, min: number, max: number): Capacite => {
  if (valeur === null) return unknown('vide');
  if (valeur === 998 || valeur === 999) return unknown('sentinelle');
  return valeur >= min && valeur < max ? { capacite: valeur, capaciteMotif: null } : unknown('hors_bornes');
};

/**
 * Somme des capacités d'une même clé sur plusieurs lignes : les capacités connues s'ajoutent ; la somme n'est
 * inconnue que si toutes le sont, avec la raison la plus informative (sentinelle, puis hors bornes, puis vide).
 */
export const sumCapacites = (a: Capacite, b: Capacite): Capacite => {
  const capacite = sumConnus(a.capacite, b.capacite);
  if (capacite !== null) return { capacite, capaciteMotif: null };
  const motifs: readonly (MotifCapacite | null)[] = [a.capaciteMotif, b.capaciteMotif];
  const capaciteMotif = (['sentinelle', 'hors_bornes', 'vide'] as const).find((m) => motifs.includes(m));
  return { capacite: null, capaciteMotif: capaciteMotif ?? null };
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

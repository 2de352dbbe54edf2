import { type Sommes, sumOffres } from '../faits/agregation.ts';
import type { Faits, LigneTerritoire } from '../faits/faits.ts';
import { listOffres, type Marques } from './ensemble.ts';

export type MaillePresence = 'region' | 'academie' | 'departement' | 'bassin';

/** Où des formations sont offertes : une ligne par formation, une colonne par territoire ; non définie = absente. */
export type Presence = { formation: number; sommes: (Sommes | undefined)[]; total: number }[];

/**
 * Croise des formations et des territoires d'une même maille. L'ordre suit le nombre d'établissements, du plus
 * grand au plus petit ; une formation offerte nulle part dans ces territoires n'y est pas.
 */
export const buildPresence = (
  faits: Faits,
  formations: Marques,
  maille: MaillePresence,
  colonnes: readonly Pick<LigneTerritoire, 'code'>[],
): Presence => {
  const rangs = new Map(colonnes.map(({ code }, i) => [code, i]));
  const colonneDe = (e: number): number => rangs.get(faits.etablissements[maille][e] ?? '') ?? -1;
  const marques = Uint8Array.from(faits.etablissements.uai, (_, e) => (colonneDe(e) >= 0 ? 1 : 0));
  const offres = listOffres(faits, formations, marques);
  const largeur = colonnes.length;
  const groupes = sumOffres(
    faits,
    offres,
    (i) => (faits.offres.formation[i] ?? 0) * largeur + colonneDe(faits.offres.etablissement[i] ?? -1),
  );
  return [...formations.keys()]
    .filter((f) => formations[f])
    .map((formation) => {
      const sommes = colonnes.map((_, c) => groupes[formation * largeur + c]);
      return { formation, sommes, total: sommes.reduce((n, s) => n + (s?.lignes ?? 0), 0) };
    })
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || a.formation - b.formation);
};

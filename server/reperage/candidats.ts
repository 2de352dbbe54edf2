import type { Contexte } from '#shared/reperage/contexte.ts';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import { findCandidats, type Reperage } from '#shared/reperage/reperer.ts';

/** Repérages gardés, tous contextes réunis : un seul, sur la France entière, pèse jusqu'à 16 Mo. */
const GARDES = 6;

/** Filtres qui choisissent ce qui se montre, sans changer ce qui se calcule. */
const SANS_EFFET: ReadonlySet<string> = new Set<keyof ReperageFilters>([
  'onglet',
  'page',
  'ecartes',
  'formation',
  'lieu',
]);

/** Un contexte change d'objet, donc de numéro, avec les données, les seuils et les corrections. */
const numeros = new WeakMap<Contexte, number>();
let dernier = 0;

const getNumero = (contexte: Contexte): number => {
  const numero = numeros.get(contexte) ?? ++dernier;
  numeros.set(contexte, numero);
  return numero;
};

const cache = new Map<string, Reperage>();

const formatCle = (contexte: Contexte, nature: NatureReperage, filtres: ReperageFilters): string =>
  JSON.stringify([getNumero(contexte), nature, ...Object.entries(filtres).filter(([nom]) => !SANS_EFFET.has(nom))]);

/**
 * Candidats d'un repérage, calculés une fois pour toutes les pages d'une même recherche. Rien n'y dépend de qui
 * demande : ce que la personne a mis de côté s'applique après.
 */
export const loadCandidats = (
  contexte: Contexte,
  nature: NatureReperage,
  filtres: ReperageFilters,
): { readonly candidats: readonly Reperage['candidats'][number][]; readonly examines: number } => {
  const cle = formatCle(contexte, nature, filtres);
  const reperage = cache.get(cle) ?? findCandidats(contexte, nature, filtres);
  // Remis en dernier : le premier de la table est celui qui a servi il y a le plus longtemps.
  cache.delete(cle);
  cache.set(cle, reperage);
  const [ancien] = cache.keys();
  if (cache.size > GARDES && ancien !== undefined) cache.delete(ancien);
  return reperage;
};

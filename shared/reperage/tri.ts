import type { Tri } from '../column.ts';
import { compareValeurs } from '../ordre.ts';

/** Colonnes des résultats que le serveur sait trier, toutes pages confondues. */
export const COLONNES_TRI = [
  'rang',
  'formation',
  'niveau',
  'lieu',
  'remplis',
  'contre',
  'indecidables',
  'taille',
  'voie',
  'commune',
  'departement',
  'region',
] as const;
export type ColonneTri = (typeof COLONNES_TRI)[number];
export type TriReperage = Tri & { cle: ColonneTri };

/** « taille:desc,lieu:asc » → tris, du premier au dernier ; ce qui est illisible ou répété est ignoré. */
export const parseTris = (texte: string): TriReperage[] => {
  const tris = new Map<ColonneTri, TriReperage>();
  for (const morceau of texte.split(',')) {
    const [nom = '', sens] = morceau.split(':');
    const cle = COLONNES_TRI.find((colonne) => colonne === nom);
    if (cle && !tris.has(cle) && (sens === 'asc' || sens === 'desc')) tris.set(cle, { cle, sens });
  }
  return [...tris.values()];
};

/** Tris pour l'adresse ; vide = l'ordre du repérage. */
export const formatTris = (tris: readonly Tri[]): string => tris.map(({ cle, sens }) => `${cle}:${sens}`).join(',');

type Triable = { rang: number };
type Lectures<T> = Record<ColonneTri, (ligne: T) => string | number | null>;

/** Lignes triées ; à égalité, l'ordre du repérage. Les valeurs absentes viennent à la fin dans les deux sens. */
export const sortLignes = <T extends Triable>(
  lignes: readonly T[],
  tris: readonly TriReperage[],
  lectures: Lectures<T>,
): readonly T[] => {
  if (tris.length === 0) return lignes;
  const compare = (a: T, b: T): number => {
    for (const { cle, sens } of tris) {
      const isDescendant = sens === 'desc';
      const ecart = compareValeurs(lectures[cle](a), lectures[cle](b), isDescendant);
      if (ecart !== 0) return isDescendant ? -ecart : ecart;
    }
    return a.rang - b.rang;
  };
  return [...lignes].sort(compare);
};

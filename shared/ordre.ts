import { normalize } from './format.ts';

const cles = new Map<string, string>();

/** Clé de rangement d'un texte, calculée une fois : une comparaison de langue coûterait à chaque paire. */
const getCle = (texte: string): string => {
  const connue = cles.get(texte);
  if (connue !== undefined) return connue;
  const cle = normalize(texte);
  cles.set(texte, cle);
  return cle;
};

/** Ordre de deux valeurs d'une colonne ; les absentes à la fin dans les deux sens. */
export const compareValeurs = (a: unknown, b: unknown, isDescendant: boolean): number => {
  const [sansA, sansB] = [a === null || a === undefined, b === null || b === undefined];
  if (sansA || sansB) return (Number(sansA) - Number(sansB)) * (isDescendant ? -1 : 1);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [cleA, cleB] = [getCle(String(a)), getCle(String(b))];
  return cleA < cleB ? -1 : Number(cleA > cleB);
};

/** Une cellule de la grille : rang de la ligne, rang de la colonne à l'écran. */
export type Cellule = { ligne: number; colonne: number };
/** Rectangle de cellules : celle d'où il part, celle où il arrive. */
export type Plage = { ancre: Cellule; fin: Cellule };
/** Lignes et colonnes que l'on peut parcourir, et lignes d'un écran. */
export type Etendue = { lignes: number; colonnes: number; page: number };

export type Bornes = { haut: number; bas: number; gauche: number; droite: number };

export const getBornes = ({ ancre, fin }: Plage): Bornes => ({
  haut: Math.min(ancre.ligne, fin.ligne),
  bas: Math.max(ancre.ligne, fin.ligne),
  gauche: Math.min(ancre.colonne, fin.colonne),
  droite: Math.max(ancre.colonne, fin.colonne),
});

export const isDansPlage = (plage: Plage, ligne: number, colonne: number): boolean => {
  const { haut, bas, gauche, droite } = getBornes(plage);
  return ligne >= haut && ligne <= bas && colonne >= gauche && colonne <= droite;
};

export const isUneCellule = ({ ancre, fin }: Plage): boolean =>
  ancre.ligne === fin.ligne && ancre.colonne === fin.colonne;

const PAS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const bound = (rang: number, nombre: number): number => Math.min(Math.max(rang, 0), Math.max(nombre - 1, 0));

/**
 * Cellule où mène une touche de déplacement, comme dans un tableur : Ctrl va au bord, Début et Fin aux bouts de la
 * ligne (de la grille avec Ctrl), Page d'un écran. Nulle si la touche ne déplace pas.
 */
export const moveCellule = (de: Cellule, touche: string, ctrl: boolean, etendue: Etendue): Cellule | null => {
  const { lignes, colonnes, page } = etendue;
  const [dernier, derniere] = [Math.max(lignes - 1, 0), Math.max(colonnes - 1, 0)];
  const pas = PAS[touche];
  if (pas) {
    const saut = ctrl ? Number.MAX_SAFE_INTEGER : 1;
    return { ligne: bound(de.ligne + pas[0] * saut, lignes), colonne: bound(de.colonne + pas[1] * saut, colonnes) };
  }
  if (touche === 'Home') return { ligne: ctrl ? 0 : de.ligne, colonne: 0 };
  if (touche === 'End') return { ligne: ctrl ? dernier : de.ligne, colonne: derniere };
  if (touche === 'PageUp') return { ...de, ligne: bound(de.ligne - page, lignes) };
  if (touche === 'PageDown') return { ...de, ligne: bound(de.ligne + page, lignes) };
  return null;
};

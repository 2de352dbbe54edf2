type Point = { px: number; py: number; rayon: number };

/** Distance de plus qu'un doigt ou une souris peut manquer, en pixels. */
const TOLERANCE = 5;

/** Bulle sous le pointeur : la plus petite de celles qui le contiennent, sinon la plus proche à portée. */
export const findSous = <P extends Point>(points: readonly P[], px: number, py: number): P | undefined => {
  let meilleur: P | undefined;
  let cout = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const distance = Math.hypot(point.px - px, point.py - py);
    if (distance > point.rayon + TOLERANCE) continue;
    const sien = distance <= point.rayon ? point.rayon + distance / 100 : 100 + distance - point.rayon;
    if (sien <= cout) [meilleur, cout] = [point, sien];
  }
  return meilleur;
};

type Place = { x: number; y: number };

/** Ce que fait une flèche : l'axe qu'elle parcourt, et dans quel sens. */
const FLECHES: Readonly<Record<string, readonly ['x' | 'y', 1 | -1]>> = {
  ArrowRight: ['x', 1],
  ArrowLeft: ['x', -1],
  ArrowUp: ['y', 1],
  ArrowDown: ['y', -1],
};

/**
 * Bulle où mène une touche : gauche et droite suivent le taux de poursuite, haut et bas le taux d'emploi, Début et
 * Fin vont aux bouts. L'ordre est total : aucune bulle n'est hors d'atteinte, même sous une autre.
 */
export const findSuivante = <P extends Place>(
  points: readonly P[],
  active: P | undefined,
  touche: string,
): P | null => {
  const [axe, sens] = FLECHES[touche] ?? ['x', 1];
  const autre = axe === 'x' ? 'y' : 'x';
  const ordre = [...points].sort(
    (a, b) => a[axe] - b[axe] || a[autre] - b[autre] || points.indexOf(a) - points.indexOf(b),
  );
  if (touche === 'Home') return ordre[0] ?? null;
  if (touche === 'End') return ordre.at(-1) ?? null;
  if (!(touche in FLECHES)) return null;
  const rang = active ? ordre.indexOf(active) : -1;
  if (rang < 0) return (sens === 1 ? ordre[0] : ordre.at(-1)) ?? null;
  return ordre[Math.min(ordre.length - 1, Math.max(0, rang + sens))] ?? null;
};

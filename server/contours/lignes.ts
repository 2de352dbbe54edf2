import type { Point } from './plan.ts';
import type { Troncon } from './troncons.ts';

type Bout = { troncon: Troncon; renverse: boolean };

const flip = ({ points, gauche, droite }: Troncon): Troncon => ({
  points: points.toReversed(),
  gauche: droite,
  droite: gauche,
});

const listBouts = (troncons: readonly Troncon[]): Map<Point, Bout[]> => {
  const bouts = new Map<Point, Bout[]>();
  const add = (point: Point | undefined, bout: Bout) => {
    if (point) bouts.set(point, [...(bouts.get(point) ?? []), bout]);
  };
  for (const troncon of troncons) {
    add(troncon.points[0], { troncon, renverse: false });
    add(troncon.points.at(-1), { troncon, renverse: true });
  }
  return bouts;
};

/**
 * Met bout à bout les tronçons qui se suivent entre les deux mêmes territoires. Une ligne finit où trois territoires
 * se touchent, ou au contour du département.
 */
export const joinAretes = (troncons: readonly Troncon[]): Troncon[] => {
  const bouts = listBouts(troncons);
  const vus = new Set<Troncon>();
  const extend = (depart: Troncon): Point[] => {
    const points = [...depart.points];
    for (let courant = depart; ; ) {
      const suites = bouts.get(points.at(-1) ?? [0, 0]) ?? [];
      const suite = suites.length === 2 ? suites.find(({ troncon }) => !vus.has(troncon)) : undefined;
      if (!suite) return points;
      vus.add(suite.troncon);
      courant = suite.renverse ? flip(suite.troncon) : suite.troncon;
      points.push(...courant.points.slice(1));
    }
  };
  return troncons.flatMap((troncon) => {
    if (vus.has(troncon)) return [];
    vus.add(troncon);
    const suite = extend(troncon);
    const debut = extend(flip(troncon));
    return [{ ...troncon, points: [...debut.slice(troncon.points.length).toReversed(), ...suite] }];
  });
};

/**
 * Adoucit une ligne brisée de Voronoï : ses sommets intérieurs font place aux milieux de ses arêtes. Chaque nouveau
 * point reste à égale distance de deux centres ; les bouts ne bougent pas.
 */
export const smooth = (points: readonly Point[]): Point[] => {
  const milieux = points.slice(1).map(([x, y], i): Point => {
    const [x0, y0] = points[i] ?? [x, y];
    return [(x0 + x) / 2, (y0 + y) / 2];
  });
  const [debut, fin] = [points[0], points.at(-1)];
  return debut && fin && points.length > 2 ? [debut, ...milieux, fin] : [...points];
};

const measureEcart = ([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const carre = dx * dx + dy * dy;
  const t = carre === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / carre));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
};

/** Simplification de Douglas-Peucker : aucun point retiré n'est à plus de `tolerance` degrés de la ligne rendue. */
export const simplify = (points: readonly Point[], tolerance: number): Point[] => {
  const [debut, fin] = [points[0], points.at(-1)];
  if (!debut || !fin || points.length < 3) return [...points];
  let [rang, ecart] = [0, 0];
  for (let i = 1; i < points.length - 1; i++) {
    const sien = measureEcart(points[i] ?? debut, debut, fin);
    if (sien > ecart) [rang, ecart] = [i, sien];
  }
  if (ecart <= tolerance) return [debut, fin];
  return [...simplify(points.slice(0, rang + 1), tolerance).slice(0, -1), ...simplify(points.slice(rang), tolerance)];
};

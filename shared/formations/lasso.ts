/** Un couple de taux, en points de pourcentage (0 à 100) : poursuite d'études, puis emploi à 6 mois. */
export type PointTaux = readonly [poursuite: number, emploi: number];

/**
 * Sélection tracée dans le quadrant : un polygone de taux, pour un niveau de diplôme et dans une région (vide pour
 * la France). Elle porte sa région : changer ensuite de territoire garde les mêmes formations.
 */
export type Lasso = { niveau: string; region: string; points: readonly PointTaux[] };

/** Au-delà, une adresse ne se partage plus : le trait est simplifié. */
export const MAX_SOMMETS = 32;
const MIN_SOMMETS = 3;
const MAX_TEXTE = 400;
const TEXTE = /^[0-9A-Z]{3}_[0-9A-Z]{0,3}(_\d{1,3}(\.\d)?-\d{1,3}(\.\d)?)+$/;

const clamp = (taux: number): number => Math.min(100, Math.max(0, Math.round(taux * 10) / 10));

/** « 400_53_40-52.5_… » : niveau, région, puis chaque sommet, au dixième de point. */
export const formatLasso = ({ niveau, region, points }: Lasso): string =>
  [niveau, region, ...points.map(([x, y]) => `${clamp(x)}-${clamp(y)}`)].join('_');

/** Lasso d'une URL ; nul si le texte est illisible, trop long, hors des bornes ou n'a pas trois sommets. */
export const parseLasso = (texte: string): Lasso | null => {
  if (texte.length > MAX_TEXTE || !TEXTE.test(texte)) return null;
  const [niveau = '', region = '', ...sommets] = texte.split('_');
  const points = sommets.map((sommet): PointTaux => {
    const [x = '', y = ''] = sommet.split('-');
    return [Number(x), Number(y)];
  });
  const bons = points.every((point) => point.every((taux) => taux <= 100));
  return bons && points.length >= MIN_SOMMETS && points.length <= MAX_SOMMETS ? { niveau, region, points } : null;
};

/** Deux sommets opposés suffisent à un rectangle de taux, bornes comprises. */
export const buildRectangle = ([x1, y1]: PointTaux, [x2, y2]: PointTaux): readonly PointTaux[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];

const EPSILON = 1e-9;

const isOnSegment = ([x, y]: PointTaux, [x1, y1]: PointTaux, [x2, y2]: PointTaux): boolean =>
  Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) < EPSILON &&
  Math.min(x1, x2) <= x &&
  x <= Math.max(x1, x2) &&
  Math.min(y1, y2) <= y &&
  y <= Math.max(y1, y2);

/** Dit si un point est dans le polygone, bord compris (règle pair-impair : un trait qui se croise a des trous). */
export const isInPolygone = (polygone: readonly PointTaux[], point: PointTaux): boolean => {
  const [x, y] = point;
  let dedans = false;
  for (let i = 0; i < polygone.length; i++) {
    const a = polygone[i];
    const b = polygone[(i + 1) % polygone.length];
    if (!a || !b) continue;
    if (isOnSegment(point, a, b)) return true;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) dedans = !dedans;
  }
  return dedans;
};

const computeEcart = ([x, y]: PointTaux, [x1, y1]: PointTaux, [x2, y2]: PointTaux): number => {
  const longueur = Math.hypot(x2 - x1, y2 - y1);
  return longueur === 0 ? Math.hypot(x - x1, y - y1) : Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / longueur;
};

/** Douglas et Peucker (1973) : garde les points qui s'écartent de la corde de plus que la tolérance. */
const simplify = (trait: readonly PointTaux[], tolerance: number): PointTaux[] => {
  const debut = trait[0];
  const fin = trait.at(-1);
  if (!debut || !fin || trait.length < 3) return [...trait];
  let rang = 0;
  let ecart = 0;
  trait.forEach((point, i) => {
    const mesure = computeEcart(point, debut, fin);
    if (mesure > ecart) [rang, ecart] = [i, mesure];
  });
  if (ecart <= tolerance) return [debut, fin];
  return [...simplify(trait.slice(0, rang + 1), tolerance).slice(0, -1), ...simplify(trait.slice(rang), tolerance)];
};

/** Trait de la main réduit à un polygone d'au plus `MAX_SOMMETS` sommets ; vide si ce n'est pas une surface. */
export const simplifyTrait = (trait: readonly PointTaux[]): PointTaux[] => {
  const bornes = trait.map(([x, y]): PointTaux => [clamp(x), clamp(y)]);
  let tolerance = 0.15;
  let points = simplify(bornes, tolerance);
  while (points.length > MAX_SOMMETS) {
    tolerance *= 1.5;
    points = simplify(bornes, tolerance);
  }
  return points.length < MIN_SOMMETS ? [] : points;
};

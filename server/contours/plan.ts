/** Longitude et latitude, en degrés. L'identité de l'objet compte : deux tronçons qui se touchent partagent leur bout. */
export type Point = readonly [lon: number, lat: number];

/** Aire signée d'un anneau, en degrés carrés : positive quand l'intérieur est à gauche du parcours. */
export const measureAire = (anneau: readonly Point[]): number => {
  let somme = 0;
  let precedent = anneau.at(-1) ?? [0, 0];
  for (const point of anneau) {
    somme += precedent[0] * point[1] - point[0] * precedent[1];
    precedent = point;
  }
  return somme / 2;
};

/** Dit si un point est dans un anneau (règle pair-impair). */
const isDansAnneau = ([x, y]: Point, anneau: readonly Point[]): boolean => {
  let dedans = false;
  let [x1, y1] = anneau.at(-1) ?? [0, 0];
  for (const [x2, y2] of anneau) {
    if (y2 > y !== y1 > y && x < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) dedans = !dedans;
    x1 = x2;
    y1 = y2;
  }
  return dedans;
};

/** Dit si un point est dans un territoire donné par tous ses anneaux, trous compris. */
export const isDedans = (point: Point, anneaux: readonly (readonly Point[])[]): boolean => {
  let dedans = false;
  for (const anneau of anneaux) if (isDansAnneau(point, anneau)) dedans = !dedans;
  return dedans;
};

import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Aire signée d'un anneau, et son centre de gravité. */
const computeCentre = (anneau: readonly Position[]): { aire: number; x: number; y: number } => {
  let [aire, x, y] = [0, 0, 0];
  anneau.forEach(([x2 = 0, y2 = 0], i) => {
    const [x1 = 0, y1 = 0] = anneau[i - 1] ?? [x2, y2];
    const croix = x1 * y2 - x2 * y1;
    aire += croix / 2;
    x += ((x1 + x2) * croix) / 6;
    y += ((y1 + y2) * croix) / 6;
  });
  return { aire: Math.abs(aire), x: aire === 0 ? 0 : x / aire, y: aire === 0 ? 0 : y / aire };
};

/** Abscisses où un polygone (trous compris) croise une latitude, en ordre croissant. */
const listCroisements = (anneaux: readonly (readonly Position[])[], y: number): number[] =>
  anneaux
    .flatMap((anneau) =>
      anneau.flatMap(([x2 = 0, y2 = 0], i) => {
        const [x1 = 0, y1 = 0] = anneau[i - 1] ?? [x2, y2];
        return y1 > y !== y2 > y ? [x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)] : [];
      }),
    )
    .sort((a, b) => a - b);

export type Ancre = { position: [x: number, y: number]; aire: number };

/**
 * Où écrire le nom d'un territoire : au milieu de sa plus longue corde à la hauteur de son centre, donc toujours
 * à l'intérieur de sa plus grande partie. `aire` (degrés carrés) dit lequel l'emporte quand la place manque.
 */
export const computeAncre = (geometry: Polygon | MultiPolygon): Ancre | null => {
  const polygones = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const [plusGrand] = polygones
    .flatMap((anneaux) => (anneaux[0] ? [{ anneaux, centre: computeCentre(anneaux[0]) }] : []))
    .sort((a, b) => b.centre.aire - a.centre.aire);
  if (!plusGrand) return null;
  const { anneaux, centre } = plusGrand;
  const croisements = listCroisements(anneaux, centre.y);
  let [gauche, droite] = [centre.x, centre.x];
  for (let i = 0; i + 1 < croisements.length; i += 2) {
    const [debut = 0, fin = 0] = [croisements[i], croisements[i + 1]];
    if (fin - debut > droite - gauche) [gauche, droite] = [debut, fin];
  }
  return { position: [(gauche + droite) / 2, centre.y], aire: centre.aire };
};

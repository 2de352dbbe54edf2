import { Delaunay } from 'd3-delaunay';
import type { Point } from './plan.ts';

/** Centre d'une commune, et le territoire (bassin ou zone) dont elle fait partie. */
export type Site = { lon: number; lat: number; territoire: string };

/** Passage d'une cellule à une autre le long d'un segment : à la fraction `t` de celui-ci, de `de` vers `vers`. */
export type Passage = { t: number; de: number; vers: number };

/** Arête entre deux cellules, du sommet `debut` au sommet `fin` ; `gauche` et `droite` sont des cellules. */
export type Arete = { debut: number; fin: number; gauche: number; droite: number };

/**
 * Cellules de Voronoï des centres d'un département : à chaque point, le centre le plus proche. Projection simple,
 * x = lon·cos(lat₀). Douze points lointains et sans territoire ferment les cellules du bord.
 */
export type Cellules = {
  territoires: readonly string[];
  /** Cellule où se trouve un point. */
  find: (point: Point) => number;
  /** Passages rencontrés de `debut` à `fin`, dans l'ordre, en partant de la cellule donnée. */
  walk: (debut: Point, fin: Point, depart: number) => Passage[];
  /** Arêtes qui séparent deux territoires. */
  aretes: () => Arete[];
  /** Sommet d'arête, toujours le même objet pour un même rang. */
  sommet: (rang: number) => Point;
};

const NOMBRE_LOINTAINS = 12;
/** Éloignement des points lointains, en degrés : plus que la largeur d'un département. */
const ELOIGNEMENT = 60;

/** Pas des centres, en degrés (10 cm) : deux centres plus proches n'en font qu'un. */
const PAS = 1e-6;
const round = (degres: number): number => Math.round(degres / PAS) * PAS;

const listLointains = (x: number, y: number): number[] =>
  Array.from({ length: NOMBRE_LOINTAINS }, (_, i) => (2 * Math.PI * (i + 0.37)) / NOMBRE_LOINTAINS).flatMap((angle) => [
    x + ELOIGNEMENT * Math.cos(angle),
    y + ELOIGNEMENT * Math.sin(angle),
  ]);

type Plan = { delaunay: Delaunay<number>; points: ArrayLike<number> };

/** Prochain passage au-delà de la cellule `de` sur le segment, ou nul si le segment y finit. */
const findPassage = ({ delaunay, points }: Plan, a: Point, b: Point, de: number): Passage | null => {
  const [sx, sy] = [points[2 * de] ?? 0, points[2 * de + 1] ?? 0];
  let passage: Passage | null = null;
  for (const vers of delaunay.neighbors(de)) {
    const [dx, dy] = [(points[2 * vers] ?? 0) - sx, (points[2 * vers + 1] ?? 0) - sy];
    // Écart à la médiatrice, nul dessus, positif au-delà : il est affine le long du segment.
    const [mx, my] = [sx + dx / 2, sy + dy / 2];
    const auDebut = (a[0] - mx) * dx + (a[1] - my) * dy;
    const pente = (b[0] - a[0]) * dx + (b[1] - a[1]) * dy;
    if (pente <= 0 || auDebut + pente <= 0) continue;
    const t = -auDebut / pente;
    if (passage === null || t < passage.t) passage = { t, de, vers };
  }
  return passage;
};

const listPassages = (plan: Plan, a: Point, b: Point, depart: number): Passage[] => {
  const passages: Passage[] = [];
  for (let cellule = depart; ; ) {
    const passage = findPassage(plan, a, b, cellule);
    if (!passage) return passages;
    passages.push(passage);
    cellule = passage.vers;
  }
};

const next = (arete: number): number => (arete % 3 === 2 ? arete - 2 : arete + 1);

const listAretes = ({ delaunay, points }: Plan, territoires: readonly string[]): Arete[] => {
  const { triangles, halfedges } = delaunay;
  const [a = 0, b = 0, c = 0] = triangles;
  const coin = (i: number): Point => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
  const [[ax, ay], [bx, by], [cx, cy]] = [coin(a), coin(b), coin(c)];
  const isDirect = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0;
  const aretes: Arete[] = [];
  for (const [e, oppose] of halfedges.entries()) {
    const [i, j] = [triangles[e] ?? 0, triangles[next(e)] ?? 0];
    if (oppose < e || territoires[i] === territoires[j]) continue;
    const [gauche, droite] = isDirect ? [j, i] : [i, j];
    aretes.push({ debut: Math.floor(e / 3), fin: Math.floor(oppose / 3), gauche, droite });
  }
  return aretes;
};

/** Cellules des centres donnés ; au moins un. */
export const buildCellules = (sites: readonly Site[]): Cellules => {
  const lat0 = sites.reduce((somme, { lat }) => somme + lat, 0) / sites.length;
  const cosinus = Math.cos((lat0 * Math.PI) / 180);
  const reels = sites.flatMap(({ lon, lat }) => [round(lon) * cosinus, round(lat)]);
  const points = new Float64Array([...reels, ...listLointains(reels[0] ?? 0, lat0)]);
  const plan: Plan = { delaunay: new Delaunay(points), points };
  const territoires = [...sites.map(({ territoire }) => territoire), ...Array<string>(NOMBRE_LOINTAINS).fill('')];
  const project = ([lon, lat]: Point): Point => [lon * cosinus, lat];
  const { circumcenters } = plan.delaunay.voronoi([-180, -90, 180, 90]);
  const sommets = new Map<number, Point>();
  return {
    territoires,
    find: (point) => plan.delaunay.find(...project(point)),
    walk: (debut, fin, depart) => listPassages(plan, project(debut), project(fin), depart),
    aretes: () => listAretes(plan, territoires),
    sommet: (rang) => {
      const connu = sommets.get(rang);
      if (connu) return connu;
      const sommet: Point = [(circumcenters[2 * rang] ?? 0) / cosinus, circumcenters[2 * rang + 1] ?? 0];
      sommets.set(rang, sommet);
      return sommet;
    },
  };
};

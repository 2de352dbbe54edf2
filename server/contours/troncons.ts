import type { Cellules } from './cellules.ts';
import type { Departements, Limite } from './departements.ts';
import { joinAretes, simplify, smooth } from './lignes.ts';
import { isDedans, type Point } from './plan.ts';

/** Bout de frontière, et les territoires (bassins, ou zones) qu'il sépare ; « » pour la mer et l'étranger. */
export type Troncon = { points: Point[]; gauche: string; droite: string };

/** Cellules d'un département, et les points où leurs arêtes croisent son contour, rangés par arête. */
export type Decoupage = { cellules: Cellules; anneaux: Point[][]; croisements: Map<string, Point[]> };

/** Écart toléré en simplifiant une ligne entre territoires, en degrés : environ 200 m. */
const TOLERANCE = 0.002;

type Noeud = { rang: number; t: number; point: Point; cote: 'gauche' | 'droite'; territoire: string };

const formatArete = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

const interpolate = ([x1, y1]: Point, [x2, y2]: Point, t: number): Point => [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];

/** Changements de territoire le long d'une limite, vus d'un de ses deux départements ; les croisements sont notés. */
const followLimite = ({ points }: Limite, cote: Noeud['cote'], { cellules, croisements }: Decoupage): Noeud[] => {
  const noeuds: Noeud[] = [];
  let cellule = cellules.find(points[0] ?? [0, 0]);
  for (let rang = 0; rang + 1 < points.length; rang++) {
    const [debut, fin] = [points[rang], points[rang + 1]] as [Point, Point];
    for (const { t, de, vers } of cellules.walk(debut, fin, cellule)) {
      cellule = vers;
      const territoire = cellules.territoires[vers] ?? '';
      if (territoire === cellules.territoires[de]) continue;
      const point = interpolate(debut, fin, t);
      noeuds.push({ rang, t, point, cote, territoire });
      const arete = formatArete(de, vers);
      croisements.set(arete, [...(croisements.get(arete) ?? []), point]);
    }
  }
  return noeuds;
};

/** Coupe une limite entre départements aux points où le territoire change d'un côté ou de l'autre. */
const cutLimite = (limite: Limite, decoupages: ReadonlyMap<string, Decoupage>): Troncon[] => {
  const courants = { gauche: '', droite: '' };
  const noeuds = (['gauche', 'droite'] as const).flatMap((cote) => {
    const decoupage = decoupages.get(limite[cote]);
    if (!decoupage) return [];
    const { cellules } = decoupage;
    courants[cote] = cellules.territoires[cellules.find(limite.points[0] ?? [0, 0])] ?? '';
    return followLimite(limite, cote, decoupage);
  });
  noeuds.sort((a, b) => a.rang - b.rang || a.t - b.t);
  const troncons: Troncon[] = [];
  let points: Point[] = limite.points.slice(0, 1);
  let rang = 0;
  for (const noeud of noeuds) {
    points.push(...limite.points.slice(rang + 1, noeud.rang + 1), noeud.point);
    troncons.push({ points, ...courants });
    courants[noeud.cote] = noeud.territoire;
    points = [noeud.point];
    rang = noeud.rang;
  }
  points.push(...limite.points.slice(rang + 1));
  return [...troncons, { points, ...courants }];
};

/** Arêtes entre deux territoires d'un département, bornées à son contour. */
const cutAretes = ({ cellules, anneaux, croisements }: Decoupage): Troncon[] => {
  const dedans = new Map<number, boolean>();
  const isInterieur = (sommet: number): boolean => {
    const connu = dedans.get(sommet) ?? isDedans(cellules.sommet(sommet), anneaux);
    dedans.set(sommet, connu);
    return connu;
  };
  return cellules.aretes().flatMap(({ debut, fin, gauche, droite }) => {
    const [a, b] = [cellules.sommet(debut), cellules.sommet(fin)];
    const avance = ([x, y]: Point): number => (x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1]);
    const coupes = (croisements.get(formatArete(gauche, droite)) ?? []).toSorted((p, q) => avance(p) - avance(q));
    const etapes = [a, ...coupes, b];
    const cotes = { gauche: cellules.territoires[gauche] ?? '', droite: cellules.territoires[droite] ?? '' };
    // À chaque croisement du contour, on entre dans le département ou on en sort.
    const impair = isInterieur(debut) ? 0 : 1;
    return etapes.slice(1).flatMap((point, i) => {
      const precedent = etapes[i];
      return i % 2 === impair && precedent ? [{ points: [precedent, point], ...cotes }] : [];
    });
  });
};

/**
 * Toutes les frontières entre territoires : les limites de département qui en séparent deux, le trait de côte, et
 * dans chaque département les arêtes entre cellules de territoires différents.
 */
export const listTroncons = ({ limites }: Departements, decoupages: ReadonlyMap<string, Decoupage>): Troncon[] => {
  // D'abord les limites : les suivre note les croisements, que les arêtes lisent.
  const bords = limites.flatMap((limite) => cutLimite(limite, decoupages));
  const interieures = [...decoupages.values()]
    .flatMap((decoupage) => joinAretes(cutAretes(decoupage)))
    .map((ligne) => ({ ...ligne, points: simplify(smooth(ligne.points), TOLERANCE) }));
  return [...bords.filter(({ gauche, droite }) => gauche !== droite), ...interieures];
};

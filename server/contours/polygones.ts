import { isDedans, measureAire, type Point } from './plan.ts';
import type { Troncon } from './troncons.ts';

/** Polygones d'un territoire : pour chacun son anneau extérieur, puis ses trous, fermés. */
export type Polygones = Point[][][];

type Pas = { points: readonly Point[]; pris: boolean };

const formatNoeud = ([x, y]: Point): string => `${x} ${y}`;

/** Pas qui partent de chaque nœud, le territoire à gauche. */
const listDeparts = (troncons: readonly Troncon[], territoire: string): Map<string, Pas[]> => {
  const departs = new Map<string, Pas[]>();
  for (const { points, gauche } of troncons) {
    const oriente = gauche === territoire ? points : points.toReversed();
    const noeud = formatNoeud(oriente[0] ?? [0, 0]);
    departs.set(noeud, [...(departs.get(noeud) ?? []), { points: oriente, pris: false }]);
  }
  return departs;
};

const getAngle = (de: Point, vers: Point): number => Math.atan2(vers[1] - de[1], vers[0] - de[0]);

/** Angle dont il faut tourner, dans le sens des aiguilles d'une montre, pour passer d'une direction à une autre. */
const getRotation = (de: number, vers: number): number => {
  const tour = 2 * Math.PI;
  return (((de - vers) % tour) + tour) % tour || tour;
};

/** Suite d'un anneau à un nœud : le premier pas libre en tournant depuis l'arrivée, pour que l'anneau ne se touche pas. */
const chooseSuite = (arrivee: readonly Point[], libres: readonly Pas[]): Pas | undefined => {
  if (libres.length < 2) return libres[0];
  const [noeud, avant] = [arrivee.at(-1) ?? [0, 0], arrivee.at(-2) ?? [0, 0]] as [Point, Point];
  const retour = getAngle(noeud, avant);
  const rotation = ({ points }: Pas) => getRotation(retour, getAngle(noeud, points[1] ?? noeud));
  return libres.toSorted((a, b) => rotation(a) - rotation(b))[0];
};

/** Anneaux fermés d'un territoire, l'intérieur à gauche. Lève une erreur si une frontière ne se ferme pas. */
const traceAnneaux = (departs: ReadonlyMap<string, Pas[]>, territoire: string): Point[][] =>
  [...departs.values()].flat().flatMap((depart) => {
    if (depart.pris) return [];
    const anneau: Point[] = [];
    const but = formatNoeud(depart.points[0] ?? [0, 0]);
    for (let pas = depart; ; ) {
      pas.pris = true;
      anneau.push(...pas.points.slice(anneau.length === 0 ? 0 : 1));
      const noeud = formatNoeud(pas.points.at(-1) ?? [0, 0]);
      if (noeud === but) return [anneau];
      const suite = chooseSuite(
        pas.points,
        (departs.get(noeud) ?? []).filter(({ pris }) => !pris),
      );
      if (!suite) throw new Error(`Contour de ${territoire} : frontière ouverte en ${noeud}`);
      pas = suite;
    }
  });

/** Range les trous dans l'anneau extérieur qui les entoure, le plus petit s'il y en a plusieurs. */
const nest = (anneaux: readonly Point[][]): Polygones => {
  const exterieurs = anneaux
    .filter((anneau) => measureAire(anneau) > 0)
    .map((anneau) => ({ aire: measureAire(anneau), polygone: [anneau] }))
    .sort((a, b) => a.aire - b.aire);
  for (const trou of anneaux.filter((anneau) => measureAire(anneau) < 0)) {
    const [[x1, y1], [x2, y2]] = [trou[0] ?? [0, 0], trou[1] ?? [0, 0]] as [Point, Point];
    const milieu: Point = [(x1 + x2) / 2, (y1 + y2) / 2];
    exterieurs.find(({ polygone: [anneau = []] }) => isDedans(milieu, [anneau]))?.polygone.push(trou);
  }
  return exterieurs.map(({ polygone }) => polygone);
};

/** Polygones de chaque territoire, à partir de toutes les frontières ; les voisins partagent leurs points. */
export const buildPolygones = (troncons: readonly Troncon[]): Map<string, Polygones> => {
  const siens = new Map<string, Troncon[]>();
  for (const troncon of troncons)
    for (const territoire of [troncon.gauche, troncon.droite])
      if (territoire !== '') siens.set(territoire, [...(siens.get(territoire) ?? []), troncon]);
  return new Map(
    [...siens].map(([territoire, bords]) => [
      territoire,
      nest(traceAnneaux(listDeparts(bords, territoire), territoire)),
    ]),
  );
};

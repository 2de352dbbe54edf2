import { readFileSync } from 'node:fs';
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification';
import { measureAire, type Point } from './plan.ts';

/** Limite entre deux départements, ou trait de côte et frontière : un côté vide. Gauche et droite dans le sens du parcours. */
export type Limite = { points: Point[]; gauche: string; droite: string };

/** Contours des départements : leurs anneaux, et les limites qu'ils partagent. Codes sur trois caractères. */
export type Departements = { anneaux: Map<string, Point[][]>; limites: Limite[] };

type Topologie = Topology<{ departements: GeometryCollection }>;

const FICHIER = new URL('../../shared/territoires/contours/territoires.topo.json', import.meta.url);

const decodeArcs = ({ arcs, transform }: Topologie): Point[][] => {
  if (!transform) return arcs.map((arc) => arc.map(([lon = 0, lat = 0]): Point => [lon, lat]));
  const { scale, translate } = transform;
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx = 0, dy = 0]): Point => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
};

/** Points d'un anneau fermé ; le dernier, égal au premier, n'est pas répété. */
const stitch = (arcs: readonly Point[][], renvois: readonly number[]): Point[] =>
  renvois.flatMap((renvoi) => {
    const points = arcs[renvoi < 0 ? ~renvoi : renvoi] ?? [];
    return (renvoi < 0 ? points.toReversed() : points).slice(0, -1);
  });

/** Lit une topologie de départements (TopoJSON, vraies coordonnées). */
export const readDepartements = (topologie: Topologie): Departements => {
  const arcs = decodeArcs(topologie);
  const limites = arcs.map((points): Limite => ({ points, gauche: '', droite: '' }));
  const anneaux = new Map<string, Point[][]>();
  for (const departement of topologie.objects.departements.geometries as MultiPolygon[]) {
    const code = String(departement.id);
    const siens: Point[][] = [];
    for (const [rang, renvois] of departement.arcs.flatMap((polygone) => [...polygone.entries()])) {
      const anneau = stitch(arcs, renvois);
      siens.push(anneau);
      const interieurAGauche = measureAire(anneau) > 0 === (rang === 0);
      for (const renvoi of renvois) {
        const limite = limites[renvoi < 0 ? ~renvoi : renvoi];
        if (limite) limite[interieurAGauche === renvoi >= 0 ? 'gauche' : 'droite'] = code;
      }
    }
    anneaux.set(code, siens);
  }
  return { anneaux, limites };
};

/** Contours des départements livrés avec l'application (Natural Earth, domaine public). */
export const loadDepartements = (): Departements => readDepartements(JSON.parse(readFileSync(FICHIER, 'utf8')));

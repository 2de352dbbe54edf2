import type { Position } from 'geojson';
import { transform } from 'topojson-client';
import type { Objects, Topology } from 'topojson-specification';
import { INSETS, placeInInset } from './insets.ts';

/** Marge autour de l'emprise réelle d'un territoire, en degrés : un contour peut déborder un peu de celle-ci. */
const MARGE = 0.25;

/** Département d'outre-mer où se trouve un point ; « » en métropole. */
function findDepartement([lon = 0, lat = 0]: Position): string {
  const inset = Object.values(INSETS).find(({ source: [west, south, east, north] }) => {
    return lon > west - MARGE && lon < east + MARGE && lat > south - MARGE && lat < north + MARGE;
  });
  return inset?.departement ?? '';
}

/**
 * Topologie aux vraies coordonnées, telle que la carte la dessine : les arcs d'outre-mer déplacés dans leurs encarts.
 * Un arc est tout entier dans un territoire : son premier point dit lequel.
 */
export function placeTopology<T extends Objects>({ type, objects, arcs, transform: grille }: Topology<T>): Topology<T> {
  const decode = transform(grille ?? null);
  return {
    type,
    objects,
    arcs: arcs.map((arc) => {
      const points = arc.map((point, index) => decode(point, index > 0));
      const departement = findDepartement(points[0] ?? []);
      if (departement === '') return points;
      return points.map(([lon = 0, lat = 0]) => placeInInset(lon, lat, departement));
    }),
  };
}

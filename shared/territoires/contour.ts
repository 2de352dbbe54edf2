import { toMercatorY } from './projection.ts';

/** Sommet [longitude, latitude], en degrés. */
export type Sommet = readonly [longitude: number, latitude: number];
/** Contour fermé : le dernier sommet rejoint le premier, sans le répéter. */
export type Contour = readonly Sommet[];

/**
 * Dit si un point est dans un contour (règle pair-impair), les côtés étant droits sur la carte, donc en
 * Web Mercator : ce qui est entouré à l'écran est ce qui est retenu.
 */
export const isInContour = (contour: Contour, longitude: number, latitude: number): boolean => {
  const y = toMercatorY(latitude);
  let dedans = false;
  contour.forEach(([x2, lat2], i) => {
    const [x1, lat1] = contour[(i + contour.length - 1) % contour.length] ?? [x2, lat2];
    const [y1, y2] = [toMercatorY(lat1), toMercatorY(lat2)];
    if (y1 > y !== y2 > y && longitude < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) dedans = !dedans;
  });
  return dedans;
};

/** Aire d'un triangle, en degrés carrés : ce que l'on perd à retirer son sommet du milieu. */
const computeAire = ([x1, y1]: Sommet, [x2, y2]: Sommet, [x3, y3]: Sommet): number =>
  Math.abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2;

/** Aire d'un contour, en degrés carrés. */
export const computeAireContour = (contour: Contour): number =>
  Math.abs(
    contour.reduce((total, [x2, y2], i) => {
      const [x1, y1] = contour[(i + contour.length - 1) % contour.length] ?? [x2, y2];
      return total + (x1 * y2 - x2 * y1) / 2;
    }, 0),
  );

/** Allège un contour jusqu'à `maximum` sommets (trois au moins) en retirant ceux qui changent le moins l'aire. */
export const simplifyContour = (contour: Contour, maximum: number): Contour => {
  const restants = [...contour];
  while (restants.length > Math.max(3, maximum)) {
    let rang = 0;
    let plusPetite = Number.POSITIVE_INFINITY;
    restants.forEach((sommet, i) => {
      const avant = restants[(i + restants.length - 1) % restants.length] ?? sommet;
      const apres = restants[(i + 1) % restants.length] ?? sommet;
      const aire = computeAire(avant, sommet, apres);
      if (aire < plusPetite) [plusPetite, rang] = [aire, i];
    });
    restants.splice(rang, 1);
  }
  return restants;
};

/** Un côté d'un rectangle : la coordonnée qu'il borne (0 = x, 1 = y), sa valeur, et de quel côté on est dedans. */
type Cote = { axe: 0 | 1; borne: number; sens: 1 | -1 };

const clipCote = (contour: Contour, { axe, borne, sens }: Cote): Contour =>
  contour.flatMap((b, i) => {
    const a = contour[(i + contour.length - 1) % contour.length] ?? b;
    const [da, db] = [sens * (a[axe] - borne), sens * (b[axe] - borne)];
    const coupe: Sommet[] = [];
    if (da >= 0 !== db >= 0) {
      const part = da / (da - db);
      coupe.push([a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]);
    }
    if (db >= 0) coupe.push(b);
    return coupe;
  });

/** Partie d'un contour qui tient dans un rectangle [ouest, sud, est, nord] (Sutherland-Hodgman) ; vide s'il est au dehors. */
export const clipContour = (
  contour: Contour,
  [ouest, sud, est, nord]: readonly [number, number, number, number],
): Contour => {
  const cotes: Cote[] = [
    { axe: 0, borne: ouest, sens: 1 },
    { axe: 0, borne: est, sens: -1 },
    { axe: 1, borne: sud, sens: 1 },
    { axe: 1, borne: nord, sens: -1 },
  ];
  return cotes.reduce(clipCote, contour);
};

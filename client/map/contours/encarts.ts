import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import { type Contour, clipContour, type Sommet } from '#shared/territoires/contour.ts';
import { computeDestination, type Lieu } from '#shared/territoires/distance.ts';
import { toLatitude, toMercatorY } from '#shared/territoires/projection.ts';
import type { Zone } from '#shared/territoires/zone.ts';
import { INSETS, type Inset, type Rectangle } from './insets.ts';

/** Emprise de la métropole et de la Corse : au-delà, la carte ne montre aucun point à sa vraie place. */
const METROPOLE: Rectangle = [-5.7, 41, 10.2, 51.6];
/** Ce qui déborde de l'emprise d'un outre-mer et lui appartient encore : îlots, points mal placés (degrés). */
const MARGE = 1;

const ENCARTS = Object.values(INSETS);

const isIn = (x: number, y: number, [ouest, sud, est, nord]: Rectangle): boolean =>
  x >= ouest && x <= est && y >= sud && y <= nord;

const widen = ([ouest, sud, est, nord]: Rectangle, marge: number): Rectangle => [
  ouest - marge,
  sud - marge,
  est + marge,
  nord + marge,
];

const place = ({ scale, translation: [dx, dy] }: Inset, [x, latitude]: Sommet): Sommet => [
  x * scale + dx,
  toLatitude(toMercatorY(latitude) * scale + dy),
];

const unplace = ({ scale, translation: [dx, dy] }: Inset, [x, latitude]: Sommet): Sommet => [
  (x - dx) / scale,
  toLatitude((toMercatorY(latitude) - dy) / scale),
];

/** Vraies coordonnées d'un point de la carte : celles du territoire dont il touche l'encart, sinon les siennes. */
export const toReel = (longitude: number, latitude: number): Lieu => {
  const encart = ENCARTS.find(({ frame }) => isIn(longitude, latitude, frame));
  const [x, y] = encart ? unplace(encart, [longitude, latitude]) : [longitude, latitude];
  return { longitude: x, latitude: y };
};

/** Place d'un point réel sur la carte, l'outre-mer dans son encart ; sans connaître son département. */
export const toCarte = (longitude: number, latitude: number): [longitude: number, latitude: number] => {
  const proches = ENCARTS.filter(({ source }) => isIn(longitude, latitude, widen(source, MARGE)));
  const encart = proches.find(({ source }) => isIn(longitude, latitude, source)) ?? proches[0];
  const [x, y] = encart ? place(encart, [longitude, latitude]) : [longitude, latitude];
  return [x, y];
};

/** Partie d'un contour dans un rectangle, les côtés restant droits sur la carte. */
const clipCarte = (contour: Contour, [ouest, sud, est, nord]: Rectangle): Contour => {
  const projete = contour.map(([x, latitude]): Sommet => [x, toMercatorY(latitude)]);
  const coupe = clipContour(projete, [ouest, toMercatorY(sud), est, toMercatorY(nord)]);
  return coupe.map(([x, y]): Sommet => [x, toLatitude(y)]);
};

/**
 * Zone réelle entourée par un tracé fait sur la carte : un contour pour la métropole, un par encart touché. Un
 * tracé à cheval retient donc exactement ce qu'il entoure à l'écran.
 */
export const toZone = (trace: Contour): Zone => {
  const outreMer = ENCARTS.flatMap((encart) => {
    const coupe = clipCarte(trace, encart.frame).map((sommet) => unplace(encart, sommet));
    return coupe.length > 0 ? [coupe] : [];
  });
  const isDansEncart = ENCARTS.some(({ frame }) => trace.every(([x, y]) => isIn(x, y, frame)));
  const metropole = isDansEncart ? [] : clipCarte(trace, METROPOLE);
  return { forme: 'polygone', contours: metropole.length > 0 ? [metropole, ...outreMer] : outreMer };
};

const COTES_CERCLE = 96;

const listContours = (zone: Zone): readonly Contour[] =>
  zone.forme === 'polygone'
    ? zone.contours
    : [
        Array.from({ length: COTES_CERCLE }, (_, i): Sommet => {
          const { longitude, latitude } = computeDestination(zone.centre, zone.rayonKm, (360 * i) / COTES_CERCLE);
          return [longitude, latitude];
        }),
      ];

const toPolygone = (contour: Contour): Feature<Polygon> => {
  const anneau = [...contour, ...contour.slice(0, 1)].map(([x, y]): Position => [x, y]);
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [anneau] } };
};

/** Dessin d'une zone sur la carte : sa part en métropole, et sa part dans chaque encart. */
export const drawZone = (zone: Zone | null): FeatureCollection<Polygon> => {
  const morceaux = (zone ? listContours(zone) : []).flatMap((contour) => [
    clipCarte(contour, METROPOLE),
    ...ENCARTS.map((encart) =>
      clipCarte(
        contour.map((sommet) => place(encart, sommet)),
        encart.frame,
      ),
    ),
  ]);
  return {
    type: 'FeatureCollection',
    features: morceaux.filter((contour) => contour.length >= 3).map(toPolygone),
  };
};

import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';
import { toLatitude, toMercatorY } from '#shared/territoires/projection.ts';

/** Rectangle en degrés : [ouest, sud, est, nord]. */
export type Rectangle = readonly [west: number, south: number, east: number, north: number];

/** Code, sur trois caractères, d'un département dessiné en encart. */
export type CodeInset = '971' | '972' | '973' | '974' | '976';

/** Encart d'un département d'outre-mer : d'où il vient, où il est dessiné, et comment on passe de l'un à l'autre. */
export interface Inset {
  departement: CodeInset;
  nom: string;
  /** Emprise réelle du territoire, en longitude et latitude. */
  source: Rectangle;
  /** Agrandissement appliqué aux coordonnées de Web Mercator (en degrés). */
  scale: number;
  /** Déplacement [x, y] ajouté après l'agrandissement, en degrés de Web Mercator. */
  translation: readonly [x: number, y: number];
  /** Cadre de l'encart, en longitude et latitude. */
  frame: Rectangle;
}

/** Propriétés des objets de `insetFrames` : le cadre lui-même, ou le point où poser son étiquette. */
export interface InsetFrameProperties {
  code: CodeInset;
  nom: string;
  nature: 'cadre' | 'etiquette';
}

/** Emprise de toute la carte, encarts compris : [ouest, sud, est, nord]. */
export const EMPRISE_FRANCE: [west: number, south: number, east: number, north: number] = [-5.3, 41.22, 9.72, 51.2];

/** Hauteur réservée à l'étiquette en haut du cadre, et marge intérieure, en degrés de Web Mercator. */
const LABEL_HEIGHT = 0.4;
const PADDING = 0.13;

/** Calcule l'encart : le territoire est centré, sans déformation, sous l'étiquette du cadre. */
function buildInset(departement: CodeInset, nom: string, source: Rectangle, box: Rectangle): Inset {
  const [west, south, east, north] = source;
  const [left, bottom, right, top] = box;
  const sourceBottom = toMercatorY(south);
  const sourceTop = toMercatorY(north);
  const scale = Math.min(
    (right - left - 2 * PADDING) / (east - west),
    (top - bottom - LABEL_HEIGHT - PADDING) / (sourceTop - sourceBottom),
  );
  return {
    departement,
    nom,
    source,
    scale,
    translation: [
      (left + right) / 2 - (scale * (west + east)) / 2,
      (bottom + PADDING + top - LABEL_HEIGHT) / 2 - (scale * (sourceBottom + sourceTop)) / 2,
    ],
    frame: [left, toLatitude(bottom), right, toLatitude(top)],
  };
}

/**
 * Les cinq encarts. Les Antilles et la Guyane forment une colonne dans le golfe de Gascogne, La Réunion et Mayotte
 * une rangée en Méditerranée : la carte garde ainsi l'emprise de la seule métropole.
 * Le dernier rectangle de chaque ligne est le cadre, en degrés de Web Mercator.
 */
export const INSETS: Readonly<Record<CodeInset, Inset>> = {
  971: buildInset('971', 'Guadeloupe', [-61.82, 15.82, -60.98, 16.53], [-5.14, 50.56, -2.74, 52.54]),
  972: buildInset('972', 'Martinique', [-61.24, 14.38, -60.79, 14.89], [-5.14, 48.46, -2.74, 50.44]),
  973: buildInset('973', 'Guyane', [-54.62, 2.1, -51.61, 5.76], [-5.14, 45.5, -2.74, 48.34]),
  974: buildInset('974', 'La Réunion', [55.21, -21.4, 55.86, -20.86], [3.38, 45.5, 5.78, 47.48]),
  976: buildInset('976', 'Mayotte', [45.01, -13.01, 45.31, -12.63], [5.9, 45.5, 8.3, 47.48]),
};

function findInset(departement: string): Inset | undefined {
  return Object.values(INSETS).find((inset) => inset.departement === departement);
}

/** Place un point d'un département sur la carte : dans son encart outre-mer, sans changement en métropole. */
export function placeInInset(lon: number, lat: number, departement: string): [lon: number, lat: number] {
  const inset = findInset(departement);
  if (!inset) return [lon, lat];
  const [x, y] = inset.translation;
  return [lon * inset.scale + x, toLatitude(toMercatorY(lat) * inset.scale + y)];
}

/** Cadres des encarts (polygones) et points d'ancrage de leurs étiquettes (au milieu du bord haut, à l'intérieur). */
export function insetFrames(): FeatureCollection<Polygon | Point, InsetFrameProperties> {
  const features = Object.values(INSETS).flatMap((inset): Feature<Polygon | Point, InsetFrameProperties>[] => {
    const { departement: code, nom } = inset;
    const [west, south, east, north] = inset.frame;
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const anchor = [(west + east) / 2, toLatitude(toMercatorY(north) - LABEL_HEIGHT / 2)];
    return [
      {
        type: 'Feature',
        properties: { code, nom, nature: 'cadre' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
      {
        type: 'Feature',
        properties: { code, nom, nature: 'etiquette' },
        geometry: { type: 'Point', coordinates: anchor },
      },
    ];
  });
  return { type: 'FeatureCollection', features };
}

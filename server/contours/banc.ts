import { gunzipSync } from 'node:zlib';
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Db } from '#server/db/connection.ts';
import { loadDepartements } from './departements.ts';
import { isDedans, measureAire, type Point } from './plan.ts';
import { loadDecoupe } from './queries.ts';
import { loadContours } from './service.ts';
import type { ContoursEmploi } from './topologie.ts';

type Objet = 'bassins' | 'zones';

/** Ce que valent les contours servis, face aux communes et au fond de carte. */
export type Qualite = {
  /** Part des centres de communes du fond de carte qui sont dans le contour de leur territoire. */
  bienPlaces: number;
  /** Centres sur la terre ferme du fond, mais dans le contour d'un autre territoire. */
  malPlaces: number;
  /** Aire des contours rapportée à celle du fond. */
  aire: number;
  /** Points tirés sur la terre ferme : part de ceux qui sont dans un contour et un seul. */
  partition: number;
  /** Territoires d'au moins un établissement, sans contour. */
  sansContour: string[];
};

const toPoint = ([lon = 0, lat = 0]: Position): Point => [lon, lat];

const listAnneaux = (topologie: ContoursEmploi, objet: Objet): Map<string, Point[][]> => {
  const { features } = feature(topologie, topologie.objects[objet]) as FeatureCollection<
    MultiPolygon,
    { code: string }
  >;
  return new Map(features.map((f) => [f.properties.code, f.geometry.coordinates.flat().map((a) => a.map(toPoint))]));
};

const sumAires = (territoires: Iterable<Point[][]>): number =>
  // Chaque anneau compte pour sa surface, un trou en moins : il tourne à l'envers de l'anneau qui l'entoure.
  Math.abs([...territoires].flat().reduce((somme, anneau) => somme + measureAire(anneau), 0));

/** Points d'une grille irrationnelle, toujours les mêmes, qui tombent dans un département du fond. */
const drawPoints = (departements: readonly Point[][][], nombre: number): Point[] =>
  Array.from(
    { length: nombre },
    (_, i): Point => [-5 + ((i * 0.754877) % 1) * 15, 41 + ((i * 0.569841) % 1) * 10.5],
  ).filter((point) => departements.some((anneaux) => isDedans(point, anneaux)));

/** Lit les contours comme le navigateur les reçoit. */
export const readContours = async (db: Db): Promise<ContoursEmploi> =>
  JSON.parse(gunzipSync(await loadContours(db).read()).toString());

export const measureQualite = (db: Db, topologie: ContoursEmploi, objet: Objet): Qualite => {
  const { anneaux: departements } = loadDepartements();
  const contours = listAnneaux(topologie, objet);
  const communes = loadDecoupe(db.$client, objet).communes.filter((c) => departements.has(c.departement));
  const isChezElle = ({ lon, lat, territoire }: (typeof communes)[number]) =>
    isDedans([lon, lat], contours.get(territoire) ?? []);
  const ailleurs = communes.filter((commune) => !isChezElle(commune));
  const surTerre = ailleurs.filter(({ lon, lat }) => [...contours.values()].some((a) => isDedans([lon, lat], a)));
  const points = drawPoints([...departements.values()], 4000);
  const seuls = points.filter((point) => [...contours.values()].filter((a) => isDedans(point, a)).length === 1);
  const presents = db.$client
    .prepare(`select distinct ${objet.slice(0, -1)} from etablissements where ${objet.slice(0, -1)} is not null`)
    .pluck()
    .all() as string[];
  return {
    bienPlaces: 1 - ailleurs.length / communes.length,
    malPlaces: surTerre.length,
    aire: sumAires(contours.values()) / sumAires(departements.values()),
    partition: seuls.length / points.length,
    sansContour: presents.filter((code) => !contours.has(code)),
  };
};

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

/** Test d'appartenance à un territoire, qui écarte d'abord ce qui est hors de son emprise. */
const buildTest = (anneaux: readonly Point[][]): ((point: Point) => boolean) => {
  const points = anneaux.flat();
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const borne = (valeurs: number[], choix: (a: number, b: number) => number) => valeurs.reduce((a, b) => choix(a, b));
  const [ouest, est] = [borne(lons, Math.min), borne(lons, Math.max)];
  const [sud, nord] = [borne(lats, Math.min), borne(lats, Math.max)];
  return (point) =>
    point[0] >= ouest && point[0] <= est && point[1] >= sud && point[1] <= nord && isDedans(point, anneaux);
};

const sumAires = (territoires: Iterable<Point[][]>): number =>
  // Chaque anneau compte pour sa surface, un trou en moins : il tourne à l'envers de l'anneau qui l'entoure.
  Math.abs([...territoires].flat().reduce((somme, anneau) => somme + measureAire(anneau), 0));

/** Points d'une grille irrationnelle, toujours les mêmes, qui tombent dans un département du fond. */
const drawPoints = (departements: readonly Point[][][], nombre: number): Point[] => {
  const tests = departements.map(buildTest);
  return Array.from(
    { length: nombre },
    (_, i): Point => [-5 + ((i * 0.754877) % 1) * 15, 41 + ((i * 0.569841) % 1) * 10.5],
  ).filter((point) => tests.some((isDans) => isDans(point)));
};

/** Lit les contours comme le navigateur les reçoit. */
export const readContours = async (db: Db): Promise<ContoursEmploi> =>
  JSON.parse(gunzipSync(await loadContours(db).read()).toString());

export const measureQualite = (db: Db, topologie: ContoursEmploi, objet: Objet): Qualite => {
  const { anneaux: departements } = loadDepartements();
  const contours = listAnneaux(topologie, objet);
  const tests = new Map([...contours].map(([code, anneaux]) => [code, buildTest(anneaux)]));
  const countContours = (point: Point): number => [...tests.values()].filter((isDans) => isDans(point)).length;
  const communes = loadDecoupe(db.$client, objet).communes.filter((c) => departements.has(c.departement));
  const ailleurs = communes.filter(({ lon, lat, territoire }) => !tests.get(territoire)?.([lon, lat]));
  const surTerre = ailleurs.filter(({ lon, lat }) => countContours([lon, lat]) > 0);
  const points = drawPoints([...departements.values()], 4000);
  const seuls = points.filter((point) => countContours(point) === 1);
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

import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { buildContours } from './contours.ts';
import { loadDepartements } from './departements.ts';
import type { Polygones } from './polygones.ts';
import type { Decoupe } from './queries.ts';

type Proprietes = { code: string; libelle: string };
type Collection = GeometryCollection<Proprietes>;

/** Réponse de GET /donnees/contours.json : TopoJSON aux vraies coordonnées, outre-mer compris. */
export type ContoursEmploi = Topology<{ bassins: Collection; zones: Collection }> & {
  version: string;
  /** Ces contours sont calculés, non officiels : la mention se répète partout où on les montre. */
  approche: true;
  mention: string;
  /** Année du découpage des communes ; nulle sans données. */
  annees: { bassins: number | null; zones: number | null };
};

/** Ce qu'il faut au calcul : tout passe tel quel d'un fil d'exécution à l'autre. */
export type EntreeContours = { version: string; bassins: Decoupe; zones: Decoupe };

/** Pas de la grille sur chaque axe, de la Martinique à La Réunion : environ 45 m, comme le fond des départements. */
const QUANTIFICATION = 200_000;

const MENTION =
  'Contours approchés : chaque point va à la commune dont le centre est le plus proche, dans son département. ' +
  'Fond : Natural Earth.';

const toFeature = (code: string, libelle: string, coordinates: Polygones): Feature<MultiPolygon, Proprietes> => ({
  type: 'Feature',
  id: code,
  properties: { code, libelle },
  geometry: { type: 'MultiPolygon', coordinates: coordinates.map((p) => p.map((a) => a.map(([x, y]) => [x, y]))) },
});

/** Contours approchés des bassins et des zones d'emploi, en une seule topologie. */
export const buildContoursEmploi = ({ version, bassins, zones }: EntreeContours): ContoursEmploi => {
  const departements = loadDepartements();
  const build = ({ communes, libelles }: Decoupe): FeatureCollection<MultiPolygon, Proprietes> => ({
    type: 'FeatureCollection',
    features: [...buildContours(departements, communes)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, polygones]) => toFeature(code, libelles.get(code) ?? code, polygones)),
  });
  const topologie = topology({ bassins: build(bassins), zones: build(zones) }, QUANTIFICATION);
  return {
    ...(topologie as Topology<{ bassins: Collection; zones: Collection }>),
    version,
    approche: true,
    mention: MENTION,
    annees: { bassins: bassins.annee, zones: zones.annee },
  };
};

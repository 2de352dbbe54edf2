import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type * as Topo from 'topojson-specification';
import { toCarte } from './encarts.ts';

type Proprietes = { code: string; libelle: string };
export type TopologieEmploi = Topo.Topology<Record<'bassins' | 'zones', Topo.GeometryCollection<Proprietes>>>;

/** Contours approchés d'une maille d'emploi, placés sur la carte, outre-mer compris. */
export type ContoursMaille = FeatureCollection<Polygon | MultiPolygon, { code: string; nom: string }>;
export type ContoursEmploi = Record<'bassin' | 'zone', ContoursMaille>;

const placeAnneaux = (anneaux: Position[][]): Position[][] =>
  anneaux.map((anneau) => anneau.map(([x = 0, y = 0]) => toCarte(x, y)));

const placeGeometry = (geometry: Polygon | MultiPolygon): Polygon | MultiPolygon =>
  geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: placeAnneaux(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(placeAnneaux) };

const buildMaille = (topologie: TopologieEmploi, objet: 'bassins' | 'zones'): ContoursMaille => ({
  type: 'FeatureCollection',
  features: feature(topologie, topologie.objects[objet]).features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
      ? [
          {
            type: 'Feature' as const,
            id: properties.code,
            properties: { code: properties.code, nom: properties.libelle },
            geometry: placeGeometry(geometry),
          },
        ]
      : [],
  ),
});

/** Contours des bassins et des zones d'emploi tirés de la topologie servie. */
export const buildContoursEmploi = (topologie: TopologieEmploi): ContoursEmploi => ({
  bassin: buildMaille(topologie, 'bassins'),
  zone: buildMaille(topologie, 'zones'),
});

const ADRESSE = '/donnees/contours.json';

/** Charge les contours approchés ; lève une erreur si le serveur n'en a pas (la carte garde alors ses repères). */
export const loadContoursEmploi = async (): Promise<ContoursEmploi> => {
  const reponse = await fetch(ADRESSE);
  if (!reponse.ok) throw new Error(`contours d’emploi : ${reponse.status}`);
  return buildContoursEmploi((await reponse.json()) as TopologieEmploi);
};

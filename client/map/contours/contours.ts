import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type * as Topo from 'topojson-specification';

/** Maille de lecture de la carte. */
export type Maille = 'departement' | 'academie' | 'region';

/** Propriétés d'un département dans `territoires.topo.json`. */
export interface ProprietesDepartement {
  nom: string;
  /** Code de l'académie, sur deux caractères. */
  academie: string;
  /** Code INSEE de la région, sur deux caractères. */
  region: string;
}

/** Département de la topologie ; `id` est son code sur trois caractères. */
export interface GeometrieDepartement extends Topo.MultiPolygon<ProprietesDepartement> {
  id: string;
  properties: ProprietesDepartement;
}

interface CollectionDepartements extends Topo.GeometryCollection<ProprietesDepartement> {
  geometries: GeometrieDepartement[];
}

/** Contenu de `shared/territoires/contours/territoires.topo.json`, encarts placés ou non. */
export type TopologieTerritoires = Topo.Topology<{ departements: CollectionDepartements }>;

/** Propriétés d'un contour, quelle que soit la maille. */
export interface ProprietesContour {
  code: string;
  nom: string;
}

/** Nom des régions, par code INSEE. */
export const REGIONS: Readonly<Record<string, string>> = {
  '01': 'Guadeloupe',
  '02': 'Martinique',
  '03': 'Guyane',
  '04': 'La Réunion',
  '06': 'Mayotte',
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': "Provence-Alpes-Côte d'Azur",
  '94': 'Corse',
};

/** Nom des académies, par code. */
export const ACADEMIES: Readonly<Record<string, string>> = {
  '01': 'Paris',
  '02': 'Aix-Marseille',
  '03': 'Besançon',
  '04': 'Bordeaux',
  '06': 'Clermont-Ferrand',
  '07': 'Dijon',
  '08': 'Grenoble',
  '09': 'Lille',
  '10': 'Lyon',
  '11': 'Montpellier',
  '12': 'Nancy-Metz',
  '13': 'Poitiers',
  '14': 'Rennes',
  '15': 'Strasbourg',
  '16': 'Toulouse',
  '17': 'Nantes',
  '18': 'Orléans-Tours',
  '19': 'Reims',
  '20': 'Amiens',
  '22': 'Limoges',
  '23': 'Nice',
  '24': 'Créteil',
  '25': 'Versailles',
  '27': 'Corse',
  '28': 'La Réunion',
  '31': 'Martinique',
  '32': 'Guadeloupe',
  '33': 'Guyane',
  '43': 'Mayotte',
  '70': 'Normandie',
};

/** Code du territoire de la maille demandée auquel un département appartient. */
function territoryCode(departement: GeometrieDepartement, maille: Maille): string {
  return maille === 'departement' ? departement.id : departement.properties[maille];
}

function territoryName(code: string, departements: GeometrieDepartement[], maille: Maille): string {
  if (maille === 'departement') return departements[0]?.properties.nom ?? code;
  return (maille === 'academie' ? ACADEMIES : REGIONS)[code] ?? code;
}

/**
 * Contours des territoires de la maille demandée. Le code est à la fois l'identifiant et `properties.code` ;
 * les académies et les régions sont obtenues par fusion des départements.
 */
export function buildContours(
  topology: TopologieTerritoires,
  maille: Maille,
): FeatureCollection<MultiPolygon, ProprietesContour> {
  const groups = Map.groupBy(topology.objects.departements.geometries, (departement) =>
    territoryCode(departement, maille),
  );
  return {
    type: 'FeatureCollection',
    features: [...groups].map(([code, departements]) => ({
      type: 'Feature',
      id: code,
      properties: { code, nom: territoryName(code, departements, maille) },
      geometry: merge(topology, departements),
    })),
  };
}

/** Frontières entre les territoires de la maille demandée, littoral et frontières du pays compris. */
export function buildBorders(topology: TopologieTerritoires, maille: Maille): Feature<MultiLineString> {
  const geometry = mesh(topology, topology.objects.departements, (left, right) => {
    return (
      left === right ||
      territoryCode(left as GeometrieDepartement, maille) !== territoryCode(right as GeometrieDepartement, maille)
    );
  });
  return { type: 'Feature', properties: {}, geometry };
}

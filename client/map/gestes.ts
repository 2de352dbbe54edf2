import { GeoJSONSource, type Map as GlMap, type MapGeoJSONFeature, type MapMouseEvent } from 'maplibre-gl';
import { getDureeVol } from './cadrage.ts';
import type { Infobulle, RappelsCarte } from './etat.ts';

const COUCHES_SURVOL = ['demandes', 'choisi', 'points', 'groupes', 'reperes', 'contours'];

const getCode = (feature: MapGeoJSONFeature): string => String(feature.properties.code ?? '');
const isTerritoire = (feature: MapGeoJSONFeature): boolean =>
  feature.layer.id === 'contours' || feature.layer.id === 'reperes';

const listLignes = (feature: MapGeoJSONFeature, rappels: RappelsCarte): string[] => {
  if (isTerritoire(feature)) return rappels.describe(getCode(feature));
  if (feature.layer.id === 'groupes')
    return [`${feature.properties.point_count} établissements`, 'Cliquer pour approcher'];
  return [String(feature.properties.titre), ...String(feature.properties.detail).split('\n')];
};

/** Met en évidence le territoire survolé, un seul à la fois. */
const buildEvidence = (carte: GlMap) => {
  let survole: { source: string; id: string } | null = null;
  return (feature: MapGeoJSONFeature | undefined): void => {
    const suivant = feature && isTerritoire(feature) ? { source: feature.source, id: getCode(feature) } : null;
    if (survole?.id === suivant?.id && survole?.source === suivant?.source) return;
    if (survole) carte.setFeatureState(survole, { survol: false });
    if (suivant) carte.setFeatureState(suivant, { survol: true });
    survole = suivant;
  };
};

/** Survol : une recherche par image au plus, et aucune pendant que la carte bouge ou qu'un outil sert. */
export const listenSurvol = (carte: GlMap, rappels: RappelsCarte, isOccupee: () => boolean): void => {
  const show = buildEvidence(carte);
  let image = 0;
  const leave = (): void => {
    cancelAnimationFrame(image);
    image = 0;
    show(undefined);
    rappels.onSurvol(null);
    if (!isOccupee()) carte.getCanvas().style.cursor = '';
  };
  const look = (e: MapMouseEvent): void => {
    image = 0;
    const [feature] = carte.queryRenderedFeatures(e.point, { layers: COUCHES_SURVOL });
    show(feature);
    carte.getCanvas().style.cursor = feature ? 'pointer' : '';
    const infobulle: Infobulle | null = feature
      ? { x: e.point.x, y: e.point.y, lignes: listLignes(feature, rappels) }
      : null;
    rappels.onSurvol(infobulle);
  };
  carte.on('mousemove', (e: MapMouseEvent) => {
    if (image || carte.isMoving() || isOccupee()) return;
    image = requestAnimationFrame(() => look(e));
  });
  carte.on('movestart', leave);
  carte.on('mouseout', leave);
  carte.on('remove', () => cancelAnimationFrame(image));
};

/** Clic : ouvre ce qui est sous la souris, ou approche un groupe. */
export const listenClic = (carte: GlMap, rappels: RappelsCarte, isOccupee: () => boolean): void => {
  carte.on('click', async (e: MapMouseEvent) => {
    if (isOccupee()) return;
    const [feature] = carte.queryRenderedFeatures(e.point, { layers: COUCHES_SURVOL });
    if (!feature) return;
    if (feature.layer.id === 'demandes') return rappels.onDemande(String(feature.properties.numero));
    if (feature.layer.id === 'points' || feature.layer.id === 'choisi')
      return rappels.onPoint(String(feature.properties.uai), String(feature.properties.formation));
    if (feature.layer.id !== 'groupes') return rappels.onTerritoire(getCode(feature));
    const source = carte.getSource('points');
    if (!(source instanceof GeoJSONSource)) return;
    const zoom = await source.getClusterExpansionZoom(Number(feature.properties.cluster_id));
    carte.easeTo({ center: e.lngLat, zoom, duration: getDureeVol() }, { originalEvent: e.originalEvent });
  });
};

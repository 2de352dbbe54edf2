import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import topologieUrl from '../../shared/territoires/contours/territoires.topo.json?url';
import { buildContours, type Maille, type TopologieTerritoires } from './contours/contours.ts';
import { placeTopology } from './contours/place.ts';
import type { EtatCarte } from './etat.ts';

let topologie: Promise<TopologieTerritoires> | null = null;
const contours = new Map<Maille, FeatureCollection<MultiPolygon>>();

/** Charge une fois les contours des départements. Un échec ne se retient pas : la prochaine carte réessaie. */
export const loadTopologie = (): Promise<TopologieTerritoires> => {
  topologie ??= fetch(topologieUrl)
    .then(async (reponse) => {
      if (!reponse.ok) throw new Error(`contours : ${reponse.status}`);
      return placeTopology((await reponse.json()) as TopologieTerritoires);
    })
    .catch((erreur: unknown) => {
      topologie = null;
      throw erreur;
    });
  return topologie;
};

const getContours = (topo: TopologieTerritoires, maille: Maille): FeatureCollection<MultiPolygon> => {
  const connus = contours.get(maille) ?? buildContours(topo, maille);
  contours.set(maille, connus);
  return connus;
};

/** Source qui porte les couleurs de la maille : ses contours, ou les repères des mailles d'emploi sans contour. */
export const getSource = ({ maille, emploi }: Pick<EtatCarte, 'maille' | 'emploi'>): 'contours' | 'reperes' =>
  (maille === 'bassin' || maille === 'zone') && !emploi ? 'reperes' : 'contours';

/** Contours à dessiner pour la maille : les départements servent de fond aux repères. */
export const selectContours = (
  topo: TopologieTerritoires,
  { maille, emploi }: Pick<EtatCarte, 'maille' | 'emploi'>,
): FeatureCollection<Polygon | MultiPolygon> => {
  if (maille !== 'bassin' && maille !== 'zone') return getContours(topo, maille);
  return emploi ? emploi[maille] : getContours(topo, 'departement');
};

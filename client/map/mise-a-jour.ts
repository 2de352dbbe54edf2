import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { GeoJSONSource, type Map as GlMap } from 'maplibre-gl';
import { parseZone } from '#shared/territoires/zone.ts';
import type { Cadrage } from './cadrage.ts';
import { type Ancre, computeAncre } from './contours/ancres.ts';
import type { TopologieTerritoires } from './contours/contours.ts';
import { drawZone } from './contours/encarts.ts';
import { INSETS } from './contours/insets.ts';
import type { EtatCarte } from './etat.ts';
import type { Lasso } from './lasso.ts';
import { REGROUPEMENT } from './style.ts';
import { getSource, selectContours } from './topologie.ts';

/** Pose les données d'une source si elle est là (elle l'est dès que le style est chargé). */
export const setData = (carte: GlMap, source: string, data: FeatureCollection): void => {
  const cible = carte.getSource(source);
  if (cible instanceof GeoJSONSource) cible.setData(data);
};

const ancres = new WeakMap<FeatureCollection, Map<string, Ancre>>();

const getAncres = (contours: FeatureCollection<Polygon | MultiPolygon>): Map<string, Ancre> => {
  const connues = ancres.get(contours);
  if (connues) return connues;
  const calculees = new Map(
    contours.features.flatMap(({ properties, geometry }) => {
      const ancre = computeAncre(geometry);
      return ancre ? [[String(properties?.code), ancre] as const] : [];
    }),
  );
  ancres.set(contours, calculees);
  return calculees;
};

/** Place des étiquettes : l'intérieur des contours, ou les repères quand il n'y a pas de contour. */
const listAncres = (topo: TopologieTerritoires, etat: EtatCarte): ReadonlyMap<string, Ancre> =>
  getSource(etat) === 'contours'
    ? getAncres(selectContours(topo, etat))
    : new Map(
        etat.reperes.features.map(({ properties, geometry: { coordinates } }) => [
          properties.code,
          { position: [coordinates[0] ?? 0, coordinates[1] ?? 0], aire: 0 },
        ]),
      );

/** Le nom d'un encart est déjà écrit dans son cadre. */
const NOMS_ENCARTS = new Set(Object.values(INSETS).map(({ nom }) => nom));

const buildEtiquettes = (topo: TopologieTerritoires, etat: EtatCarte): FeatureCollection<Point> => {
  const places = etat.etiquettes === 'aucune' ? new Map<string, Ancre>() : listAncres(topo, etat);
  return {
    type: 'FeatureCollection',
    features: [...etat.textes].flatMap(([code, { nom, valeur }]) => {
      const ancre = places.get(code);
      if (!ancre) return [];
      const properties = {
        nom: NOMS_ENCARTS.has(nom) ? '' : nom,
        valeur: etat.etiquettes === 'valeurs' ? valeur : '',
        rang: -ancre.aire,
      };
      return [
        { type: 'Feature' as const, properties, geometry: { type: 'Point' as const, coordinates: ancre.position } },
      ];
    }),
  };
};

const APPROCHE = [2.5, 1.5];

/** Contours de la maille : un trait plein, ou des tirets pour un contour approché. */
const updateContours = (carte: GlMap, topo: TopologieTerritoires, etat: EtatCarte): void => {
  const isEmploi = etat.maille === 'bassin' || etat.maille === 'zone';
  setData(carte, 'contours', selectContours(topo, etat));
  carte.setPaintProperty('limites', 'line-dasharray', isEmploi && etat.emploi ? APPROCHE : undefined);
  carte.setLayoutProperty('reperes', 'visibility', getSource(etat) === 'reperes' ? 'visible' : 'none');
};

const updateCouleurs = (carte: GlMap, etat: EtatCarte): void => {
  const source = getSource(etat);
  for (const autre of ['contours', 'reperes']) carte.removeFeatureState({ source: autre });
  for (const code of etat.textes.keys())
    carte.setFeatureState(
      { source, id: code },
      { couleur: etat.couleurs.get(code) ?? null, choisi: code === etat.choisi },
    );
};

const updatePoints = (carte: GlMap, etat: EtatCarte, groupesAvant: boolean | undefined): void => {
  const source = carte.getSource('points');
  if (!(source instanceof GeoJSONSource)) return;
  if (etat.groupes !== groupesAvant) source.setClusterOptions({ ...REGROUPEMENT, cluster: etat.groupes });
  source.setData(etat.points);
};

/** L'établissement ouvert se voit toujours, même pris dans un groupe. */
const updateChoisi = (carte: GlMap, { points, etablissement }: EtatCarte): void =>
  setData(carte, 'choisi', {
    type: 'FeatureCollection',
    features: etablissement === '' ? [] : points.features.filter(({ properties }) => properties.uai === etablissement),
  });

/** Applique à la carte ce qui a changé depuis la dernière fois, et rien d'autre. */
export const buildUpdater = (carte: GlMap, topo: TopologieTerritoires, outils: { cadrage: Cadrage; lasso: Lasso }) => {
  let avant: Partial<EtatCarte> = {};
  return (etat: EtatCarte): void => {
    const change = (...cles: (keyof EtatCarte)[]): boolean => cles.some((cle) => etat[cle] !== avant[cle]);
    if (change('maille', 'emploi')) updateContours(carte, topo, etat);
    if (change('reperes')) setData(carte, 'reperes', etat.reperes);
    if (change('maille', 'emploi', 'couleurs', 'choisi', 'textes')) updateCouleurs(carte, etat);
    if (change('maille', 'emploi', 'textes', 'etiquettes', 'reperes'))
      setData(carte, 'etiquettes', buildEtiquettes(topo, etat));
    if (change('points', 'groupes')) updatePoints(carte, etat, avant.groupes);
    if (change('points', 'etablissement')) updateChoisi(carte, etat);
    if (change('demandes')) setData(carte, 'demandes', etat.demandes);
    if (change('zone')) setData(carte, 'zone', drawZone(parseZone(etat.zone)));
    if (change('outil')) outils.lasso.setActif(etat.outil === 'lasso');
    if (change('emprise', 'cadre')) outils.cadrage.show(etat.emprise, etat.cadre);
    avant = etat;
  };
};

import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { ContoursEmploi } from '#server/contours/topologie.ts';
import type { ProprietesContour } from './contours.ts';
import { placeTopology } from './place.ts';

/** Mailles dessinées en contours approchés. */
export type MailleEmploi = 'bassin' | 'zone';

/** Contours approchés d'une maille, encarts placés ; le code est à la fois l'identifiant et `properties.code`. */
export type ContoursApproches = {
  contours: FeatureCollection<MultiPolygon, ProprietesContour>;
  frontieres: Feature<MultiLineString>;
  /** Année du découpage des communes ; nulle sans données. */
  annee: number | null;
  /** À répéter dans la légende : ces contours sont calculés, non officiels. */
  mention: string;
};

const OBJETS = { bassin: 'bassins', zone: 'zones' } as const;

/** Contours d'une maille, placés sur la carte, tirés de ce que sert /donnees/contours.json. */
export function placeContoursEmploi(topologie: ContoursEmploi, maille: MailleEmploi): ContoursApproches {
  const placee = placeTopology(topologie);
  const objet = placee.objects[OBJETS[maille]];
  const { features } = feature(placee, objet);
  return {
    contours: {
      type: 'FeatureCollection',
      features: features.map(({ properties: { code, libelle }, geometry }) => ({
        type: 'Feature',
        id: code,
        properties: { code, nom: libelle },
        geometry: geometry as MultiPolygon,
      })),
    },
    frontieres: { type: 'Feature', properties: {}, geometry: mesh(placee, objet) },
    annee: topologie.annees[OBJETS[maille]],
    mention: topologie.mention,
  };
}

let chargement: Promise<Record<MailleEmploi, ContoursApproches>> | null = null;

/** Contours approchés des bassins et des zones d'emploi, demandés au serveur une seule fois. */
export function loadContoursEmploi(): Promise<Record<MailleEmploi, ContoursApproches>> {
  chargement ??= fetch('/donnees/contours.json')
    .then(async (reponse) => {
      if (!reponse.ok) throw new Error(`contours approchés : ${reponse.status}`);
      const topologie = (await reponse.json()) as ContoursEmploi;
      return { bassin: placeContoursEmploi(topologie, 'bassin'), zone: placeContoursEmploi(topologie, 'zone') };
    })
    .catch((erreur: unknown) => {
      // Un échec ne se retient pas : la prochaine carte réessaie.
      chargement = null;
      throw erreur;
    });
  return chargement;
}

import type { FeatureCollection, Point } from 'geojson';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { TauxTerritoires } from '#client/faits/use-taux.ts';
import { placeInInset } from '#client/map/contours/insets.ts';
import type { PointEtablissement } from '#client/map/territoires-map.tsx';
import { computeEntree, sumOffres } from '#shared/faits/agregation.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeIndicateur, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import type { MailleTerritoire } from '#shared/territoires/maille.ts';

export type ValeurTerritoire = { code: string; libelle: string; valeur: Valeur };

/** Valeur d'un indicateur dans chaque territoire de la maille, sur les offres retenues. */
export const buildValeurs = (
  client: FaitsClient,
  offres: Int32Array,
  maille: MailleTerritoire,
  code: CodeIndicateur,
  taux: TauxTerritoires,
): ValeurTerritoire[] => {
  const territoires = client.faits[`${maille}s`];
  if (isTauxSortie(code)) {
    return territoires.map(({ code: region, libelle }) => ({
      code: region,
      libelle,
      valeur: maille === 'region' ? taux.get(region, code) : absent('grain_regional'),
    }));
  }
  const rangs = new Map(territoires.map((t, i) => [t.code, i]));
  const colonne = client.faits.etablissements[maille];
  const rangEtablissement = Int32Array.from(colonne, (c) => rangs.get(c ?? '') ?? -1);
  const { etablissement } = client.faits.offres;
  const sommes = sumOffres(client.faits, offres, (offre) => rangEtablissement[etablissement[offre] ?? 0] ?? -1);
  return territoires.map(({ code: cle, libelle }, i) => {
    const groupe = sommes[i];
    return { code: cle, libelle, valeur: groupe ? computeEntree(code, groupe) : absent('donnee_absente') };
  });
};

const position = (client: FaitsClient, e: number): [number, number] | null => {
  const { latitude, longitude, departement } = client.faits.etablissements;
  const lat = latitude[e] ?? null;
  const lon = longitude[e] ?? null;
  return lat === null || lon === null ? null : placeInInset(lon, lat, departement[e] ?? '');
};

type Points = { points: FeatureCollection<Point, PointEtablissement>; nonPlaces: number };

/** Établissements des offres retenues, en points, les DROM placés dans leur encart ; et combien ne le sont pas. */
export const buildPoints = (client: FaitsClient, offres: Int32Array): Points => {
  const comptes = new Map<number, number>();
  for (const offre of offres) {
    const e = client.faits.offres.etablissement[offre] ?? 0;
    comptes.set(e, (comptes.get(e) ?? 0) + 1);
  }
  const { uai, nom, commune } = client.faits.etablissements;
  const features = [...comptes].flatMap(([e, n]) => {
    const coordinates = position(client, e);
    if (!coordinates) return [];
    const detail = `${commune[e] ?? 'Commune inconnue'} · ${n} formation${n > 1 ? 's' : ''}`;
    return {
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates },
      properties: { uai: uai[e] ?? '', nom: nom[e] ?? '', detail },
    };
  });
  return { points: { type: 'FeatureCollection', features }, nonPlaces: comptes.size - features.length };
};

/** Bassins d'emploi, placés au centre de leurs établissements : un repère, pas un contour. */
export const buildBassins = (client: FaitsClient): FeatureCollection<Point, { code: string }> => {
  const centres = new Map<string, { x: number; y: number; n: number }>();
  client.faits.etablissements.bassin.forEach((code, e) => {
    const point = position(client, e);
    if (code === null || !point) return;
    const centre = centres.get(code) ?? { x: 0, y: 0, n: 0 };
    centres.set(code, { x: centre.x + point[0], y: centre.y + point[1], n: centre.n + 1 });
  });
  return {
    type: 'FeatureCollection',
    features: [...centres].map(([code, { x, y, n }]) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [x / n, y / n] },
      properties: { code },
    })),
  };
};

export type Emprise = readonly [number, number, number, number];

/** Emprise des établissements d'un territoire ; nulle s'il n'y en a pas. */
export const computeEmprise = (client: FaitsClient, retenus: Uint8Array): Emprise | null => {
  let emprise: [number, number, number, number] | null = null;
  retenus.forEach((retenu, e) => {
    const point = retenu ? position(client, e) : null;
    if (!point) return;
    const [x, y] = point;
    emprise = emprise
      ? [Math.min(emprise[0], x), Math.min(emprise[1], y), Math.max(emprise[2], x), Math.max(emprise[3], y)]
      : [x, y, x, y];
  });
  return emprise ? widen(emprise) : null;
};

const MARGE = 0.2;
const widen = ([o, s, e, n]: [number, number, number, number]): Emprise => [o - MARGE, s - MARGE, e + MARGE, n + MARGE];

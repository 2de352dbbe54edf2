import type { FeatureCollection, Point } from 'geojson';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Locaux } from '#client/faits/locaux.ts';
import type { TauxTerritoires } from '#client/faits/use-taux.ts';
import { drawZone } from '#client/map/contours/encarts.ts';
import { placeInInset } from '#client/map/contours/insets.ts';
import { computeEntree, sumOffres } from '#shared/faits/agregation.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeCarte, explainMaille, isBesoin, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import type { MailleTerritoire } from '#shared/territoires/maille.ts';
import { parseZone } from '#shared/territoires/zone.ts';

export type ValeurTerritoire = { code: string; libelle: string; valeur: Valeur };

/** Diplômes (CFD) des offres retenues, chacun une fois. */
const listCfds = ({ faits }: FaitsClient, offres: Int32Array): Set<string> => {
  const { formation } = faits.offres;
  const rangs = new Set(Array.from(offres, (offre) => formation[offre] ?? -1));
  return new Set(Array.from(rangs, (rang) => (faits.formations.cle[rang] ?? '').slice(0, 8)));
};

/** D'où vient un fond de carte : les offres retenues et le lieu choisi, les taux du serveur, les données locales. */
export type SourceValeurs = {
  client: FaitsClient;
  /** Territoire et zone choisis : ce qui est hors d'eux n'est pas une donnée manquante. */
  territoire: string;
  zone: string;
  offres: Int32Array;
  taux: TauxTerritoires;
  locaux: Locaux;
  indicateur: CodeCarte;
};

/** Rangs des territoires où le lieu choisi a un établissement, que les autres filtres en gardent une offre ou non. */
const markDedans = ({ client, territoire, zone }: SourceValeurs, rangs: Int32Array): Set<number> => {
  const retenus = selectEtablissements(client.faits.etablissements, territoire, zone);
  return new Set(rangs.filter((_, e) => retenus[e] === 1));
};

/**
 * Valeur d'un indicateur dans chaque territoire de la maille, sur les offres retenues. Le besoin est celui des
 * familles distinctes de leurs diplômes, mesuré dans chaque territoire, qu'il ait ou non une de ces offres.
 */
export const buildValeurs = (source: SourceValeurs, maille: MailleTerritoire): ValeurTerritoire[] => {
  const { client, offres, taux, locaux, indicateur: code } = source;
  const territoires = client.faits[`${maille}s`];
  const build = (lire: (territoire: string) => Valeur): ValeurTerritoire[] =>
    territoires.map((t) => ({ code: t.code, libelle: t.libelle, valeur: lire(t.code) }));
  const motif = explainMaille(code, maille);
  if (motif !== null) return build(() => absent(motif));
  if (isTauxSortie(code)) return build((region) => taux.get(region, code));
  if (isBesoin(code)) {
    const cfds = listCfds(client, offres);
    return build((lieu) => locaux.besoinEnsemble(`${maille}:${lieu}`, cfds, code));
  }
  const rangs = new Map(territoires.map((t, i) => [t.code, i]));
  const colonne = client.faits.etablissements[maille];
  const rangEtablissement = Int32Array.from(colonne, (c) => rangs.get(c ?? '') ?? -1);
  const { etablissement } = client.faits.offres;
  const sommes = sumOffres(client.faits, offres, (offre) => rangEtablissement[etablissement[offre] ?? 0] ?? -1);
  const dedans = markDedans(source, rangEtablissement);
  return territoires.map(({ code: cle, libelle }, i) => {
    const groupe = sommes[i];
    const valeur = groupe ? computeEntree(code, groupe) : absent(dedans.has(i) ? 'sans_offre' : 'hors_territoire');
    return { code: cle, libelle, valeur };
  });
};

/** Place d'un établissement sur la carte, l'outre-mer dans son encart ; nulle sans coordonnées. */
export const getPosition = (client: FaitsClient, e: number): [number, number] | null => {
  const { latitude, longitude, departement } = client.faits.etablissements;
  const lat = latitude[e] ?? null;
  const lon = longitude[e] ?? null;
  return lat === null || lon === null ? null : placeInInset(lon, lat, departement[e] ?? '');
};

/** Bassins ou zones d'emploi, placés au centre de leurs établissements : un repère, pas un contour. */
export const buildReperes = (
  client: FaitsClient,
  maille: 'bassin' | 'zone',
): FeatureCollection<Point, { code: string }> => {
  const centres = new Map<string, { x: number; y: number; n: number }>();
  client.faits.etablissements[maille].forEach((code, e) => {
    const point = getPosition(client, e);
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

const MARGE = 0.2;
const cover = (points: Iterable<readonly number[]>, marge: number): Emprise | null => {
  let emprise: Emprise | null = null;
  for (const [x = 0, y = 0] of points) {
    const [ouest, sud, est, nord]: Emprise = emprise ?? [x, y, x, y];
    emprise = [Math.min(ouest, x), Math.min(sud, y), Math.max(est, x), Math.max(nord, y)];
  }
  return emprise && [emprise[0] - marge, emprise[1] - marge, emprise[2] + marge, emprise[3] + marge];
};

/** Emprise des établissements retenus ; nulle s'il n'y en a pas. */
export const computeEmprise = (client: FaitsClient, retenus: Uint8Array): Emprise | null =>
  cover(
    Array.from(retenus, (retenu, e) => (retenu ? getPosition(client, e) : null)).filter((point) => point !== null),
    MARGE,
  );

/** Emprise d'une zone telle qu'elle est dessinée, encarts compris ; nulle si elle ne se dessine pas. */
export const computeEmpriseZone = (zone: string): Emprise | null =>
  cover(
    drawZone(parseZone(zone)).features.flatMap(({ geometry }) => geometry.coordinates.flat()),
    MARGE / 4,
  );

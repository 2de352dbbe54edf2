import { findLieu } from '../acces/acces.ts';
import { buildIndexSpatial, type IndexSpatial, projectSphere } from '../acces/index-spatial.ts';
import type { Faits } from '../faits/faits.ts';
import { computeDistanceKm, type Lieu } from '../territoires/distance.ts';
import type { Marques } from './ensemble.ts';

type Etablissements = Faits['etablissements'];
type Carte = { lieux: (Lieu | null)[]; sphere: Float64Array; tous: IndexSpatial };

const cartes = new WeakMap<Etablissements, Carte>();

const isSitue = (lieux: Carte['lieux'], rang: number): boolean => lieux[rang] != null;

const getCarte = (etablissements: Etablissements): Carte => {
  const connue = cartes.get(etablissements);
  if (connue) return connue;
  const lieux = etablissements.uai.map((_, e) => findLieu(etablissements, e));
  const sphere = projectSphere(lieux.map((lieu) => lieu ?? { latitude: 0, longitude: 0 }));
  const situes = lieux.flatMap((lieu, e) => (lieu ? e : []));
  const carte = { lieux, sphere, tous: buildIndexSpatial(sphere, situes) };
  cartes.set(etablissements, carte);
  return carte;
};

/** Marque les établissements situés à moins de `km` kilomètres d'au moins un de ceux donnés, eux exclus. */
export const markVoisins = (etablissements: Etablissements, ici: Marques, km: number): Marques => {
  const { lieux, tous } = getCarte(etablissements);
  const voisins = new Uint8Array(ici.length);
  ici.forEach((marque, e) => {
    if (marque && isSitue(lieux, e)) for (const autre of tous.listVoisins(e, km)) voisins[autre] = 1;
  });
  ici.forEach((marque, e) => {
    if (marque) voisins[e] = 0;
  });
  return voisins;
};

/** Kilomètres à vol d'oiseau entre deux établissements ; nul si l'un n'est pas situé. */
export const getDistance = (etablissements: Etablissements, a: number, b: number): number | null => {
  const { lieux } = getCarte(etablissements);
  const [ici, la] = [lieux[a] ?? null, lieux[b] ?? null];
  return ici && la ? computeDistanceKm(ici, la) : null;
};

/** Le plus proche des `candidats`, vu d'au moins un établissement d'ici : qui, et à combien de kilomètres. */
export type PlusProche = { etablissement: number; km: number };

/** Prépare la recherche du plus proche établissement hors d'un ensemble : l'ensemble est indexé une fois. */
export const buildPlusProche = (
  etablissements: Etablissements,
  ici: Marques,
): ((candidats: readonly number[]) => PlusProche | null) => {
  const { lieux, sphere } = getCarte(etablissements);
  const membres = [...ici.keys()].filter((e) => ici[e] && isSitue(lieux, e));
  const index = buildIndexSpatial(sphere, membres);
  return (candidats) => {
    let proche: PlusProche | null = null;
    for (const etablissement of candidats) {
      if (!isSitue(lieux, etablissement)) continue;
      const km = getDistance(
        etablissements,
        etablissement,
        index.findVoisin(etablissement, () => true),
      );
      if (km !== null && (proche === null || km < proche.km)) proche = { etablissement, km };
    }
    return proche;
  };
};

/** Distance de chacun des établissements donnés au plus proche des autres ; nulle s'il n'y en a pas de situé. */
export const measureEntreEux = (
  etablissements: Etablissements,
  rangs: readonly number[],
): Map<number, number | null> => {
  const { lieux, sphere } = getCarte(etablissements);
  const situes = rangs.filter((e) => isSitue(lieux, e));
  const index = buildIndexSpatial(sphere, situes);
  return new Map(
    rangs.map((e) => [
      e,
      isSitue(lieux, e)
        ? getDistance(
            etablissements,
            e,
            index.findVoisin(e, () => true),
          )
        : null,
    ]),
  );
};

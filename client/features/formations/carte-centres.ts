import type { FaitsClient } from '#client/faits/faits-client.ts';
import { normalize } from '#shared/format.ts';
import { computeDistanceKm, type Lieu } from '#shared/territoires/distance.ts';
import { parseZone } from '#shared/territoires/zone.ts';

/** Un lieu autour duquel mesurer un rayon. */
export type Centre = { code: string; libelle: string; precision: string; lieu: Lieu };

const getLieu = ({ faits }: FaitsClient, e: number): Lieu | null => {
  const latitude = faits.etablissements.latitude[e] ?? null;
  const longitude = faits.etablissements.longitude[e] ?? null;
  return latitude === null || longitude === null ? null : { latitude, longitude };
};

const listEtablissements = (client: FaitsClient): Centre[] => {
  const { uai, nom, commune } = client.faits.etablissements;
  return uai.flatMap((code, e) => {
    const lieu = getLieu(client, e);
    return lieu ? { code, libelle: nom[e] ?? code, precision: commune[e] ?? code, lieu } : [];
  });
};

/** Communes, placées au milieu de leurs établissements. */
const listCommunes = (client: FaitsClient): Centre[] => {
  const { commune, departement } = client.faits.etablissements;
  const groupes = new Map<string, { nom: string; departement: string; lieux: Lieu[] }>();
  commune.forEach((nom, e) => {
    const lieu = getLieu(client, e);
    if (!nom || !lieu) return;
    const code = `${nom}|${departement[e]}`;
    const groupe = groupes.get(code) ?? { nom, departement: departement[e] ?? '', lieux: [] };
    groupe.lieux.push(lieu);
    groupes.set(code, groupe);
  });
  const moyenne = (valeurs: number[]): number => valeurs.reduce((a, b) => a + b, 0) / valeurs.length;
  return [...groupes].map(([code, { nom, departement: numero, lieux }]) => ({
    code,
    libelle: nom,
    precision: `commune (${numero.replace(/^0/, '')})`,
    lieu: { latitude: moyenne(lieux.map((l) => l.latitude)), longitude: moyenne(lieux.map((l) => l.longitude)) },
  }));
};

const centres = new WeakMap<FaitsClient, { centre: Centre; texte: string }[]>();

const getCentres = (client: FaitsClient): { centre: Centre; texte: string }[] => {
  const connus =
    centres.get(client) ??
    [...listCommunes(client), ...listEtablissements(client)].map((centre) => ({
      centre,
      texte: normalize(`${centre.libelle} ${centre.precision} ${centre.code}`),
    }));
  centres.set(client, connus);
  return connus;
};

/** Communes puis établissements dont le nom contient tous les mots ; ceux qui commencent ainsi d'abord. */
export const searchCentres = (client: FaitsClient, recherche: string, maximum: number): Centre[] => {
  const mots = normalize(recherche).split(/\s+/).filter(Boolean);
  const [premier] = mots;
  if (!premier) return [];
  const trouves = getCentres(client).filter(({ texte }) => mots.every((mot) => texte.includes(mot)));
  const devant = trouves.filter(({ texte }) => texte.startsWith(premier));
  const suite = trouves.filter(({ texte }) => !texte.startsWith(premier));
  return [...devant, ...suite].slice(0, maximum).map(({ centre }) => centre);
};

/** Établissement de cet UAI, s'il a des coordonnées. */
export const findCentre = (client: FaitsClient, uai: string): Centre | null =>
  getCentres(client).find(({ centre }) => centre.code === uai)?.centre ?? null;

/** Sous cette distance (km), le centre d'un cercle est l'établissement ou la commune, arrondi de l'adresse compris. */
const MEME_LIEU_KM = 0.12;
const VOISINAGE_KM = 10;

/** Nom du centre d'une zone circulaire ; vide s'il n'y a rien autour. */
export const nameCentre = (client: FaitsClient, zone: string): string => {
  const choisie = parseZone(zone);
  if (choisie?.forme !== 'cercle') return '';
  let proche: { centre: Centre; km: number } | null = null;
  for (const { centre } of getCentres(client)) {
    const km = computeDistanceKm(choisie.centre, centre.lieu);
    if (proche === null || km < proche.km) proche = { centre, km };
  }
  if (!proche || proche.km > VOISINAGE_KM) return '';
  return proche.km <= MEME_LIEU_KM ? proche.centre.libelle : `${proche.centre.libelle} (à ${Math.ceil(proche.km)} km)`;
};

import { type Contour, computeAireContour, isInContour, type Sommet, simplifyContour } from './contour.ts';
import { computeDistanceKm, type Lieu } from './distance.ts';

/**
 * Zone choisie sur la carte, en coordonnées réelles : un cercle, ou des contours dessinés (un par territoire
 * touché, un lasso pouvant chevaucher la métropole et un encart d'outre-mer).
 */
export type Zone =
  | { forme: 'cercle'; centre: Lieu; rayonKm: number }
  | { forme: 'polygone'; contours: readonly Contour[] };

/** Longueur maximale d'une zone écrite dans une adresse. */
export const LONGUEUR_ZONE = 400;
/** Rayons admis, en kilomètres. */
export const RAYON_MIN_KM = 0.5;
export const RAYON_MAX_KM = 500;
const CONTOURS_MAX = 6;
const LATITUDE_MAX = 85;
const LONGITUDE_MAX = 180;

/** Alphabet d'une adresse : les nombres s'écrivent par paquets de cinq bits, le sixième dit qu'il y a une suite. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Millièmes de degré ; ajouter zéro efface le signe de « −0 ». */
const toMillieme = (degres: number): number => Math.round(degres * 1000) + 0;

const writeEntier = (entier: number): string => {
  let reste = entier < 0 ? -2 * entier - 1 : 2 * entier;
  let texte = '';
  while (reste >= 32) {
    texte += ALPHABET[32 + (reste % 32)];
    reste = Math.floor(reste / 32);
  }
  return texte + ALPHABET[reste];
};

/** Sommets au millième de degré, en écarts successifs, sans répétition. */
const writeContour = (contour: Contour): string => {
  let [x, y] = [0, 0];
  return contour
    .map(([longitude, latitude]) => {
      const ecart = [toMillieme(longitude) - x, toMillieme(latitude) - y] as const;
      [x, y] = [x + ecart[0], y + ecart[1]];
      return writeEntier(ecart[0]) + writeEntier(ecart[1]);
    })
    .join('');
};

const readEntiers = (texte: string): number[] => {
  const entiers: number[] = [];
  let [valeur, poids] = [0, 1];
  for (const caractere of texte) {
    const chiffre = ALPHABET.indexOf(caractere);
    valeur += (chiffre % 32) * poids;
    poids *= 32;
    if (chiffre >= 32) continue;
    entiers.push(valeur % 2 === 1 ? -(valeur + 1) / 2 : valeur / 2);
    [valeur, poids] = [0, 1];
  }
  return poids === 1 ? entiers : [];
};

const isDansBornes = (latitude: number, longitude: number): boolean =>
  Math.abs(latitude) <= LATITUDE_MAX && Math.abs(longitude) <= LONGITUDE_MAX;

const readContour = (texte: string): Contour | null => {
  const entiers = readEntiers(texte);
  if (entiers.length < 6 || entiers.length % 2 === 1) return null;
  let [x, y] = [0, 0];
  const contour: Sommet[] = [];
  for (let i = 0; i < entiers.length; i += 2) {
    [x, y] = [x + (entiers[i] ?? 0), y + (entiers[i + 1] ?? 0)];
    contour.push([x / 1000, y / 1000]);
  }
  return contour.every(([longitude, latitude]) => isDansBornes(latitude, longitude)) ? contour : null;
};

const NOMBRE = String.raw`(-?\d{1,3}(?:\.\d{1,3})?)`;
const CERCLE = new RegExp(String.raw`^cercle:${NOMBRE},${NOMBRE},(\d{1,3}(?:\.\d)?)$`);
const POLYGONE = /^polygone:([\w-]+(?:\.[\w-]+)*)$/;

const parseCercle = ([latitude = 0, longitude = 0, rayonKm = 0]: number[]): Zone | null =>
  isDansBornes(latitude, longitude) && rayonKm >= RAYON_MIN_KM && rayonKm <= RAYON_MAX_KM
    ? { forme: 'cercle', centre: { latitude: latitude + 0, longitude: longitude + 0 }, rayonKm }
    : null;

/** « cercle:45.764,4.835,30 » (latitude, longitude, km) ou « polygone:… » → zone ; nul si le texte est illisible. */
export const parseZone = (texte: string): Zone | null => {
  if (texte.length > LONGUEUR_ZONE) return null;
  const cercle = CERCLE.exec(texte);
  if (cercle) return parseCercle(cercle.slice(1).map(Number));
  const polygone = POLYGONE.exec(texte)?.[1];
  if (polygone === undefined) return null;
  const contours = polygone.split('.').map(readContour);
  const lus = contours.filter((contour) => contour !== null);
  return lus.length === contours.length && lus.length <= CONTOURS_MAX ? { forme: 'polygone', contours: lus } : null;
};

/** Contour au millième de degré, sans sommet répété ; vide s'il n'entoure plus rien. */
const roundContour = (contour: Contour): Contour => {
  const arrondis = contour.map(([x, y]): Sommet => [toMillieme(x) / 1000, toMillieme(y) / 1000]);
  const distincts = arrondis.filter(([x, y], i) => {
    const [x0, y0] = arrondis[(i + arrondis.length - 1) % arrondis.length] ?? [];
    return x !== x0 || y !== y0;
  });
  return distincts.length >= 3 && computeAireContour(distincts) > 0 ? distincts : [];
};

const formatContours = (contours: readonly Contour[]): string => `polygone:${contours.map(writeContour).join('.')}`;

/** Écrit des contours en les allégeant jusqu'à tenir dans une adresse : les plus grands d'abord, six au plus. */
const fitContours = (contours: readonly Contour[]): string => {
  const nets = contours
    .map(roundContour)
    .filter((contour) => contour.length > 0)
    .sort((a, b) => computeAireContour(b) - computeAireContour(a))
    .slice(0, CONTOURS_MAX);
  if (nets.length === 0) return '';
  let texte = formatContours(nets);
  for (let part = 1; texte.length > LONGUEUR_ZONE; part *= 0.9)
    texte = formatContours(nets.map((contour) => simplifyContour(contour, Math.floor(contour.length * part))));
  return texte;
};

/**
 * Zone → texte d'adresse, 400 caractères au plus, coordonnées au millième de degré (une centaine de mètres). Un
 * contour trop détaillé est allégé ; une zone vide ou hors bornes rend un texte vide.
 */
export const formatZone = (zone: Zone | null): string => {
  if (zone === null) return '';
  if (zone.forme === 'polygone') {
    const texte = fitContours(zone.contours);
    return parseZone(texte) ? texte : '';
  }
  const [latitude, longitude] = [toMillieme(zone.centre.latitude) / 1000, toMillieme(zone.centre.longitude) / 1000];
  const texte = `cercle:${latitude},${longitude},${Math.round(zone.rayonKm * 10) / 10}`;
  return parseZone(texte) ? texte : '';
};

/** Dit si un lieu est dans la zone, bord du cercle compris. */
export const isInZone = (zone: Zone, lieu: Lieu): boolean =>
  zone.forme === 'cercle'
    ? computeDistanceKm(zone.centre, lieu) <= zone.rayonKm
    : zone.contours.some((contour) => isInContour(contour, lieu.longitude, lieu.latitude));

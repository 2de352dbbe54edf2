import { z } from 'zod';
import { CODES_CARTE, CODES_INDICATEUR, type CodeCarte } from '../indicateurs/catalogue.ts';
import type { Rentree } from '../rentree.ts';
import { parseZone } from '../territoires/zone.ts';

/** Ce que la carte pose en points : selon la vue, les établissements, leurs offres une à une, ou rien. */
export const FORMES_POINTS = ['auto', 'etablissements', 'offres', 'aucun'] as const;
export type FormePoints = (typeof FORMES_POINTS)[number];
/** Ce qui est posé, une fois la vue connue. */
export type PointsMontres = Exclude<FormePoints, 'auto'>;
export const LIBELLES_POINTS: Record<FormePoints, string> = {
  auto: 'Selon la vue',
  etablissements: 'Établissements',
  offres: 'Offres',
  aucun: 'Aucun point',
};

/** Ce que la carte écrit sur les territoires. */
export const ETIQUETTES = ['valeurs', 'noms', 'aucune'] as const;
export type Etiquettes = (typeof ETIQUETTES)[number];
export const LIBELLES_ETIQUETTES: Record<Etiquettes, string> = {
  valeurs: 'Noms et valeurs',
  noms: 'Noms',
  aucune: 'Aucune',
};

type VuePoints = Record<'formation' | 'etablissement' | 'zone' | 'q' | 'taille' | 'teinte' | 'territoire', string>;

/** Territoires où la carte a la place de montrer ses établissements. */
const TERRITOIRE_PROCHE = /^(departement|bassin|zone):/;

/**
 * Points à montrer. « Selon la vue » : les établissements dès que l'on regarde quelque chose de précis (une formation,
 * une zone, une recherche, un département…) ou qu'un indicateur les distingue ; à l'échelle d'une région ou de la
 * France, leurs comptes couvriraient les valeurs des territoires.
 */
export const resolvePoints = (points: FormePoints, vue: VuePoints): PointsMontres => {
  if (points !== 'auto') return points;
  const { formation, etablissement, zone, q, taille, teinte, territoire } = vue;
  const isPrecise = [formation, etablissement, zone, q, taille, teinte].some((choix) => choix !== '');
  return isPrecise || TERRITOIRE_PROCHE.test(territoire) ? 'etablissements' : 'aucun';
};

const indicateurOuRien = z
  .enum(['', ...CODES_INDICATEUR])
  .catch('')
  .default('');

/** Une vue de carte : « longitude,latitude,zoom ». */
const CADRE = /^-?\d{1,3}(\.\d{1,3})?,-?\d{1,2}(\.\d{1,3})?,\d{1,2}(\.\d{1,2})?$/;
const RENTREE = /^20\d\d$/;

/** Réglages de la carte dans l'adresse, avec les autres filtres de la page. */
export const champsCarte = {
  /** Cercle ou contour choisi sur la carte (shared/territoires/zone.ts) ; vide = aucun. */
  zone: z
    .string()
    .transform((texte) => (parseZone(texte) ? texte : ''))
    .catch('')
    .default(''),
  points: z.enum(FORMES_POINTS).catch('auto').default('auto'),
  /** Indicateur qui donne sa taille à chaque point ; vide = même taille. */
  taille: indicateurOuRien,
  /** Indicateur qui donne sa couleur à chaque point ; vide = même couleur. */
  teinte: indicateurOuRien,
  etiquettes: z.enum(ETIQUETTES).catch('valeurs').default('valeurs'),
  /** Montrer les demandes visibles de la personne. */
  demandes: z
    .union([z.boolean(), z.string()])
    .transform((v) => v === true || v === '1' || v === 'true')
    .catch(false)
    .default(false),
  /** Seconde carte : un autre indicateur, ou une autre rentrée ; vide = une seule carte. */
  comparer: z
    .string()
    .transform((texte) => (parseComparaison(texte) ? texte : ''))
    .catch('')
    .default(''),
  forme: z.enum(['carte', 'tableau']).catch('carte').default('carte'),
  /** Vue de la carte choisie à la main ; vide = tout le territoire. */
  cadre: z.string().regex(CADRE).or(z.literal('')).catch('').default(''),
};

/** Ce à quoi l'on compare : un autre indicateur, ou la même chose à une autre rentrée. */
export type Comparaison = { indicateur: CodeCarte } | { rentree: Rentree };

/** « capacite » ou « 2023 » → comparaison ; nulle si le texte est vide ou illisible. */
export const parseComparaison = (texte: string): Comparaison | null => {
  if (RENTREE.test(texte)) return { rentree: Number(texte) };
  const indicateur = CODES_CARTE.find((code) => code === texte);
  return indicateur ? { indicateur } : null;
};

/** Vue de carte lue d'une adresse : centre et zoom ; nulle si elle n'est pas choisie. */
export const parseCadre = (texte: string): { centre: [longitude: number, latitude: number]; zoom: number } | null => {
  if (!CADRE.test(texte)) return null;
  const [longitude = 0, latitude = 0, zoom = 0] = texte.split(',').map(Number);
  return { centre: [longitude, latitude], zoom };
};

export const formatCadre = ([longitude, latitude]: readonly [number, number], zoom: number): string =>
  [longitude.toFixed(3), latitude.toFixed(3), zoom.toFixed(2)].map(Number).join(',');

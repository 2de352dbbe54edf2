import { z } from 'zod';
import { CODES_CARTE } from '../indicateurs/catalogue.ts';
import { MAILLES_TERRITOIRE, parseTerritoire } from '../territoires/maille.ts';
import { parametreGrille } from '../vues/etat-grille.ts';
import { champsCarte } from './carte.ts';
import { OUVERTURES, VOIES } from './formation.ts';
import { champsQuadrant } from './quadrant.ts';

/** Liste dans une URL : « 400,500 ». Tout ce qui n'a pas la forme d'un code est ignoré. */
const codes = (motif: RegExp) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((v) => (Array.isArray(v) ? v : v.split(',')).filter((code) => motif.test(code)))
    .catch([])
    .default([]);

/** Cle d'une formation dans une URL : CFD.dispositif.voie, dispositif vide en apprentissage. */
export const CLE_FORMATION = /^[0-9A-Z]{8}\.\d{0,3}\.(scolaire|apprentissage)$/;
const UAI = /^\d{7}[A-Z]$/;

/** Longueur d'une recherche, dans l'adresse et dans son champ. */
export const MAX_RECHERCHE = 100;

const ouverture = z.enum(OUVERTURES).catch('entree');

/**
 * Ce qui n'est pas la page (panorama, fiche, autre logiciel) et ne dit rien des diplômes fermés les compte tous.
 */
export const ouvertureDite = z.enum(OUVERTURES).catch('tous').default('tous');

/**
 * Filtres de la page Formations : le même schéma est l'URL, l'entrée du serveur et la vue partagée. Une
 * valeur inconnue retombe sur le défaut, jamais sur une erreur.
 */
export const formationsFilters = z.object({
  vue: z.enum(['formations', 'offres']).catch('formations').default('formations'),
  /** « region:84 », « departement:069 »… ; vide = France entière. */
  territoire: z
    .string()
    .transform((t) => (parseTerritoire(t) ? t : ''))
    .catch('')
    .default(''),
  niveau: codes(/^[0-9A-Z]{3}$/),
  /** Domaine (2 chiffres) ou groupe (3 chiffres) de la NSF. */
  domaine: codes(/^\d{2,3}$/),
  voie: z
    .enum(['', ...VOIES])
    .catch('')
    .default(''),
  /** Trop longue, une recherche est coupée : la vider rendrait toute la France à qui cherche une seule chose. */
  q: z
    .string()
    .transform((texte) => texte.slice(0, MAX_RECHERCHE))
    .catch('')
    .default(''),
  /** Rentrée choisie ; 0 = la dernière disponible de chaque source. */
  rentree: z.coerce.number().int().min(0).max(2100).catch(0).default(0),
  /** Montrer les 2des et 1res années communes, sinon comptées une seule fois par leurs spécialités. */
  communes: z
    .union([z.boolean(), z.string()])
    .transform((v) => v === true || v === '1' || v === 'true')
    .catch(false)
    .default(false),
  /** Diplômes fermés : sans les offres où l'on n'entre plus, sans aucun, ou tous. */
  ouverture: ouverture.default('entree'),
  maille: z.enum(MAILLES_TERRITOIRE).catch('departement').default('departement'),
  indicateur: z.enum(CODES_CARTE).catch('effectif').default('effectif'),
  formation: z.string().regex(CLE_FORMATION).or(z.literal('')).catch('').default(''),
  etablissement: z.string().regex(UAI).or(z.literal('')).catch('').default(''),
  /** État de la grille : colonnes, tris, filtres de colonnes, densité. */
  g: parametreGrille,
  ...champsCarte,
  ...champsQuadrant,
});
export type FormationsFilters = z.infer<typeof formationsFilters>;

/** Les filtres qui changent les taux de sortie : ceux qui portent sur la formation, et l'année. */
export const filtresInsertion = formationsFilters
  .pick({
    niveau: true,
    domaine: true,
    voie: true,
    q: true,
    communes: true,
    rentree: true,
    formation: true,
    lasso: true,
  })
  .extend({ ouverture: ouvertureDite });
export type FiltresInsertion = z.infer<typeof filtresInsertion>;

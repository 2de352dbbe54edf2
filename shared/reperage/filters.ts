import { z } from 'zod';
import { CLE_FORMATION } from '../formations/filters.ts';
import { VOIES } from '../formations/formation.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import { parametreGrille } from '../vues/etat-grille.ts';
import { CODES_CAS, CODES_CRITERE, type CodeCritere, CRITERES, type NatureReperage } from './criteres.ts';
import { formatSeuils, parseSeuils } from './seuils.ts';
import { formatTris, parseTris } from './tri.ts';

export const ONGLETS = ['fermetures', 'ouvertures', 'signaux'] as const;
export type Onglet = (typeof ONGLETS)[number];

export const VUES_SIGNAUX = ['ouverts', 'repondre', 'emis', 'clos'] as const;
export type VueSignaux = (typeof VUES_SIGNAUX)[number];

/** Critères retenus sans choix, des deux natures. */
export const CRITERES_PAR_DEFAUT = CODES_CRITERE.filter((code) => CRITERES[code].actif && !CRITERES[code].contre);

/** Liste dans une URL ; ce qui n'est pas de la liste fermée est ignoré. */
const liste = <T>(garde: (codes: string[]) => T[], defaut: T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((v) => garde(Array.isArray(v) ? v : v.split(',')))
    .catch(defaut)
    .default(defaut);

const oui = z
  .union([z.boolean(), z.string()])
  .transform((v) => v === true || v === '1' || v === 'true')
  .catch(false)
  .default(false);

/**
 * Filtres du repérage : le même schéma est l'URL de la page et l'entrée du serveur. Tout ce qui est illisible
 * retombe sur le défaut.
 */
export const reperageFilters = z.object({
  onglet: z.enum(ONGLETS).catch('fermetures').default('fermetures'),
  territoire: z
    .string()
    .transform((t) => (parseTerritoire(t) ? t : ''))
    .catch('')
    .default(''),
  niveau: liste((codes) => codes.filter((c) => /^[0-9A-Z]{3}$/.test(c)), []),
  voie: z
    .enum(['', ...VOIES])
    .catch('')
    .default(''),
  secteur: z.enum(['', 'public', 'prive']).catch('').default(''),
  rentree: z.coerce.number().int().min(0).max(2100).catch(0).default(0),
  /** Maille où l'on cherche ce qui manque. */
  maille: z.enum(['departement', 'bassin']).catch('departement').default('departement'),
  criteres: liste<CodeCritere>(
    (codes) => CODES_CRITERE.filter((c) => codes.includes(c) && !CRITERES[c].contre),
    CRITERES_PAR_DEFAUT,
  ),
  /** Seuils changés seulement : « emploi_faible:0.4 ». */
  seuils: z
    .string()
    .max(400)
    .transform((texte) => formatSeuils(parseSeuils(texte)))
    .catch('')
    .default(''),
  /** Rayon des voisins d'un territoire, en km ; 0 = le rayon en vigueur. */
  rayon: z.coerce.number().min(0).max(200).catch(0).default(0),
  /** Nombre de critères à remplir pour être proposé. */
  minimum: z.coerce.number().int().min(1).max(12).catch(2).default(2),
  cas: z
    .enum(['', ...CODES_CAS])
    .catch('')
    .default(''),
  /** Montrer aussi ce qui a été mis de côté. */
  ecartes: oui,
  /** Tri de toute la liste, fait avant de la découper en pages : « taille:desc » ; vide = l'ordre du repérage. */
  tri: z
    .string()
    .max(400)
    .transform((texte) => formatTris(parseTris(texte)))
    .catch('')
    .default(''),
  /** Colonnes et hauteur des lignes ; les tris n'y sont pas. */
  g: parametreGrille,
  /** Signaux à montrer dans leur onglet. */
  signaux: z.enum(VUES_SIGNAUX).catch('ouverts').default('ouverts'),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
  /** Résultat ouvert dans le panneau. */
  formation: z.string().regex(CLE_FORMATION).or(z.literal('')).catch('').default(''),
  lieu: z
    .string()
    .regex(/^(\d{7}[A-Z]|(departement|bassin):[0-9A-Z]{1,6})$/)
    .or(z.literal(''))
    .catch('')
    .default(''),
});
export type ReperageFilters = z.infer<typeof reperageFilters>;

/** Critères retenus pour une nature, dans l'ordre de la table. */
export const listActifs = ({ criteres }: Pick<ReperageFilters, 'criteres'>, nature: NatureReperage): CodeCritere[] =>
  criteres.filter((code) => CRITERES[code].nature === nature);

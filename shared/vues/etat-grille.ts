import { z } from 'zod';
import type { Prereglage, Tri } from '../column.ts';
import { type FiltresColonnes, filtreColonne, isNeutre } from '../formations/filtres-colonnes.ts';
import { decodeEtat, encodeEtat } from './texte-etat.ts';

/** Hauteur des lignes, de la plus serrée à la plus ample. */
export const DENSITES = ['compacte', 'normale', 'aeree'] as const;
export type Densite = (typeof DENSITES)[number];

/** Clé d'une colonne d'un catalogue. */
const cle = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/);
const LARGEUR = { min: 48, max: 900 } as const;

const tri = z.object({ cle, sens: z.enum(['asc', 'desc']) });

/**
 * État d'une grille : ce qui diffère de son préréglage. Nul = comme le préréglage. Le même objet est dans
 * l'adresse (paramètre `g`) et dans une vue enregistrée.
 */
export const etatGrille = z.object({
  prereglage: z.string().max(60),
  /** Colonnes montrées, dans l'ordre. */
  colonnes: z.array(cle).max(200).nullable(),
  /** Colonnes épinglées à gauche. */
  epingles: z.array(cle).max(20).nullable(),
  largeurs: z.record(cle, z.number().int().min(LARGEUR.min).max(LARGEUR.max)),
  tris: z.array(tri).max(10).nullable(),
  filtres: z.record(cle, filtreColonne),
  densite: z.enum(DENSITES),
});
export type EtatGrille = z.infer<typeof etatGrille>;

/** Grille telle qu'elle s'ouvre : premier préréglage, rien de changé. */
export const ETAT_INITIAL: EtatGrille = {
  prereglage: '',
  colonnes: null,
  epingles: null,
  largeurs: {},
  tris: null,
  filtres: {},
  densite: 'normale',
};

/** Lit un état dans le texte d'une adresse ; ce qui est illisible reprend sa valeur de départ, rien n'échoue. */
export const parseEtatGrille = (texte: string): EtatGrille => {
  const lu = etatGrille.safeParse(decodeEtat(texte));
  return lu.success ? lu.data : ETAT_INITIAL;
};

/** Écrit un état pour l'adresse : seulement ce qui diffère du départ ; vide si rien ne diffère. */
export const formatEtatGrille = (etat: EtatGrille): string => encodeEtat(etat);

const MAX_TEXTE = 6000;

/** Le paramètre `g` d'une adresse : illisible ou trop long, il s'efface ; lisible, il prend sa forme la plus courte. */
export const parametreGrille = z
  .string()
  .max(MAX_TEXTE)
  .transform((texte) => formatEtatGrille(parseEtatGrille(texte)))
  .catch('')
  .default('');

/** État applicable : préréglage trouvé, colonnes qui existent, plus rien de nul. */
export type EtatResolu = {
  prereglage: Prereglage;
  /** Ce qui s'écarte du préréglage. */
  ecarts: { colonnes: boolean; tris: boolean };
  colonnes: readonly string[];
  epingles: readonly string[];
  largeurs: Readonly<Record<string, number>>;
  tris: readonly Tri[];
  filtres: FiltresColonnes;
  densite: Densite;
};

type Catalogue = readonly { cle: string; figee?: boolean }[];

/**
 * Complète un état par son préréglage. Une colonne disparue du catalogue est passée ; s'il n'en reste aucune,
 * celles du préréglage reviennent. Une colonne épinglée passe devant les autres.
 */
export const resolveEtat = (etat: EtatGrille, prereglages: readonly Prereglage[], catalogue: Catalogue): EtatResolu => {
  const prereglage = prereglages.find(({ code }) => code === etat.prereglage) ?? prereglages[0];
  if (!prereglage) throw new Error('Une grille a au moins un préréglage.');
  const connues = new Set(catalogue.map((c) => c.cle));
  const keep = (cles: readonly string[]): string[] => [...new Set(cles)].filter((c) => connues.has(c));
  const choisies = keep(etat.colonnes ?? []);
  const colonnes = choisies.length > 0 ? choisies : keep(prereglage.colonnes);
  const figees = catalogue.filter(({ figee }) => figee).map((c) => c.cle);
  const epingles = keep(etat.epingles ?? figees).filter((c) => colonnes.includes(c));
  return {
    prereglage,
    ecarts: { colonnes: etat.colonnes !== null || etat.epingles !== null, tris: etat.tris !== null },
    colonnes: [...epingles, ...colonnes.filter((c) => !epingles.includes(c))],
    epingles,
    largeurs: etat.largeurs,
    tris: (etat.tris ?? prereglage.tris).filter((t) => connues.has(t.cle)),
    filtres: Object.fromEntries(Object.entries(etat.filtres).filter(([c, f]) => connues.has(c) && !isNeutre(f))),
    densite: etat.densite,
  };
};

const isEgal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Ramène à nul ce qui vaut le préréglage, et retire les filtres sans effet : l'adresse ne porte que des choix. */
export const simplifyEtat = (
  etat: EtatGrille,
  prereglages: readonly Prereglage[],
  catalogue: Catalogue,
): EtatGrille => {
  const nu = { ...etat, colonnes: null, epingles: null, tris: null };
  const base = resolveEtat(nu, prereglages, catalogue);
  const plein = resolveEtat(etat, prereglages, catalogue);
  return {
    ...etat,
    prereglage: base.prereglage === prereglages[0] ? '' : base.prereglage.code,
    colonnes: isEgal(plein.colonnes, base.colonnes) ? null : etat.colonnes,
    epingles: isEgal(plein.epingles, base.epingles) ? null : etat.epingles,
    tris: isEgal(plein.tris, base.tris) ? null : etat.tris,
    filtres: Object.fromEntries(Object.entries(etat.filtres).filter(([, filtre]) => !isNeutre(filtre))),
  };
};

/**
 * Ce qu'un état garde en passant à une autre grille : densité, préréglage, et filtres de valeurs sur les colonnes
 * qu'elles ont en commun. Une borne n'y survit pas : un effectif de formation n'est pas un effectif d'offre.
 */
export const carryEtat = (etat: EtatGrille, catalogue: Catalogue): EtatGrille => ({
  ...ETAT_INITIAL,
  prereglage: etat.prereglage,
  densite: etat.densite,
  filtres: Object.fromEntries(
    Object.entries(etat.filtres).filter(
      ([c, f]) => f.type === 'ensemble' && catalogue.some((colonne) => colonne.cle === c),
    ),
  ),
});

/** Le paramètre `g` sans ses filtres de colonnes : colonnes, tris et densité restent. */
export const clearFiltres = (g: string): string => formatEtatGrille({ ...parseEtatGrille(g), filtres: {} });

/** Dit si un état de grille porte des filtres de colonnes. */
export const hasFiltresColonnes = (g: string): boolean => clearFiltres(g) !== g;

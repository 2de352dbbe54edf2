import { splitMots, toSingulier } from './mots.ts';

/** Ce qu'un document donne à chercher : des textes, et des sigles qui ne se devinent pas dans ses mots. */
export type Document = { textes: readonly (string | null | undefined)[]; sigles?: readonly string[] };

/** Mot de l'index, et rangs des documents qui le portent. */
type Entree = { mot: string; singulier: string; isSigle: boolean; rangs: number[] };

/** Index inversé d'une collection : chaque mot une fois, quel que soit le nombre de documents. */
export type IndexMots = { taille: number; entrees: readonly Entree[] };

/** Force d'une correspondance : mot entier, début de mot, milieu de mot. Zéro : aucune. */
export const FORCES = { entier: 3, debut: 2, milieu: 1 } as const;

const LONGUEUR_MILIEU = 4;
const LONGUEUR_SIGLE_DEBUT = 3;

/** Prépare la recherche dans une collection de documents ; le rang d'un document est sa place dans la liste. */
export const buildIndexMots = (documents: readonly Document[]): IndexMots => {
  const parMot = new Map<string, Entree>();
  const add = (mot: string, isSigle: boolean, rang: number): void => {
    const cle = isSigle ? `.${mot}` : mot;
    const entree = parMot.get(cle) ?? { mot, singulier: isSigle ? mot : toSingulier(mot), isSigle, rangs: [] };
    parMot.set(cle, entree);
    if (entree.rangs.at(-1) !== rang) entree.rangs.push(rang);
  };
  documents.forEach(({ textes, sigles = [] }, rang) => {
    for (const mot of splitMots(textes.filter(Boolean).join(' '))) add(mot, false, rang);
    for (const sigle of sigles) add(sigle, true, rang);
  });
  return { taille: documents.length, entrees: [...parMot.values()] };
};

const compareMot = (entree: Entree, mot: string, singulier: string): number => {
  if (entree.mot === mot || (!entree.isSigle && entree.singulier === singulier)) return FORCES.entier;
  if (entree.isSigle) return mot.length >= LONGUEUR_SIGLE_DEBUT && entree.mot.startsWith(mot) ? FORCES.debut : 0;
  if (entree.mot.startsWith(mot)) return FORCES.debut;
  return mot.length >= LONGUEUR_MILIEU && entree.mot.includes(mot) ? FORCES.milieu : 0;
};

/** Force de la correspondance d'un mot dans chaque document d'une collection. */
const scoreMot = (index: IndexMots, mot: string): Uint8Array => {
  const scores = new Uint8Array(index.taille);
  const singulier = toSingulier(mot);
  for (const entree of index.entrees) {
    const force = compareMot(entree, mot, singulier);
    if (force > 0) for (const rang of entree.rangs) if (force > (scores[rang] ?? 0)) scores[rang] = force;
  }
  return scores;
};

const keepAtLeast = (scores: Uint8Array, plancher: number): Uint8Array => scores.map((s) => (s >= plancher ? s : 0));

const isSigleEntier = (index: IndexMots, mot: string): boolean =>
  index.entrees.some((entree) => entree.isSigle && entree.mot === mot);

/**
 * Force de chaque mot d'une recherche, dans plusieurs collections à la fois. Le milieu d'un mot ne compte que
 * si rien ne commence par ce qui est tapé ; un sigle tapé en entier ne se complète pas (« ms » n'est pas « mspc »).
 */
export const scoreRecherche = (collections: readonly IndexMots[], q: string): Uint8Array[][] =>
  splitMots(q).map((mot) => {
    const scores = collections.map((index) => scoreMot(index, mot));
    const fort = scores.reduce((max, s) => Math.max(max, ...uniqueForces(s)), 0);
    const plancher = collections.some((index) => isSigleEntier(index, mot))
      ? FORCES.entier
      : Math.min(fort, FORCES.debut);
    return scores.map((s) => keepAtLeast(s, plancher));
  });

/** Forces présentes, sans étaler des milliers de valeurs en arguments. */
const uniqueForces = (scores: Uint8Array): number[] => [...new Set(scores)];

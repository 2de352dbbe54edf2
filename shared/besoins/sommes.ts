import { absent, present, type Valeur } from '../indicateurs/absence.ts';
import { COMPTEURS_BESOIN, type ColonnesCellules, type CompteurBesoin } from './besoins.ts';

/** Sommes d'un ensemble de cellules de la BMO : projets publiés, et tout ce que le secret en cache. */
export type SommeBesoins = Record<CompteurBesoin, number>;

export const buildSomme = (): SommeBesoins => ({
  ...{ projets: 0, difficiles: 0, margeDifficiles: 0, saisonniers: 0, margeSaisonniers: 0, cellules: 0, secretes: 0 },
});

const addCellule = (somme: SommeBesoins, colonnes: ColonnesCellules, i: number): void => {
  for (const code of COMPTEURS_BESOIN) somme[code] += colonnes[code][i] ?? 0;
};

/** Ajoute des sommes à une autre : le total d'un tableau est la somme de ses lignes, exactement. */
export const mergeBesoins = (sommes: Iterable<SommeBesoins>): SommeBesoins => {
  const total = buildSomme();
  for (const somme of sommes) for (const code of COMPTEURS_BESOIN) total[code] += somme[code];
  return total;
};

/** Somme les cellules données par leur rang, par famille (rang de la famille → somme). */
export const sumParFamille = (colonnes: ColonnesCellules, cellules: Iterable<number>): Map<number, SommeBesoins> => {
  const sommes = new Map<number, SommeBesoins>();
  for (const i of cellules) {
    const famille = colonnes.famille[i] ?? -1;
    const somme = sommes.get(famille) ?? buildSomme();
    sommes.set(famille, somme);
    addCellule(somme, colonnes, i);
  }
  return sommes;
};

/**
 * Projets de recrutement publiés. Tout secret : absente, « secret_source » ; aucune ligne au fichier : absente, et
 * non zéro. Une somme où des cellules manquent (`secretes`) est un minimum.
 */
export const computeProjets = (somme: SommeBesoins): Valeur => {
  if (somme.cellules === 0) return absent('donnee_absente');
  return somme.secretes === somme.cellules ? absent('secret_source') : present(somme.projets);
};

export const CODES_PART = ['difficiles', 'saisonniers'] as const;
export type CodePart = (typeof CODES_PART)[number];
const MARGES = { difficiles: 'margeDifficiles', saisonniers: 'margeSaisonniers' } as const;

/** Bornes certaines d'une part, en fraction. */
export type Bornes = { min: number; max: number };

/** Écart au-delà duquel les bornes ne disent plus rien : la part est couverte par le secret. */
const ECART_MAX = 0.1;

/**
 * Bornes d'une part : elle se calcule sur les cellules dont le nombre de projets est publié, et un compte tu y vaut
 * de 0 à 4. Nulles sans projet publié. Écarter les cellules tues donnerait un chiffre hors de ces bornes : ce sont
 * justement celles où la part est faible (décision 013).
 */
export const computeBornes = (code: CodePart, somme: SommeBesoins): Bornes | null => {
  if (somme.projets === 0) return null;
  const max = Math.min(somme.projets, somme[code] + somme[MARGES[code]]);
  return { min: somme[code] / somme.projets, max: max / somme.projets };
};

/** Part jugée difficile ou saisonnière, en fraction : le milieu de ses bornes, à cinq points près au plus ; sinon secret. */
export const computePart = (code: CodePart, somme: SommeBesoins): Valeur => {
  const projets = computeProjets(somme);
  if (projets.motif !== null) return projets;
  const bornes = computeBornes(code, somme);
  if (bornes === null || bornes.max - bornes.min > ECART_MAX) return absent('secret_source');
  return present((bornes.min + bornes.max) / 2);
};

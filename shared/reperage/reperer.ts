import { computeEntree } from '../faits/agregation.ts';
import { type Bilan, buildBilan, compareBilans, type Rangeable } from './bilan.ts';
import type { CasOffre } from './cas-offre.ts';
import { isMesureRemplie, judge, type Mesure } from './constat.ts';
import type { Contexte } from './contexte.ts';
import {
  CODES_FERMETURE,
  CODES_OUVERTURE,
  type CodeCritere,
  type CodeFermeture,
  type CodeOuverture,
  listCriteres,
  type NatureReperage,
} from './criteres.ts';
import { findCasOffre, listCasOffre, measureFermeture } from './fermetures.ts';
import { listActifs, type ReperageFilters } from './filters.ts';
import { type CasAbsence, findCasAbsence, listCasAbsence, measureOuverture } from './ouvertures.ts';
import { resolveSeuils, type Seuils } from './seuils.ts';

/** Résultat du repérage : une offre, ou une absence, et ce qu'on en sait. */
export type Candidat = Rangeable & {
  nature: NatureReperage;
  f: number;
  /** Établissement par son rang ; -1 pour une ouverture. */
  e: number;
  /** UAI, ou territoire « departement:062 ». */
  lieu: string;
  region: string | null;
};

export type Reperage = {
  candidats: Candidat[];
  /** Offres ou absences examinées : un résultat se lit sur ce nombre. */
  examines: number;
};

/** Ce qu'il faut pour juger les cas d'une nature. */
type Jury = { nature: NatureReperage; actifs: readonly CodeCritere[]; seuils: Seuils; filtres: ReperageFilters };
type Measure = (code: CodeCritere) => Mesure;

const buildJury = (contexte: Contexte, nature: NatureReperage, filtres: ReperageFilters): Jury => ({
  nature,
  actifs: listActifs(filtres, nature),
  seuils: resolveSeuils(filtres.seuils, contexte.faits.parametres),
  filtres,
});

const judgeAll = ({ seuils }: Jury, codes: readonly CodeCritere[], measure: Measure) =>
  codes.map((code) => judge(code, seuils[code], measure(code)));

/** Ce que demande l'affichage d'un résultat : ses critères retenus, ses contre-critères, et de quoi nommer les cas. */
const listCodes = ({ nature, actifs }: Jury): CodeCritere[] => [
  ...new Set<CodeCritere>([
    ...actifs,
    ...listCriteres(nature, true),
    ...(nature === 'fermeture' ? ['q4' as const] : []),
  ]),
];

/**
 * Bilan d'un cas s'il est à montrer, nul sinon. On compte d'abord, on n'écrit que ce qui passe. Un cas nommé choisi
 * remplace le nombre minimal de critères.
 */
const examine = (jury: Jury, measure: Measure): Bilan | null => {
  const { actifs, seuils, filtres, nature } = jury;
  const isCasChoisi = filtres.cas !== '' && nature === 'fermeture';
  const remplis = actifs.filter((code) => isMesureRemplie(code, seuils[code], measure(code))).length;
  if (!isCasChoisi && remplis < filtres.minimum) return null;
  const bilan = buildBilan(judgeAll(jury, listCodes(jury), measure), actifs);
  return isCasChoisi && !bilan.cas.some((code) => code === filtres.cas) ? null : bilan;
};

const measureCasOffre =
  (cas: CasOffre, seuils: Seuils): Measure =>
  (code) =>
    measureFermeture(cas, code as CodeFermeture, seuils[code]);

const measureCasAbsence =
  (cas: CasAbsence, seuils: Seuils): Measure =>
  (code) =>
    measureOuverture(cas, code as CodeOuverture, seuils[code]);

const toFermeture = (cas: CasOffre, bilan: Bilan): Candidat => {
  const { etablissements, formations } = cas.contexte.faits;
  const lieu = etablissements.uai[cas.e] ?? '';
  return {
    ...{ nature: 'fermeture', bilan, f: cas.f, e: cas.e, lieu },
    region: etablissements.region[cas.e] ?? null,
    taille: computeEntree('effectif', cas.sommes).valeur,
    cle: `${formations.cle[cas.f]}|${lieu}`,
  };
};

const toOuverture = ({ contexte, f, cellule, voisins }: CasAbsence, bilan: Bilan): Candidat => ({
  ...{ nature: 'ouverture', bilan, f, e: -1, lieu: cellule.territoire, region: cellule.region },
  taille: voisins && computeEntree('voeux', voisins).valeur,
  cle: `${contexte.faits.formations.cle[f]}|${cellule.territoire}`,
});

/** Le rayon en vigueur est celui d'un établissement ; les voisins d'un territoire se cherchent au double. */
const VOISINS = 2;

/** Rayon des voisins d'un territoire, en km : celui que la personne a choisi, sinon le double de celui en vigueur. */
export const getRayon = ({ faits }: Pick<Contexte, 'faits'>, { rayon }: Pick<ReperageFilters, 'rayon'>): number =>
  rayon > 0 ? rayon : VOISINS * faits.parametres.rayon_proximite;

const findFermetures = (contexte: Contexte, jury: Jury): Reperage => {
  const cas = listCasOffre(contexte, jury.filtres);
  const candidats = cas.flatMap((un) => {
    const bilan = examine(jury, measureCasOffre(un, jury.seuils));
    return bilan ? toFermeture(un, bilan) : [];
  });
  return { candidats, examines: cas.length };
};

const findOuvertures = (contexte: Contexte, jury: Jury): Reperage => {
  const cas = listCasAbsence(contexte, jury.filtres, getRayon(contexte, jury.filtres));
  const candidats = cas.flatMap((un) => {
    const bilan = examine(jury, measureCasAbsence(un, jury.seuils));
    return bilan ? toOuverture(un, bilan) : [];
  });
  return { candidats, examines: cas.length };
};

/**
 * Offres ou absences à examiner sous ces filtres, rangées. Le repérage propose et ne décide de rien : chaque résultat
 * porte ses critères remplis, ce qui les contredit et ce qu'on ne peut pas décider.
 */
export const findCandidats = (contexte: Contexte, nature: NatureReperage, filtres: ReperageFilters): Reperage => {
  const jury = buildJury(contexte, nature, filtres);
  const { candidats, examines } =
    nature === 'fermeture' ? findFermetures(contexte, jury) : findOuvertures(contexte, jury);
  return { candidats: candidats.sort(compareBilans), examines };
};

/**
 * Un seul cas et son bilan, tous critères mesurés, même sous le nombre minimal. Nul si l'offre n'existe pas
 * (fermeture), ou si la formation est inconnue, déjà offerte là ou plus ouvrable (ouverture).
 */
export const describeCandidat = (
  contexte: Contexte,
  nature: NatureReperage,
  { formation, lieu }: { formation: string; lieu: string },
  filtres: ReperageFilters,
): Candidat | null => {
  const jury = buildJury(contexte, nature, filtres);
  if (nature === 'fermeture') {
    const cas = findCasOffre(contexte, formation, lieu);
    const measure = cas && measureCasOffre(cas, jury.seuils);
    return cas && measure && toFermeture(cas, buildBilan(judgeAll(jury, CODES_FERMETURE, measure), jury.actifs));
  }
  const cas = findCasAbsence(contexte, formation, lieu, getRayon(contexte, filtres));
  const measure = cas && measureCasAbsence(cas, jury.seuils);
  return cas && measure && toOuverture(cas, buildBilan(judgeAll(jury, CODES_OUVERTURE, measure), jury.actifs));
};

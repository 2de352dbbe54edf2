import { MOTIFS_ABSENCE, type MotifAbsence } from '../indicateurs/absence.ts';
import type { Intervalle } from '../indicateurs/stabilite.ts';
import { type CodeCritere, CRITERES } from './criteres.ts';

/** Ce qui empêche de décider et que les motifs d'absence d'un chiffre ne disent pas. */
const MOTIFS_REPERAGE = {
  sans_coordonnees: {
    court: 'sans coordonnées',
    phrase: 'Le lieu n’a pas de coordonnées : aucune distance ne se calcule.',
  },
  rentree_unique: {
    court: 'une seule rentrée',
    phrase: 'Une seule rentrée est chargée pour cette offre : aucune évolution ne se calcule.',
  },
  besoin_non_charge: { court: 'besoin non chargé', phrase: 'Le besoin local en main-d’œuvre n’est pas chargé.' },
  aucun_voisin: { court: 'aucun voisin', phrase: 'Personne ne l’offre dans le rayon choisi.' },
} as const;
export type MotifIndecidable = MotifAbsence | keyof typeof MOTIFS_REPERAGE;

/** Raison courte et phrase de ce qui empêche de décider. */
export const getMotif = (motif: MotifIndecidable): { court: string; phrase: string } =>
  ({ ...MOTIFS_ABSENCE, ...MOTIFS_REPERAGE })[motif];

/** Certitude d'un critère rempli, de la plus forte à la plus faible. */
export const CERTITUDES = ['solide', 'probable', 'fragile'] as const;
export type Certitude = (typeof CERTITUDES)[number];

/** Ce que l'on a mesuré pour un critère, avant toute comparaison à un seuil. */
export type Mesure =
  | {
      /** Infini quand il n'y a personne à mesurer : la plus proche n'existe pas. */
      valeur: number;
      /** Écrit à la demande : la plupart des mesures ne se montrent pas. */
      affiche: () => string;
      /** Certitude propre à la mesure, avant ses réserves ; « solide » si rien n'est dit. */
      base?: Certitude;
      /** Intervalle à 95 % d'un taux : à cheval sur le seuil, le critère est fragile. */
      intervalle?: Intervalle | null;
      reserves: readonly string[];
      motif?: undefined;
    }
  | { motif: MotifIndecidable };

export type Constat = {
  critere: CodeCritere;
  issue: 'rempli' | 'non_rempli' | 'indecidable';
  /** Valeur comparée, dans l'unité du seuil ; nulle si elle manque ou n'a pas de terme. */
  valeur: number | null;
  affiche: string;
  certitude: Certitude | null;
  reserves: readonly string[];
  motif: MotifIndecidable | null;
};

/** Descend d'un cran par réserve, jamais sous « fragile ». */
const degrade = (base: Certitude, reserves: number): Certitude =>
  CERTITUDES[Math.min(CERTITUDES.length - 1, CERTITUDES.indexOf(base) + reserves)] ?? 'fragile';

const isRempli = (code: CodeCritere, valeur: number, seuil: number): boolean => {
  const { sens } = CRITERES[code];
  if (sens === 'oui') return valeur === 1;
  return sens === 'sous' ? valeur < seuil : valeur >= seuil;
};

/** Dit si une mesure remplit un critère, sans rien écrire. */
export const isMesureRemplie = (code: CodeCritere, seuil: number, mesure: Mesure): boolean =>
  mesure.motif === undefined && isRempli(code, mesure.valeur, seuil);

const isNette = (intervalle: Intervalle | null | undefined, seuil: number): boolean =>
  intervalle === undefined || (intervalle !== null && (intervalle.haut < seuil || intervalle.bas >= seuil));

/**
 * Confronte une mesure à un seuil. La certitude est celle de la mesure, un cran plus bas par réserve (donnée ancienne,
 * petit nombre, comptes partiels), et « fragile » quand l'intervalle du taux passe de part et d'autre du seuil.
 */
export const judge = (code: CodeCritere, seuil: number, mesure: Mesure): Constat => {
  if (mesure.motif !== undefined) {
    const { motif } = mesure;
    return {
      ...{ critere: code, issue: 'indecidable', valeur: null, affiche: getMotif(motif).court },
      ...{ certitude: null, reserves: [], motif },
    };
  }
  const { valeur, affiche, base = 'solide', intervalle, reserves } = mesure;
  const depart = isNette(intervalle, seuil) ? base : 'fragile';
  return {
    critere: code,
    issue: isRempli(code, valeur, seuil) ? 'rempli' : 'non_rempli',
    valeur: Number.isFinite(valeur) ? valeur : null,
    affiche: affiche(),
    certitude: degrade(depart, reserves.length),
    reserves,
    motif: null,
  };
};

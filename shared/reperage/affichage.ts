import { formatNombre, formatRapport } from '../format.ts';
import type { Intervalle } from '../indicateurs/stabilite.ts';
import { formatMillesime } from '../rentree.ts';
import type { Constat } from './constat.ts';
import { type CodeCritere, CRITERES, type UniteSeuil } from './criteres.ts';

const km = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** « 4,2 km » ; à l'unité dès dix kilomètres. */
export const formatKm = (distance: number): string =>
  `${distance < 10 ? km.format(distance) : formatNombre(distance)}\u00a0km`;

/** Pourcentage entier : 0,38 → « 38 % ». */
export const formatPoints = (taux: number): string => `${formatNombre(taux * 100)}\u202f%`;

/** « [31–45] », en points ; vide quand l'intervalle manque. */
export const formatIntervalle = (intervalle: Intervalle | null): string =>
  intervalle ? ` [${formatNombre(intervalle.bas * 100)}–${formatNombre(intervalle.haut * 100)}]` : '';

/** « sortants 2022-2023 », ou rien. */
export const formatSortants = (millesime: string | null): string =>
  millesime === null ? '' : `sortants ${formatMillesime(millesime)}`;

/** « 1 place », « 3 places ». */
export const formatCompte = (nombre: number, singulier: string, pluriel = `${singulier}s`): string =>
  `${formatNombre(nombre)}\u00a0${Math.abs(nombre) >= 2 ? pluriel : singulier}`;

/** « 1,50 place formée par projet », « 3,00 places formées par projet ». */
export const formatPlacesParProjet = (rapport: number): string =>
  `${formatRapport(rapport)} ${rapport >= 2 ? 'places formées' : 'place formée'} par projet`;

const FORMATS: Record<UniteSeuil, (valeur: number) => string> = {
  fraction: formatPoints,
  rapport: formatRapport,
  eleves: (n) => formatCompte(n, 'élève'),
  kilometres: formatKm,
};

/** Un seuil dans l'unité de son critère. */
export const formatSeuil = (code: CodeCritere, valeur: number): string => {
  const { unite } = CRITERES[code];
  return unite === null ? '' : FORMATS[unite](valeur);
};

/** « < 30 % », « ≥ 1,30 » : la comparaison faite, vide pour un critère sans seuil. */
export const formatComparaison = (code: CodeCritere, seuil: number): string => {
  const { sens } = CRITERES[code];
  return sens === 'oui' ? '' : `${sens === 'sous' ? '<' : '≥'}\u00a0${formatSeuil(code, seuil)}`;
};

/** Un constat en une ligne, tel qu'il se fige dans un signal ou s'écrit dans une demande. */
export const formatConstat = (
  { critere, affiche, certitude, reserves }: Pick<Constat, 'critere' | 'affiche' | 'certitude' | 'reserves'>,
  seuil: number,
): string =>
  [affiche, formatComparaison(critere, seuil) && `seuil ${formatComparaison(critere, seuil)}`, certitude, ...reserves]
    .filter(Boolean)
    .join(' · ');

import type { Sommes } from '../faits/agregation.ts';
import type { Contexte, Sortie } from './contexte.ts';

/** Une offre à examiner : un établissement, une formation, et ses comptes. */
export type CasOffre = {
  contexte: Contexte;
  offre: number;
  f: number;
  e: number;
  sommes: Sommes;
  sortie: Sortie;
};

/** Sous ce nombre de places ou d'élèves, un rapport bouge trop pour être sûr. */
const PETIT_NOMBRE = 15;
/** Une source en retard d'autant de rentrées sur la plus récente est dite ancienne. */
const RETARD = 2;

/** Réserve d'une donnée ancienne, dite avec son année. */
export const listReserves = (contexte: Contexte, annee: number | null, taille: number | null): string[] => [
  ...(annee !== null && contexte.derniere - annee >= RETARD ? [`donnée de ${annee}`] : []),
  ...(taille !== null && taille < PETIT_NOMBRE ? ['petit nombre'] : []),
];

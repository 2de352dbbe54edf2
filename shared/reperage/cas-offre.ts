import type { Sommes } from '../faits/agregation.ts';
import { formatCompte } from './affichage.ts';
import type { Contexte, CouvertureBesoin, Sortie } from './contexte.ts';

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

/**
 * Réserves des places par projet : ce sont des intentions, et chaque compte partiel se dit. Une capacité inconnue
 * compte pour zéro place, une cellule secrète pour zéro projet ; l'une abaisse le rapport, l'autre l'élève.
 */
export const listReservesBesoin = ({ offres, connues, secretes }: CouvertureBesoin): string[] => [
  'intentions d’embauche',
  ...(connues < offres ? [`capacité connue pour ${formatCompte(connues, 'offre')} sur ${offres}`] : []),
  ...(secretes > 0 ? [formatCompte(secretes, 'cellule secrète non comptée', 'cellules secrètes non comptées')] : []),
];

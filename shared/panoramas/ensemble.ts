import type { Sommes } from '../faits/agregation.ts';
import type { Faits } from '../faits/faits.ts';
import { selectEtablissements } from '../faits/selection.ts';

/** Marques par rang : 1 = retenu. */
export type Marques = Uint8Array;

/** Année qui date la photographie : la plus récente des sources d'entrée ; 0 si aucune n'est chargée. */
export const getAnnee = ({ periode }: Pick<Faits, 'periode'>): number =>
  Math.max(periode.constat ?? 0, periode.affelnet ?? 0, periode.parcoursup ?? 0);

/**
 * Formations d'un panorama : toutes sauf les années communes, dont les élèves sont comptés à l'entrée en
 * spécialité (décision 004). `communes` les ajoute.
 */
export const markFormations = ({ formations }: Pick<Faits, 'formations'>, communes = false): Marques =>
  Uint8Array.from(formations.type, (type) => (communes || type !== 'commune' ? 1 : 0));

/** Rangs des offres dont la formation et l'établissement sont retenus. */
export const listOffres = ({ offres }: Pick<Faits, 'offres'>, formations: Marques, etablissements: Marques): number[] =>
  offres.formation.flatMap((f, i) => (formations[f] && etablissements[offres.etablissement[i] ?? -1] ? i : []));

/** Offres d'un territoire (« maille:code », vide = France), années communes exclues. */
export const listOffresTerritoire = (faits: Faits, territoire: string): number[] =>
  listOffres(faits, markFormations(faits), selectEtablissements(faits.etablissements, territoire));

/** Rangs distincts des formations, ou des établissements, d'une liste d'offres. */
export const listRangs = (
  { offres }: Pick<Faits, 'offres'>,
  rangs: ArrayLike<number>,
  axe: 'formation' | 'etablissement',
): number[] => [...new Set(Array.from(rangs, (i) => offres[axe][i] ?? -1))];

/** Entrants connus d'un groupe ; 0 quand aucun ne l'est : sert à ranger, jamais à montrer. */
export const getPoids = ({ comptes }: Sommes): number => comptes.effectif.somme || comptes.capacite.somme;

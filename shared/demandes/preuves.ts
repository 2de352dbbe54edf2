import type { Periode } from '../faits/faits.ts';
import type { Valeur } from '../indicateurs/absence.ts';
import type { CodeEntree, CodeIndicateur, CodeTauxSortie } from '../indicateurs/catalogue.ts';
import { CODES_INDICATEUR, isTauxSortie } from '../indicateurs/catalogue.ts';
import type { Position } from '../indicateurs/quadrant.ts';
import type { Intervalle, Stabilite } from '../indicateurs/stabilite.ts';

/** Chiffres d'une formation dans un établissement, à un moment : entrées de l'offre, sorties de sa région. */
export type Situation = {
  versionDonnees: string;
  periode: Periode;
  /** Région dont viennent les taux de sortie ; vide quand l'établissement n'est pas dans les données. */
  region: string;
  entrees: Record<CodeEntree, Valeur>;
  sorties: Record<CodeTauxSortie, Valeur>;
  intervalles: { emploi: Intervalle | null; poursuite: Intervalle | null };
  position: Position;
  stabilite: Stabilite;
  sansPerspectives: boolean | null;
};

/** Situation figée à une étape de la demande : elle ne suit plus les données. */
export type Preuve = { version: number; evenement: string; le: string; situation: Situation };

/** Valeur d'un indicateur dans une situation ; un indicateur plus récent que la preuve n'y est pas. */
export const getMesure = ({ entrees, sorties }: Situation, code: CodeIndicateur): Valeur | undefined =>
  isTauxSortie(code) ? sorties[code] : entrees[code];

/** Indicateurs dont la valeur, ou la raison de l'absence, n'est plus celle qui avait été figée. */
export const listChangees = (avant: Situation, apres: Situation): CodeIndicateur[] =>
  CODES_INDICATEUR.filter((code) => JSON.stringify(getMesure(avant, code)) !== JSON.stringify(getMesure(apres, code)));

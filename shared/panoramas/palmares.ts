import { computeEntree, type Sommes, sumOffres } from '../faits/agregation.ts';
import type { Faits } from '../faits/faits.ts';
import type { CodeTauxEntree } from '../indicateurs/catalogue.ts';

/** Places connues en dessous desquelles un taux varie trop pour classer : une demi-division. */
export const PLACES_MIN = 12;

/** Longueur de chaque bout du palmarès. */
export const TAILLE_PALMARES = 6;

export type LignePalmares = { formation: number; sommes: Sommes; valeur: number };

/**
 * Les deux bouts d'un classement : `hauts` du plus grand au plus petit, `bas` du plus petit au plus grand, sans
 * formation commune aux deux. `classees` : formations classées ; `ecartees` : taux connu, mais moins de
 * PLACES_MIN places connues.
 */
export type Palmares = { hauts: LignePalmares[]; bas: LignePalmares[]; classees: number; ecartees: number };

/** Place au dénominateur du taux : celle que la formule divise, et elle seule. */
const getPlaces = (sommes: Sommes, code: CodeTauxEntree): number => sommes.taux[code].denominateur;

/** Range des lignes par valeur, à égalité par places puis par rang, et en garde les deux bouts. */
export const cutPalmares = (
  lignes: readonly LignePalmares[],
  code: CodeTauxEntree,
  taille = TAILLE_PALMARES,
): Palmares => {
  const classees = lignes.filter(({ sommes }) => getPlaces(sommes, code) >= PLACES_MIN);
  const tri = classees.toSorted(
    (a, b) => b.valeur - a.valeur || getPlaces(b.sommes, code) - getPlaces(a.sommes, code) || a.formation - b.formation,
  );
  const moitie = Math.min(taille, Math.ceil(tri.length / 2));
  return {
    hauts: tri.slice(0, moitie),
    bas: tri.slice(Math.max(moitie, tri.length - taille)).toReversed(),
    classees: classees.length,
    ecartees: lignes.length - classees.length,
  };
};

/** Palmarès des formations d'un ensemble d'offres selon un taux d'entrée. */
export const buildPalmares = (faits: Faits, offres: ArrayLike<number>, code: CodeTauxEntree): Palmares => {
  const groupes = sumOffres(faits, offres, (offre) => faits.offres.formation[offre] ?? -1);
  const lignes = groupes.flatMap((sommes, formation): LignePalmares[] => {
    const valeur = sommes ? computeEntree(code, sommes).valeur : null;
    return sommes && valeur !== null ? [{ formation, sommes, valeur }] : [];
  });
  return cutPalmares(lignes, code);
};

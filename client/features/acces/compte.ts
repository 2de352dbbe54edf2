import { formatNombre } from '#shared/format.ts';

/** Places connues (nulles si aucune ne l'est) et nombre d'établissements de capacité inconnue. */
export const countPlaces = (
  etablissements: readonly { capacite: number | null }[],
): { connues: number | null; inconnues: number } => {
  const connues = etablissements.flatMap(({ capacite }) => (capacite === null ? [] : [capacite]));
  return {
    connues: connues.length > 0 ? connues.reduce((somme, c) => somme + c, 0) : null,
    inconnues: etablissements.length - connues.length,
  };
};

/** Nombre et son nom, accordé : « 1 place », « 32 places » ; zéro est au singulier. */
export const formatCompte = (nombre: number, singulier: string, pluriel: string): string =>
  `${formatNombre(nombre)}\u00a0${nombre > 1 ? pluriel : singulier}`;

import { JETONS, type Theme } from './tokens.ts';

/** Classes de valeurs : bornes croissantes séparant une couleur de plus qu'il n'y a de bornes. */
export type Echelle = { bornes: number[]; couleurs: string[] };

const NOMBRE_CLASSES = 5;

export const getRampe = (theme: Theme): string[] => {
  const j = JETONS[theme];
  return [j.rampe1, j.rampe2, j.rampe3, j.rampe4, j.rampe5];
};

/** Rampe des points, d'une autre teinte que celle des territoires sur lesquels ils sont posés. */
export const getRampePoints = (theme: Theme): string[] => {
  const j = JETONS[theme];
  return [j.rampePoint1, j.rampePoint2, j.rampePoint3, j.rampePoint4, j.rampePoint5];
};

/** Arrondit une borne à deux chiffres significatifs, pour une légende lisible. */
const roundBorne = (valeur: number): number => {
  if (valeur === 0) return 0;
  const pas = 10 ** (Math.floor(Math.log10(Math.abs(valeur))) - 1);
  return Math.round(Math.round(valeur / pas) * pas * 1e6) / 1e6;
};

/**
 * Échelle d'un indicateur sur les valeurs affichées, en classes de même effectif. Moins de classes quand trop de valeurs sont égales :
 * les bornes rendues sont strictement croissantes.
 */
export const buildEchelle = (valeurs: readonly number[], theme: Theme, rampe = getRampe(theme)): Echelle => {
  const tri = [...valeurs].sort((a, b) => a - b);
  const bornes: number[] = [];
  for (let classe = 1; classe < NOMBRE_CLASSES && tri.length > 1; classe++) {
    const borne = roundBorne(tri[Math.floor((classe * tri.length) / NOMBRE_CLASSES)] ?? 0);
    const precedente = bornes.at(-1) ?? tri[0] ?? 0;
    if (borne > precedente) bornes.push(borne);
  }
  const dernier = rampe.length - 1;
  const couleurs = Array.from(
    { length: bornes.length + 1 },
    (_, i) => rampe[bornes.length === 0 ? 2 : Math.round((i * dernier) / bornes.length)] ?? rampe[0] ?? '',
  );
  return { bornes, couleurs };
};

/** Couleur d'une valeur dans l'échelle. */
export const getCouleur = ({ bornes, couleurs }: Echelle, valeur: number): string =>
  couleurs[bornes.filter((borne) => valeur >= borne).length] ?? '';

import type { Axes } from './quadrant.ts';
import { computeQuadrant, type Position } from './quadrant.ts';

/** Intervalle de confiance, en fraction : bornes dans [0, 1]. */
export type Intervalle = { bas: number; haut: number };

/** Quantile de la loi normale pour un intervalle à 95 %. */
const Z = 1.96;

/**
 * Intervalle de Wilson à 95 % d'une proportion. Le recensement n'est pas un sondage : il dit ce qu'une autre
 * cohorte semblable aurait pu donner. `denominateur` > 0 (E. B. Wilson, 1927 ; BESOINS 2.3).
 */
export const computeIntervalle = (numerateur: number, denominateur: number): Intervalle => {
  const p = numerateur / denominateur;
  const carre = (Z * Z) / denominateur;
  const centre = (p + carre / 2) / (1 + carre);
  const demi = (Z / (1 + carre)) * Math.sqrt((p * (1 - p)) / denominateur + carre / (4 * denominateur));
  return { bas: Math.max(0, centre - demi), haut: Math.min(1, centre + demi) };
};

/** Solidité d'une position dans le quadrant (BESOINS 2.3) : combien de taux s'écartent nettement de la moyenne. */
export const STABILITES = {
  solide: { libelle: 'solide', phrase: 'Classement solide : les deux taux s’écartent nettement de la moyenne.' },
  probable: {
    libelle: 'probable',
    phrase: 'Classement probable : un seul des deux taux s’écarte nettement de la moyenne.',
  },
  fragile: {
    libelle: 'fragile',
    phrase:
      'Classement fragile : aucun des deux taux ne s’écarte nettement de la moyenne, une autre cohorte semblable pourrait changer de case.',
  },
  non_calculable: { libelle: 'non calculable', phrase: 'Non calculable : la formation est hors quadrant.' },
} as const;
export type Stabilite = keyof typeof STABILITES;
export const NOMS_STABILITES = Object.keys(STABILITES) as [Stabilite, ...Stabilite[]];

const isNet = ({ bas, haut }: Intervalle, moyenne: number, dessus: boolean): boolean =>
  dessus ? bas >= moyenne : haut < moyenne;

/**
 * Position et solidité. Un taux est net quand son intervalle tient tout entier du côté de la moyenne où il est
 * placé ; deux taux nets font un classement solide, un seul probable, aucun fragile.
 */
export const computeStabilite = (
  taux: Axes,
  intervalles: { emploi: Intervalle | null; poursuite: Intervalle | null },
  moyennes: Axes,
): { position: Position; stabilite: Stabilite } => {
  const position = computeQuadrant(taux, moyennes);
  const { emploi, poursuite } = intervalles;
  if (position === 'hors_quadrant' || !emploi || !poursuite) return { position, stabilite: 'non_calculable' };
  const nets =
    Number(isNet(emploi, moyennes.emploi.valeur ?? 0, position === 'q1' || position === 'q2')) +
    Number(isNet(poursuite, moyennes.poursuite.valeur ?? 0, position === 'q1' || position === 'q3'));
  return { position, stabilite: nets === 2 ? 'solide' : nets === 1 ? 'probable' : 'fragile' };
};

import type { Valeur } from './absence.ts';

/** Positions du quadrant emploi × poursuite (DOMAINE 3.4). */
export const POSITIONS = {
  q1: { libelle: 'Q1', phrase: 'Emploi et poursuite d’études au-dessus des moyennes.' },
  q2: { libelle: 'Q2', phrase: 'Emploi au-dessus de la moyenne, poursuite d’études en dessous.' },
  q3: { libelle: 'Q3', phrase: 'Emploi en dessous de la moyenne, poursuite d’études au-dessus.' },
  q4: { libelle: 'Q4', phrase: 'Emploi et poursuite d’études en dessous des moyennes.' },
  hors_quadrant: {
    libelle: 'Hors quadrant',
    phrase: 'Non placée : un taux ou une moyenne manque, ou la formation est en apprentissage.',
  },
} as const;
export type Position = keyof typeof POSITIONS;
export const NOMS_POSITIONS = Object.keys(POSITIONS) as [Position, ...Position[]];

export type Axes = { emploi: Valeur; poursuite: Valeur };

/**
 * Position d'une formation par rapport aux moyennes de son niveau de diplôme dans la même région, le même
 * millésime et la voie scolaire. L'égalité à la moyenne compte comme au-dessus (Orion, getPositionQuadrant).
 * Les taux sont des rapports (0 à 1) non arrondis.
 */
export const computeQuadrant = (taux: Axes, moyennes: Axes): Position => {
  const { emploi, poursuite } = taux;
  if (emploi.valeur === null || poursuite.valeur === null) return 'hors_quadrant';
  if (moyennes.emploi.valeur === null || moyennes.poursuite.valeur === null) return 'hors_quadrant';
  const emploiHaut = emploi.valeur >= moyennes.emploi.valeur;
  const poursuiteHaute = poursuite.valeur >= moyennes.poursuite.valeur;
  if (emploiHaut) return poursuiteHaute ? 'q1' : 'q2';
  return poursuiteHaute ? 'q3' : 'q4';
};

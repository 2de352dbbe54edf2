import type { Axes } from './quadrant.ts';

/** Seuils de « sans perspectives », en fraction ; datés et modifiables (voir parametres.ts). */
export type SeuilsPerspectives = { emploi: number; poursuite: number };

/**
 * « Sans perspectives » : taux d'emploi et taux de poursuite tous deux sous un seuil absolu, à la différence du
 * quadrant, qui compare à la moyenne du niveau. Nul quand un taux manque (mission InserJeunes, BESOINS 0.3).
 */
export const isSansPerspectives = ({ emploi, poursuite }: Axes, seuils: SeuilsPerspectives): boolean | null => {
  if (emploi.valeur === null || poursuite.valeur === null) return null;
  return emploi.valeur < seuils.emploi && poursuite.valeur < seuils.poursuite;
};

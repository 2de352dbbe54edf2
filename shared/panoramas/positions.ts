import type { Faits } from '../faits/faits.ts';
import { NOMS_POSITIONS, type Position } from '../indicateurs/quadrant.ts';
import { NOMS_STABILITES, type Stabilite } from '../indicateurs/stabilite.ts';

export type ComptePosition = { total: number } & Record<Stabilite, number>;

/** Compte des formations par position et solidité ; `sansPerspectives` et `evaluees` à part du quadrant. */
export type ComptePositions = {
  positions: Record<Position, ComptePosition>;
  sansPerspectives: number;
  /** Formations dont les deux taux sont connus : celles où « sans perspectives » peut se dire. */
  evaluees: number;
  total: number;
};

const buildCompte = (): ComptePosition => {
  const compte = { total: 0 } as ComptePosition;
  for (const stabilite of NOMS_STABILITES) compte[stabilite] = 0;
  return compte;
};

/**
 * Range des formations selon leur position dans le quadrant de la région donnée (« » = France). Celle qui n'a
 * aucune ligne de sortie est hors quadrant : le total est toujours le nombre de formations.
 */
export const countPositions = (
  { sorties }: Pick<Faits, 'sorties'>,
  formations: readonly number[],
  region: string,
): ComptePositions => {
  const positions = {} as Record<Position, ComptePosition>;
  for (const position of NOMS_POSITIONS) positions[position] = buildCompte();
  const rangs = new Map<number, number>();
  sorties.formation.forEach((f, i) => {
    if (sorties.region[i] === region) rangs.set(f, i);
  });
  let [sansPerspectives, evaluees] = [0, 0];
  for (const f of formations) {
    const i = rangs.get(f) ?? -1;
    const compte = positions[sorties.position[i] ?? 'hors_quadrant'];
    compte.total += 1;
    compte[sorties.stabilite[i] ?? 'non_calculable'] += 1;
    const sans = sorties.sansPerspectives[i] ?? null;
    if (sans !== null) evaluees += 1;
    if (sans) sansPerspectives += 1;
  }
  return { positions, sansPerspectives, evaluees, total: formations.length };
};

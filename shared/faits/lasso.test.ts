import { describe, expect, it } from 'vitest';
import type { MotifAbsence } from '../indicateurs/absence.ts';
import type { Position } from '../indicateurs/quadrant.ts';
import { buildFaitsEssai } from './banc.ts';
import type { Faits } from './faits.ts';
import { filterLasso } from './lasso.ts';

type Ligne = [formation: number, region: string, poursuite: number | MotifAbsence, emploi: number, position: Position];

/** Quatre formations : deux bacs pro placés, un bac pro secret, un BTS ; taux différents en région et en France. */
const buildFaits = (): Faits => {
  const faits = buildFaitsEssai({
    formations: [{ niveau: '400' }, { niveau: '400' }, { niveau: '400' }, { niveau: '320' }],
    offres: [{ formation: 0 }, { formation: 1 }, { formation: 2 }, { formation: 3 }, { formation: 0 }],
  });
  const lignes: Ligne[] = [
    [0, '53', 0.4, 0.3, 'q4'],
    [1, '53', 0.6, 0.5, 'q1'],
    [2, '53', 'sous_seuil', 0.3, 'hors_quadrant'],
    [3, '53', 0.4, 0.3, 'q4'],
    [0, '', 0.6, 0.5, 'q1'],
    [1, '', 0.4, 0.3, 'q4'],
  ];
  for (const [formation, region, poursuite, emploi, position] of lignes) {
    faits.sorties.formation.push(formation);
    faits.sorties.region.push(region);
    faits.sorties.poursuite.push(poursuite);
    faits.sorties.emploi.push(emploi);
    faits.sorties.position.push(position);
  }
  return faits;
};

const FAITS = buildFaits();
const filter = (texte: string) => [...filterLasso(FAITS, Int32Array.of(0, 1, 2, 3, 4), texte)];

describe('les offres qu’un lasso du quadrant retient', () => {
  const CAS: [string, string, number[]][] = [
    ['sans lasso, toutes', '', [0, 1, 2, 3, 4]],
    ['un texte illisible n’en retire aucune', '400_53_n’importe', [0, 1, 2, 3, 4]],
    ['aux taux de sa région', '400_53_30-20_50-20_50-40_30-40', [0, 4]],
    ['aux taux de la France', '400__30-20_50-20_50-40_30-40', [1]],
    ['un autre niveau', '320_53_30-20_50-20_50-40_30-40', [3]],
    ['une position non calculable n’y est jamais', '400_53_0-0_100-0_100-100_0-100', [0, 1, 4]],
    ['une région sans taux ne retient rien', '400_99_0-0_100-0_100-100_0-100', []],
    ['un coin posé sur le point le retient', '400_53_40-30_50-30_50-40', [0, 4]],
  ];
  it.each(CAS)('%s', (_, texte, offres) => {
    expect(filter(texte)).toEqual(offres);
  });
});

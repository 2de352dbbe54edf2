import { describe, expect, it } from 'vitest';
import { CODES_PARAMETRE, getParametres, PARAMETRES } from './parametres.ts';

const decide = (valeur: number, depuis: string) => ({ code: 'sans_perspectives_emploi', valeur, depuis });

describe('les seuils datés', () => {
  it('valent leur valeur d’origine sans décision', () => {
    for (const code of CODES_PARAMETRE) {
      const { defaut, min, max } = PARAMETRES[code];
      expect(getParametres([], '2026-11-23')[code]).toBe(defaut);
      expect(defaut).toBeGreaterThanOrEqual(min);
      expect(defaut).toBeLessThanOrEqual(max);
    }
  });

  it.each([
    ['avant la première', '2025-12-31', 0.3],
    ['le jour même', '2026-01-01', 0.35],
    ['entre deux', '2026-06-01', 0.35],
    ['après la dernière', '2027-01-01', 0.25],
  ])('%s, la décision qui a pris effet fait foi', (_, jour, attendu) => {
    const decisions = [decide(0.25, '2026-09-01'), decide(0.35, '2026-01-01')];
    expect(getParametres(decisions, jour).sans_perspectives_emploi).toBe(attendu);
  });

  it('à la même date, la dernière écrite l’emporte ; un code inconnu est ignoré', () => {
    const decisions = [
      decide(0.35, '2026-01-01'),
      decide(0.4, '2026-01-01'),
      { code: 'x', valeur: 1, depuis: '2026-01-01' },
    ];
    expect(getParametres(decisions, '2026-01-02').sans_perspectives_emploi).toBe(0.4);
  });
});

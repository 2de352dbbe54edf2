import { describe, expect, it } from 'vitest';
import { formatSaisie, parseNombre } from './nombre.ts';

describe('un nombre tapé', () => {
  it.each([
    ['0,7', 0.7],
    ['0.7', 0.7],
    [' 1 250,5 ', 1250.5],
    ['1\u202f250', 1250],
    ['-3', -3],
    ['', null],
    ['  ', null],
  ])('« %s » se lit', (texte, valeur) => {
    expect(parseNombre(texte)).toBe(valeur);
  });

  it.each(['1,2,3', '1.250,5', '12,', ',5', 'douze', '1e3', '--1'])('« %s » n’est pas un nombre', (texte) => {
    expect(parseNombre(texte)).toBeNaN();
  });

  it('s’écrit à la française et se relit', () => {
    expect([formatSaisie(12.5), formatSaisie(1250), formatSaisie(null), formatSaisie(Number.NaN)]).toEqual([
      '12,5',
      '1250',
      '',
      '',
    ]);
    expect(parseNombre(formatSaisie(-0.25))).toBe(-0.25);
  });
});

import { describe, expect, test } from 'vitest';
import { hasLettreControle, Ligne, parseDate } from './ligne.ts';

const avertis: string[] = [];
const buildLigne = (valeur: string) => {
  const ligne = new Ligne<'v'>({ v: 0 }, { v: 'Valeur' }, (motif) => avertis.push(motif));
  ligne.cellules = [valeur];
  return ligne;
};

describe('valeurs d’une ligne', () => {
  test.each([
    ['12', 12],
    ['0', 0],
    [' 7 ', 7],
    ['22707.0', 22707],
    ['1 234', 1234],
    ['1\u202f234', 1234],
    ['12,0', 12],
  ])('« %s » est le compte %i', (texte, attendu) => {
    expect(buildLigne(texte).count('v', 100_000)).toBe(attendu);
  });

  test.each(['', '*', 'nd', 'n.d.'])('« %s » est une valeur manquante, jamais zéro', (texte) => {
    expect(buildLigne(texte).findCount('v', 10)).toBeNull();
    expect(buildLigne(texte).findDecimal('v', 0, 10)).toBeNull();
  });

  test.each([
    ['-3', 'nombre négatif'],
    ['2,5', 'nombre entier attendu'],
    ['douze', 'nombre entier attendu'],
    ['2001', 'valeur absurde : au plus 2\u202f000 attendu'],
    ['', 'valeur absente'],
  ])('le compte « %s » est refusé : %s', (texte, motif) => {
    expect(() => buildLigne(texte).count('v', 2000)).toThrow(motif);
  });

  test('un décimal se lit avec une virgule ou un point, entre ses bornes', () => {
    expect(buildLigne('5,7').decimal('v', 0, 100)).toBe(5.7);
    expect(buildLigne('-12.0').decimal('v', -100, 100)).toBe(-12);
    expect(() => buildLigne('101').decimal('v', 0, 100)).toThrow('valeur absurde : entre 0 et 100 attendu');
  });

  test('une date française ou ISO devient ISO, une date impossible est refusée', () => {
    expect(parseDate('31/08/2025')).toBe('2025-08-31');
    expect(parseDate('1986-05-12')).toBe('1986-05-12');
    expect(parseDate('31/02/2025')).toBeNull();
    expect(() => buildLigne('demain').findDate('v')).toThrow('date jj/mm/aaaa attendue');
  });

  test('un UAI a sept chiffres et une lettre ; une autre lettre de contrôle avertit sans refuser', () => {
    expect(hasLettreControle('0010001W')).toBe(true);
    expect(buildLigne('0010001w').uai('v')).toBe('0010001W');
    expect(avertis).toEqual([]);
    expect(buildLigne('0010001A').uai('v')).toBe('0010001A');
    expect(avertis).toEqual(['Lettre de contrôle de l’UAI inattendue']);
    expect(() => buildLigne('C752887F').uai('v')).toThrow('UAI mal formé : sept chiffres et une lettre attendus');
  });
});

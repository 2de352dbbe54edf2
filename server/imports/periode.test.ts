import { describe, expect, test } from 'vitest';
import { findPeriode, getPeriode } from './periode.ts';

describe('période d’un fichier', () => {
  test('le millésime prime sur l’année du nom', () => {
    expect(findPeriode('millesime', 'depp-2022-etablissements-2022_2023-pro.csv')).toBe('2022_2023');
    expect(findPeriode('millesime', 'cumul 2023-2024')).toBe('2023_2024');
    expect(findPeriode('millesime', 'depp-2022-pro.csv')).toBeNull();
  });

  test('une rentrée est la dernière année du nom, ou la première d’une année scolaire', () => {
    expect(findPeriode('rentree', 'maj_2024_constat_2025.csv')).toBe('2025');
    expect(findPeriode('rentree', 'constat_2024_2025.csv')).toBe('2024');
    expect(findPeriode('rentree', 'extrait_120250.csv')).toBeNull();
  });

  test('l’en-tête prime sur l’option, l’option sur le nom, et une option d’une autre forme est ignorée', () => {
    expect(getPeriode('annee', '2026', '2024', 'x_2023.csv')).toBe('2026');
    expect(getPeriode('rentree', null, '2024', 'x_2023.csv')).toBe('2024');
    expect(getPeriode('rentree', null, '2022_2023', 'x_2021.csv')).toBe('2021');
    expect(getPeriode('millesime', null, '2024', 'x_2022_2023.csv')).toBe('2022_2023');
    expect(getPeriode('aucun', null, '2024', 'x_2022.csv')).toBe('');
  });
});

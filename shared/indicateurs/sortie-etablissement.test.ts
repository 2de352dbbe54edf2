import { expect, it } from 'vitest';
import { findSortiePrincipale } from './sortie-etablissement.ts';

it.each([
  ['rien de publié', [], undefined],
  ['l’ensemble avant ses parties', ['2022_2023 apprentissage', '2022_2023 ensemble', '2022_2023 scolaire'], 1],
  ['le scolaire à défaut', ['2022_2023 apprentissage', '2022_2023 scolaire'], 1],
  ['le dernier millésime, même partiel', ['2021_2022 ensemble', '2022_2023 apprentissage'], 1],
] as const)('%s', (_, publiees, attendu) => {
  const sorties = publiees.map((texte) => {
    const [millesime = '', perimetre] = texte.split(' ') as [string, 'ensemble' | 'scolaire' | 'apprentissage'];
    return { millesime, perimetre };
  });
  expect(findSortiePrincipale(sorties)).toBe(attendu === undefined ? undefined : sorties[attendu]);
});

import { expect, it } from 'vitest';
import { compareNiveaux, findNomNiveau } from './niveaux.ts';

it('range les diplômes du CAP au BTS, les inconnus à la fin par leur sigle', () => {
  const niveaux = [
    { code: '322', libelle: 'ASSIMI.BTS' },
    { code: '56X', libelle: 'TH5-X' },
    { code: '320', libelle: 'BTS' },
    { code: '46A', libelle: 'TH4-A' },
    { code: '400', libelle: 'BAC PRO' },
    { code: '500', libelle: 'CAP' },
  ];
  expect(niveaux.sort(compareNiveaux).map(({ libelle }) => libelle)).toEqual([
    'CAP',
    'BAC PRO',
    'BTS',
    'ASSIMI.BTS',
    'TH4-A',
    'TH5-X',
  ]);
});

it('donne le nom entier d’un diplôme, ou rien', () => {
  expect(findNomNiveau('400')).toBe('Baccalauréat professionnel');
  expect(findNomNiveau('56X')).toBeNull();
});

import { expect, it } from 'vitest';
import { formatAcademie, formatNomTerritoire, sortParLibelle } from './nom.ts';

it.each([
  ['Lyon', 'Académie de Lyon'],
  ['Aix-Marseille', 'Académie d’Aix-Marseille'],
  ['Amiens', 'Académie d’Amiens'],
  ['Orléans-Tours', 'Académie d’Orléans-Tours'],
  ['Guadeloupe', 'Académie de la Guadeloupe'],
  ['Martinique', 'Académie de la Martinique'],
  ['Guyane', 'Académie de la Guyane'],
  ['La Réunion', 'Académie de La Réunion'],
  ['Mayotte', 'Académie de Mayotte'],
  ['Corse', 'Académie de Corse'],
  ['Créteil', 'Académie de Créteil'],
])('%s se dit « %s »', (libelle, nom) => {
  expect(formatAcademie(libelle)).toBe(nom);
});

it('un bassin se nomme avec sa maille, un département sans', () => {
  expect(formatNomTerritoire({ maille: 'bassin', libelle: 'Agen' })).toBe('Bassin d’emploi Agen');
  expect(formatNomTerritoire({ maille: 'departement', libelle: 'Ain' })).toBe('Ain');
});

it('une lettre accentuée se range comme sans accent', () => {
  const libelles = ['Île-de-France', 'Normandie', 'Grand Est', 'Évreux', 'Hauts-de-France'];
  expect(sortParLibelle(libelles.map((libelle) => ({ libelle }))).map(({ libelle }) => libelle)).toEqual([
    'Évreux',
    'Grand Est',
    'Hauts-de-France',
    'Île-de-France',
    'Normandie',
  ]);
});

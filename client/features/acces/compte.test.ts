import { expect, it } from 'vitest';
import { countPlaces, formatCompte } from './compte.ts';

it.each([
  [[], { connues: null, inconnues: 0 }],
  [[null, null], { connues: null, inconnues: 2 }],
  [[24, null, 12], { connues: 36, inconnues: 1 }],
  [[0], { connues: 0, inconnues: 0 }],
])('capacités %j', (capacites, attendu) => {
  expect(countPlaces(capacites.map((capacite) => ({ capacite })))).toEqual(attendu);
});

it.each([
  [0, '0\u00a0place'],
  [1, '1\u00a0place'],
  [1234, '1\u202f234\u00a0places'],
])('%i place', (nombre, texte) => {
  expect(formatCompte(nombre, 'place', 'places')).toBe(texte);
});

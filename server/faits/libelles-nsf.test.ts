import { expect, it } from 'vitest';
import { formatNsf } from './libelles-nsf.ts';

it.each([
  ['GENIE CIVIL CONSTRUCTION ET BOIS', 'Génie civil, construction et bois'],
  ['MECANIQUE ELECTRICITE ELECTRONIQUE', 'Mécanique, électricité, électronique'],
  ['FORMATIONS GENERALES', 'Formations générales'],
  ['TRANSFORMATIONS', 'Transformations'],
  ['Electricité, électronique', 'Électricité, électronique'],
  ['Bâtiment : constuction et couverture', 'Bâtiment\u00a0: construction et couverture'],
  ["Techniques de l'imprimerie et de l'édition", 'Techniques de l’imprimerie et de l’édition'],
  // Hors de la table : des minuscules, mais aucun accent inventé.
  ['ETUDES METALLIQUES', 'Etudes metalliques'],
])('« %s » s’écrit « %s »', (officiel, ecrit) => {
  expect(formatNsf(officiel)).toBe(ecrit);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cellule, getBornes, isDansPlage, isUneCellule, moveCellule } from './plage.ts';
import { toggleValeurs } from './valeurs.ts';

const ETENDUE = { lignes: 50, colonnes: 6, page: 20 };
const DE = { ligne: 10, colonne: 2 };

describe('le déplacement dans la grille', () => {
  it.each<[string, boolean, Cellule | null]>([
    ['ArrowDown', false, { ligne: 11, colonne: 2 }],
    ['ArrowUp', true, { ligne: 0, colonne: 2 }],
    ['ArrowRight', true, { ligne: 10, colonne: 5 }],
    ['ArrowLeft', false, { ligne: 10, colonne: 1 }],
    ['Home', false, { ligne: 10, colonne: 0 }],
    ['Home', true, { ligne: 0, colonne: 0 }],
    ['End', false, { ligne: 10, colonne: 5 }],
    ['End', true, { ligne: 49, colonne: 5 }],
    ['PageDown', false, { ligne: 30, colonne: 2 }],
    ['PageUp', false, { ligne: 0, colonne: 2 }],
    ['a', false, null],
  ])('%s, Ctrl %s', (touche, ctrl, cellule) => {
    expect(moveCellule(DE, touche, ctrl, ETENDUE)).toEqual(cellule);
  });

  it('ne sort jamais de la grille, même vide', () => {
    const touche = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    const etendue = fc.record({ lignes: fc.nat(60), colonnes: fc.nat(9), page: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(touche, fc.boolean())), etendue, (touches, e) => {
        let cellule: Cellule = { ligne: 0, colonne: 0 };
        for (const [nom, ctrl] of touches) {
          cellule = moveCellule(cellule, nom, ctrl, e) ?? cellule;
          expect(cellule.ligne).toBeGreaterThanOrEqual(0);
          expect(cellule.ligne).toBeLessThan(Math.max(e.lignes, 1));
          expect(cellule.colonne).toBeLessThan(Math.max(e.colonnes, 1));
        }
      }),
    );
  });
});

describe('une plage', () => {
  it('contient ses deux coins, dans les deux sens', () => {
    const plage = { ancre: { ligne: 5, colonne: 3 }, fin: { ligne: 2, colonne: 1 } };
    expect(getBornes(plage)).toEqual({ haut: 2, bas: 5, gauche: 1, droite: 3 });
    expect(isDansPlage(plage, 5, 1)).toBe(true);
    expect(isDansPlage(plage, 6, 1)).toBe(false);
    expect(isUneCellule(plage)).toBe(false);
    expect(isUneCellule({ ancre: DE, fin: DE })).toBe(true);
  });
});

describe('les valeurs cochées d’un filtre', () => {
  const garde = (...valeurs: string[]) => ({ type: 'ensemble', sauf: false, valeurs }) as const;
  const sauf = (...valeurs: string[]) => ({ type: 'ensemble', sauf: true, valeurs }) as const;
  it.each([
    ['décocher depuis « toutes » exclut', null, ['A'], false, sauf('A')],
    ['recocher la seule exclue rend « toutes »', sauf('A'), ['A'], true, null],
    ['cocher depuis « aucune » garde', garde(), ['A'], true, garde('A')],
    ['cocher la dernière rend « toutes »', garde('A', 'B'), ['C'], true, null],
    ['décocher la dernière gardée rend « aucune »', garde('A'), ['A'], false, garde()],
    ['plusieurs à la fois', sauf('A'), ['B', 'C'], false, sauf('A', 'B', 'C')],
  ] as const)('%s', (_, filtre, valeurs, coche, attendu) => {
    const avant = filtre && { ...filtre, valeurs: [...filtre.valeurs] };
    expect(toggleValeurs(avant, valeurs, coche, 3)).toEqual(attendu);
  });
});

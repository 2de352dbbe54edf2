import { describe, expect, it } from 'vitest';
import type { Column } from '../column.ts';
import { buildCellule, buildPresse } from './copie.ts';

const colonne = (changement: Partial<Column<never>>): Column<never> => ({
  cle: 'x',
  titre: 'X',
  groupe: '',
  type: 'nombre',
  largeur: 90,
  definition: '',
  valeur: () => null,
  ...changement,
});

describe('une cellule copiée', () => {
  it.each<[string, Partial<Column<never>>, string | number | null, string, number | null]>([
    ['un entier, sans séparateur de milliers', {}, 12345, '12345', 12345],
    ['un négatif, au signe du clavier', {}, -4, '-4', -4],
    ['un taux à une décimale', { type: 'taux', unite: 'pourcentage' }, 0.41934, '41,9 %', 0.41934],
    ['un taux en points entiers', { type: 'taux', unite: 'pourcentage_entier' }, 0.42, '42 %', 0.42],
    ['un rapport', { type: 'taux', unite: 'rapport' }, 1.3, '1,30', 1.3],
    ['une année', { format: 'annee' }, 2027, '2027', 2027],
    ['une valeur absente', { type: 'taux', unite: 'pourcentage' }, null, '', null],
    ['un code qui commence par zéro', { type: 'texte' }, '01022103', '01022103', null],
    ['un texte sur deux lignes', { type: 'texte' }, 'a\tb\nc', 'a b c', null],
    ['ce qui ressemble à une formule', { type: 'texte' }, '=1+1', "'=1+1", null],
    ['une date', { type: 'date' }, '2026-03-02', '02/03/2026', null],
  ])('%s', (_, changement, valeur, texte, nombre) => {
    expect(buildCellule(colonne(changement), valeur)).toMatchObject({ texte, nombre });
  });
});

describe('le presse-papiers', () => {
  const lignes = [
    [buildCellule(colonne({ type: 'texte' }), 'CAP & <BTS>'), buildCellule(colonne({ unite: 'pourcentage' }), 0.5)],
    [buildCellule(colonne({ type: 'texte' }), '01022103'), buildCellule(colonne({ unite: 'pourcentage' }), null)],
  ];
  it('est un texte tabulé à la française', () => {
    expect(buildPresse(lignes, ['Nom', 'Taux']).texte).toBe('Nom\tTaux\r\nCAP & <BTS>\t50,0 %\r\n01022103\t');
  });
  it('est aussi un tableau qui porte les nombres et garde les codes en texte', () => {
    const { html } = buildPresse(lignes, null);
    expect(html).toContain('CAP &amp; &lt;BTS&gt;');
    expect(html).toContain('x:num="0.5"');
    expect(html).toContain("mso-number-format:'\\@'\">01022103<");
  });
});

import { describe, expect, it } from 'vitest';
import { moveActif, searchOptions } from './options.ts';
import type { Option } from './options-list.tsx';

const OPTIONS: Option[] = [
  { code: 'academie:10', libelle: 'Lyon', section: 'Académies' },
  { code: 'departement:069', libelle: '69 – Rhône', section: 'Départements' },
  { code: 'bassin:8401', libelle: 'Lyon', section: 'Bassins d’emploi' },
  { code: 'zone:8421', libelle: 'Lyon', section: 'Zones d’emploi' },
];
const search = (recherche: string): string[] => searchOptions(OPTIONS, recherche).map(({ code }) => code);

describe('une liste de choix', () => {
  it('se cherche par libellé, code et section', () => {
    expect(search(' ')).toHaveLength(4);
    expect(search('lyon')).toEqual(['academie:10', 'bassin:8401', 'zone:8421']);
    expect(search('académie lyon')).toEqual(['academie:10']);
    expect(search('Lyon bassin')).toEqual(['bassin:8401']);
    expect(search('069')).toEqual(['departement:069']);
  });

  it('se parcourt aux flèches, sans sortir de ses bouts', () => {
    expect(moveActif('ArrowDown', -1, 4)).toBe(0);
    expect(moveActif('ArrowDown', 3, 4)).toBe(3);
    expect(moveActif('ArrowUp', 0, 4)).toBe(0);
    expect(moveActif('PageDown', 0, 4)).toBe(3);
    expect(moveActif('Enter', 0, 4)).toBeNull();
    expect(moveActif('ArrowDown', -1, 0)).toBeNull();
  });
});

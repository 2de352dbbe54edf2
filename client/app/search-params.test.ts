import { describe, expect, it } from 'vitest';
import { formationsFilters } from '#shared/formations/filters.ts';
import { omitDefaults, parseSearch, stringifySearch } from './search-params.ts';

describe('les paramètres d’URL', () => {
  it('gardent les codes en texte : « 01 » ne devient pas 1', () => {
    expect(parseSearch('?territoire=region:01&niveau=010,500')).toEqual({
      territoire: 'region:01',
      niveau: '010,500',
    });
  });

  it('n’écrivent que ce qui a été choisi, et rendent le même état', () => {
    const filtres = formationsFilters.parse({
      territoire: 'departement:02A',
      niveau: '400,500',
      communes: '1',
      rentree: '2024',
    });
    const url = stringifySearch(omitDefaults(filtres, formationsFilters.parse({})));
    expect(url).toBe('?territoire=departement:02A&niveau=400,500&rentree=2024&communes=1');
    expect(formationsFilters.parse(parseSearch(url))).toEqual(filtres);
  });

  it('sans choix, n’écrivent rien', () => {
    const defauts = formationsFilters.parse({});
    expect(stringifySearch(omitDefaults(defauts, defauts))).toBe('');
  });
});

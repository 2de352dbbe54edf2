import { describe, expect, it } from 'vitest';
import { formatParametre, listRefusParametre } from './saisie.ts';

const SAISIE = { code: 'pression_faible', valeur: 0.6, depuis: '2026-12-01', motif: 'Décision du comité' } as const;

describe('une décision sur un seuil', () => {
  it.each([
    ['possible', {}, []],
    ['le jour même', { depuis: '2026-11-23' }, []],
    ['dans le passé', { depuis: '2026-11-22' }, ['depuis']],
    ['hors des bornes', { valeur: 11 }, ['valeur']],
    ['négative et passée', { valeur: -1, depuis: '2020-01-01' }, ['valeur', 'depuis']],
  ])('%s', (_, changement, champs) => {
    expect(Object.keys(listRefusParametre({ ...SAISIE, ...changement }, '2026-11-23'))).toEqual(champs);
  });

  it('s’écrit dans son unité', () => {
    const lus = [
      formatParametre('sans_perspectives_emploi', 0.3),
      formatParametre('pression_elevee', 1.3),
      formatParametre('petite_division', 8),
      formatParametre('rayon_proximite', 30),
    ];
    expect(lus.map((texte) => texte.replace(/\s/g, ' '))).toEqual(['30 %', '1,3 vœu par place', '8 élèves', '30 km']);
  });
});

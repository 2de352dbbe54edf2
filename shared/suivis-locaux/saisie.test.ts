import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeParts, saisieSuivi } from './saisie.ts';

const SAISIE = {
  ...{ uai: '0690001A', formation: '40025214.247.scolaire', annee: 2025, remplace: null },
  ...{ inscrits: 20, poursuite: 8, emploi6Mois: 6, inconnus: 3, methode: 'Appels du bureau des entreprises' },
};

describe('un suivi local', () => {
  it.each([
    ['juste', {}, []],
    ['de quatre inscrits', { inscrits: 4, poursuite: 1, emploi6Mois: 1, inconnus: 0 }, ['inscrits']],
    ['dont la somme dépasse les inscrits', { poursuite: 12 }, ['inscrits']],
    ['dont la somme les égale', { poursuite: 11 }, []],
    ['à compte négatif', { inconnus: -1 }, ['inconnus']],
    ['à compte décimal', { poursuite: 1.5 }, ['poursuite']],
    ['sans méthode', { methode: '' }, ['methode']],
  ])('%s', (_, changement, champs) => {
    const { error } = saisieSuivi.safeParse({ ...SAISIE, ...changement });
    expect((error?.issues ?? []).map(({ path }) => path[0])).toEqual(champs);
  });

  it('a des parts qui ne dépassent jamais l’ensemble', () => {
    const comptes = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.integer({ min: 5, max: 60 }));
    fc.assert(
      fc.property(comptes, ([poursuite, emploi6Mois, inconnus, reste]) => {
        const inscrits = poursuite + emploi6Mois + inconnus + reste;
        const parts = Object.values(computeParts({ inscrits, poursuite, emploi6Mois, inconnus }));
        expect(parts.reduce((total, { valeur }) => total + (valeur ?? 0), 0)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

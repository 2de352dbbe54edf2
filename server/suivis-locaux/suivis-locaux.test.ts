import { describe, expect, it } from 'vitest';
import { bench, buildEtablissement, getIssue, UAI } from '#server/db/bench.ts';
import { type Action, can, NOMS_ROLES, VISITEUR } from '#shared/permissions.ts';

const CLE = { uai: UAI, formation: '40025214.247.scolaire' };
const SAISIE = {
  ...{ ...CLE, annee: 2025, inscrits: 20, poursuite: 8, emploi6Mois: 6, inconnus: 3 },
  ...{ methode: 'Appels du bureau des entreprises', remplace: null as number | null },
};

describe('un suivi local', () => {
  it('se remplace sans s’effacer', async () => {
    const { api } = bench().as({ role: 'perdir', uais: [UAI] });
    const { id } = await api.suivisLocaux.saisir(SAISIE);
    await api.suivisLocaux.saisir({ ...SAISIE, emploi6Mois: 9, remplace: id });
    const { suivis, canSaisir } = await api.suivisLocaux.list(CLE);
    expect(canSaisir).toBe(true);
    expect(suivis.map(({ emploi6Mois, remplaceLe }) => [emploi6Mois, remplaceLe === null])).toEqual([
      [9, true],
      [6, false],
    ]);
  });

  it('refuse d’écraser une version que la personne n’a pas lue', async () => {
    const { api } = bench().as({ role: 'admin' });
    await api.suivisLocaux.saisir(SAISIE);
    expect(await getIssue(api.suivisLocaux.saisir({ ...SAISIE, inconnus: 0 }))).toBe('suivi_modifie_entre_temps');
    expect((await api.suivisLocaux.list(CLE)).suivis).toHaveLength(1);
  });

  it.each([
    ['de quatre inscrits', { inscrits: 4, poursuite: 1, emploi6Mois: 1, inconnus: 1 }, 'saisie_invalide'],
    ['incohérent', { inconnus: 9 }, 'saisie_invalide'],
    ['de jeunes pas encore sortis', { annee: 2099 }, 'saisie_invalide'],
    ['d’une formation inconnue', { formation: '99999999.247.scolaire' }, 'formation_introuvable'],
    ['d’un établissement inconnu', { uai: '0999999Z' }, 'etablissement_introuvable'],
  ])('refuse un suivi %s', async (_, changement, issue) => {
    expect(
      await getIssue(
        bench()
          .as({ role: 'admin' })
          .api.suivisLocaux.saisir({ ...SAISIE, ...changement }),
      ),
    ).toBe(issue);
  });
});

it.each(['suivi_local.lire', 'suivi_local.saisir'] as const)(
  '« %s » suit la table des droits sur l’établissement lu en base',
  async (action: Action) => {
    const lieux = [
      { uai: UAI, region: '84' },
      { uai: '0690002B', region: '84' },
      { uai: '0750001B', region: '11' },
    ];
    for (const role of NOMS_ROLES) {
      const { db, as, anonyme } = bench();
      buildEtablissement(db, { uai: '0690002B' });
      buildEtablissement(db, { uai: '0750001B', departement: '075', region: '11' });
      const personne = role === 'anonyme' ? null : as({ role, uais: role === 'perdir' ? [UAI] : [] });
      const { suivisLocaux } = personne?.api ?? anonyme;
      const acteur = personne?.acteur ?? VISITEUR;
      for (const lieu of lieux) {
        const cle = { ...CLE, uai: lieu.uai };
        const appel =
          action === 'suivi_local.lire' ? suivisLocaux.list(cle) : suivisLocaux.saisir({ ...SAISIE, ...cle });
        const attendu = !personne ? 'non_connecte' : can(acteur, action, lieu) ? 'fait' : 'action_interdite';
        expect([role, lieu.uai, await getIssue(appel)]).toEqual([role, lieu.uai, attendu]);
      }
    }
  },
);

it('n’entre pas dans les faits publics', async () => {
  const { db, as } = bench();
  const { api } = as({ role: 'admin' });
  const { loadFaits } = await import('#server/faits/service.ts');
  const avant = JSON.stringify(loadFaits(db, 0).faits);
  await api.suivisLocaux.saisir({ ...SAISIE, methode: 'Enquête introuvable ailleurs' });
  expect(JSON.stringify(loadFaits(db, 0).faits)).toBe(avant);
});

import { describe, expect, it } from 'vitest';
import { bench, buildEtablissement, getIssue, UAI } from '#server/db/bench.ts';
import { contestations } from '#server/db/schema/contestations.ts';
import { proprietes } from '#server/db/schema/imports.ts';
import { can, NOMS_ROLES, VISITEUR } from '#shared/permissions.ts';

const CHIFFRE = {
  indicateur: 'effectif' as const,
  formation: '40025214.247.scolaire',
  territoire: '',
  uai: UAI,
  rentree: 2025,
};
const SAISIE = { ...CHIFFRE, affiche: '12', message: 'La classe compte dix-huit élèves.' };
const REPONSE = 'Le constat est daté d’octobre, avant les arrivées.';

describe('contester un chiffre', () => {
  it('fige ce qui était affiché et la version, et la réponse reste avec le chiffre', async () => {
    const { db, as } = bench();
    db.insert(proprietes).values({ cle: 'version', valeur: 'v1' }).run();
    const [perdir, rectorat, lecteur] = [
      as({ role: 'perdir', uais: [UAI] }),
      as({ role: 'admin_region' }),
      as({ role: 'invite' }),
    ];
    const { id } = await perdir.api.contestations.contester(SAISIE);
    await rectorat.api.contestations.repondre({ id, reponse: REPONSE });
    const [lue] = await lecteur.api.contestations.duChiffre({ ...CHIFFRE, rentree: 0 });
    expect(lue).toMatchObject({
      affiche: '12',
      versionDonnees: 'v1',
      region: '84',
      reponse: REPONSE,
      canRepondre: false,
    });
    expect(lue?.repondant).toMatch(/^Camille/);
    // Deux diplômes portent souvent le même libellé : le niveau et la voie les distinguent.
    expect(lue).toHaveProperty('libelleNiveau');
    expect(lue).toHaveProperty('voie');
    expect(await getIssue(rectorat.api.contestations.repondre({ id, reponse: REPONSE }))).toBe(
      'contestation_deja_repondue',
    );
  });

  it.each([
    ['sans message', { message: ' ' }, 'saisie_invalide'],
    ['d’un indicateur inconnu', { indicateur: 'inconnu' as 'effectif' }, 'saisie_invalide'],
    ['d’un établissement inconnu', { uai: '0999999Z' }, 'etablissement_introuvable'],
    ['d’un territoire inconnu', { uai: '', territoire: 'region:77' }, 'territoire_introuvable'],
  ])('refuse une contestation %s', async (_, changement, issue) => {
    expect(
      await getIssue(
        bench()
          .as({ role: 'admin' })
          .api.contestations.contester({ ...SAISIE, ...changement }),
      ),
    ).toBe(issue);
  });

  it.each([
    ['région', 'region:84', '84'],
    ['académie', 'academie:10', '84'],
    ['département', 'departement:075', '11'],
    ['France', '', null],
  ])('lit en base la région d’un chiffre : %s', async (_, territoire, region) => {
    const { db, as } = bench();
    await as({ role: 'admin' }).api.contestations.contester({ ...SAISIE, uai: '', territoire });
    expect(db.select().from(contestations).get()?.region).toBe(region);
  });
});

it('une contestation nomme sa formation et son lieu ; ce qui est inconnu garde sa clé', async () => {
  const { as, formation } = bench();
  const { api } = as({ role: 'admin' });
  const lieux = [{ uai: UAI }, { uai: '', territoire: 'region:84' }, { uai: '', territoire: 'departement:069' }];
  for (const lieu of [...lieux, { uai: '', formation: '' }, { uai: '', formation: '99999999.000.scolaire' }])
    await api.contestations.contester({ ...SAISIE, ...lieu });
  const lues = (await api.contestations.list()).map((c) => [c.libelleFormation, c.libelleLieu]).reverse();
  expect(lues).toEqual([
    [formation.libelle, 'Lycée d’essai'],
    [formation.libelle, 'Auvergne-Rhône-Alpes'],
    [formation.libelle, 'Rhône'],
    ['', ''],
    ['99999999.000.scolaire', ''],
  ]);
});

it('répondre suit la table des droits pour chaque rôle, sur la région lue en base', async () => {
  for (const role of NOMS_ROLES)
    for (const lieu of [
      { uai: UAI, region: '84' },
      { uai: '0750001B', region: '11' },
    ]) {
      const { db, as, anonyme } = bench();
      buildEtablissement(db, { uai: '0750001B', departement: '075', region: '11' });
      const { id } = await as({ role: 'admin' }).api.contestations.contester({ ...SAISIE, uai: lieu.uai });
      const personne = role === 'anonyme' ? null : as({ role });
      const acteur = personne?.acteur ?? VISITEUR;
      const attendu = !personne
        ? 'non_connecte'
        : !can(acteur, 'contestation.repondre')
          ? 'action_interdite'
          : can(acteur, 'contestation.repondre', lieu)
            ? 'fait'
            : 'contestation_introuvable';
      const api = personne?.api ?? anonyme;
      expect([role, lieu.region, await getIssue(api.contestations.repondre({ id, reponse: REPONSE }))]).toEqual([
        role,
        lieu.region,
        attendu,
      ]);
      if (personne)
        expect([role, (await api.contestations.list()).length]).toEqual([
          role,
          can(acteur, 'contestation.repondre', lieu) ? 1 : 0,
        ]);
    }
});

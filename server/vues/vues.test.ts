import { describe, expect, it } from 'vitest';
import { bench, callAs, getIssue } from '#server/db/bench.ts';
import { vues } from '#server/db/schema/vues.ts';
import { can, NOMS_ROLES, type Role } from '#shared/permissions.ts';
import { isVueVisible, listPartages, MAX_VUES, NOMS_PARTAGES } from '#shared/vues/vue.ts';

const RECHERCHE = '?territoire=region:84&g=p:insertion*t:-emploi';
const SAISIE = { page: 'formations', nom: 'Insertion AURA', recherche: RECHERCHE } as const;
const noms = (liste: { nom: string }[]) => liste.map(({ nom }) => nom);

describe('les vues enregistrées', () => {
  it('se retrouvent telles quelles, les siennes d’abord, par page', async () => {
    const { as } = bench();
    const { api } = as({ role: 'gestionnaire_region' });
    const { api: collegue } = as({ role: 'admin_region' });
    await collegue.vues.enregistrer({ ...SAISIE, nom: 'A partagée', partage: 'region' });
    await api.vues.enregistrer({ ...SAISIE, nom: '  Zones rurales ' });
    await api.vues.enregistrer({ ...SAISIE, page: 'demandes', nom: 'Mes demandes', recherche: '' });
    const liste = await api.vues.list({ page: 'formations' });
    expect(liste).toMatchObject([
      { nom: 'Zones rurales', isMienne: true, partage: 'privee', recherche: RECHERCHE },
      { nom: 'A partagée', isMienne: false, partage: 'region' },
    ]);
    expect(noms(await api.vues.list({ page: 'demandes' }))).toEqual(['Mes demandes']);
  });

  it('sans connexion, rien ne se lit ni ne s’écrit', async () => {
    const { anonyme } = bench();
    expect(await getIssue(anonyme.vues.list({ page: 'formations' }))).toBe('non_connecte');
    expect(await getIssue(anonyme.vues.enregistrer({ ...SAISIE, partage: 'privee' }))).toBe('non_connecte');
  });

  it('se voient comme la règle pure le dit, pour chaque rôle, région et partage', async () => {
    const { db, as } = bench();
    const auteurs = [as({ role: 'admin' }), as({ role: 'admin_region' }), as({ role: 'admin_region', region: '11' })];
    const le = '2026-01-01T00:00:00.000Z';
    for (const { acteur } of auteurs)
      for (const partage of NOMS_PARTAGES)
        db.insert(vues)
          .values({
            auteurId: acteur.id ?? 0,
            page: 'formations',
            nom: `${acteur.region} ${partage}`,
            partage,
            region: partage === 'region' ? acteur.region : null,
            etat: '',
            creeLe: le,
            modifieLe: le,
          })
          .run();
    const toutes = db.select().from(vues).all();
    for (const role of NOMS_ROLES.filter((r) => r !== 'anonyme'))
      for (const personne of [as({ role }), as({ role, region: '11' }), ...auteurs]) {
        const attendues = toutes.filter((vue) => isVueVisible(personne.acteur, vue)).map(({ id }) => id);
        const liste = await personne.api.vues.list({ page: 'formations' });
        expect([role, liste.map(({ id }) => id).sort()]).toEqual([role, attendues.sort()]);
      }
  });

  it('ne se partagent que dans le droit de la personne', async () => {
    const { as } = bench();
    const issues: [Role, string[]][] = [];
    for (const role of NOMS_ROLES.filter((r) => r !== 'anonyme')) {
      const { acteur, api } = as({ role });
      const { id } = await api.vues.enregistrer({ ...SAISIE, partage: 'privee' });
      const permis: string[] = [];
      for (const partage of NOMS_PARTAGES)
        if ((await getIssue(api.vues.partager({ id, partage }))) === 'fait') permis.push(partage);
      expect([role, permis]).toEqual([role, listPartages(acteur)]);
      expect(permis.length > 1).toBe(can(acteur, 'vue.partager'));
      issues.push([role, permis]);
    }
    expect(Object.fromEntries(issues)).toMatchObject({
      admin: ['privee', 'nationale'],
      gestionnaire_region: ['privee', 'region'],
      perdir: ['privee'],
      invite: ['privee'],
    });
  });

  it('seul leur auteur y touche ; une vue qu’on ne voit pas est introuvable', async () => {
    const { db, as } = bench();
    const { api, acteur } = as({ role: 'gestionnaire_region' });
    const { api: voisine } = as({ role: 'expert_region' });
    const { api: lointaine } = as({ role: 'gestionnaire_region', region: '11' });
    const { id } = await api.vues.enregistrer({ ...SAISIE, partage: 'region' });
    const gestes = (qui: ReturnType<typeof callAs>) => [
      qui.vues.mettreAJour({ id, recherche: '?q=autre' }),
      qui.vues.renommer({ id, nom: 'Autre' }),
      qui.vues.partager({ id, partage: 'privee' }),
      qui.vues.supprimer({ id }),
    ];
    expect(await Promise.all(gestes(voisine).map(getIssue))).toEqual(Array(4).fill('action_interdite'));
    expect(await Promise.all(gestes(lointaine).map(getIssue))).toEqual(Array(4).fill('vue_introuvable'));
    expect(await Promise.all(gestes(callAs(db)).map(getIssue))).toEqual(Array(4).fill('non_connecte'));
    expect(await api.vues.list({ page: 'formations' })).toMatchObject([{ id, nom: SAISIE.nom, recherche: RECHERCHE }]);
    for (const geste of gestes(callAs(db, acteur))) expect(await getIssue(geste)).toBe('fait');
    expect(await api.vues.list({ page: 'formations' })).toEqual([]);
  });

  it('un nom ne sert qu’une fois par personne et par page ; deux personnes peuvent avoir le même', async () => {
    const { as } = bench();
    const { api } = as({ role: 'gestionnaire_region' });
    const { api: autre } = as({ role: 'gestionnaire_region' });
    const { id } = await api.vues.enregistrer({ ...SAISIE, partage: 'privee' });
    const seconde = await api.vues.enregistrer({ ...SAISIE, nom: 'Seconde', partage: 'privee' });
    expect(await getIssue(api.vues.enregistrer({ ...SAISIE, partage: 'privee' }))).toBe('vue_en_double');
    expect(await getIssue(api.vues.renommer({ id: seconde.id, nom: SAISIE.nom }))).toBe('vue_en_double');
    expect(await getIssue(api.vues.renommer({ id, nom: SAISIE.nom }))).toBe('fait');
    expect(await getIssue(autre.vues.enregistrer({ ...SAISIE, partage: 'privee' }))).toBe('fait');
  });

  it('supprimée puis rétablie, une vue garde son partage', async () => {
    const { as } = bench();
    const { api } = as({ role: 'admin_region' });
    const { id } = await api.vues.enregistrer({ ...SAISIE, partage: 'region' });
    await api.vues.supprimer({ id });
    await api.vues.enregistrer({ ...SAISIE, partage: 'region' });
    expect(await api.vues.list({ page: 'formations' })).toMatchObject([{ nom: SAISIE.nom, partage: 'region' }]);
  });

  it.each([
    [{ nom: '   ' }, 'saisie_invalide'],
    [{ nom: 'x'.repeat(81) }, 'saisie_invalide'],
    [{ recherche: 'https://ailleurs.example' }, 'saisie_invalide'],
    [{ recherche: `?${'x'.repeat(8000)}` }, 'saisie_invalide'],
  ])('refuse %o', async (changement, issue) => {
    const { as } = bench();
    const { api } = as({ role: 'gestionnaire_region' });
    expect(await getIssue(api.vues.enregistrer({ ...SAISIE, partage: 'privee', ...changement }))).toBe(issue);
  });

  it(`s’arrêtent à ${MAX_VUES} par personne`, async () => {
    const { db, as } = bench();
    const { acteur, api } = as({ role: 'gestionnaire_region' });
    const commun = { page: 'formations', partage: 'privee', etat: '', creeLe: 'le', modifieLe: 'le' } as const;
    for (let n = 0; n < MAX_VUES; n++)
      db.insert(vues)
        .values({ ...commun, auteurId: acteur.id ?? 0, nom: `Vue ${n}` })
        .run();
    expect(await getIssue(api.vues.enregistrer({ ...SAISIE, partage: 'privee' }))).toBe('trop_de_vues');
  });
});

import { describe, expect, it } from 'vitest';
import { getIssue, UAI } from '#server/db/bench.ts';
import { entrees } from '#server/db/schema/derive.ts';
import { proprietes } from '#server/db/schema/imports.ts';
import { signaux } from '#server/db/schema/reperage.ts';
import { reglages } from '#shared/reperage/signal.ts';
import { benchReperage, FORMATION } from './banc.ts';

const SIGNAL = {
  ...{ nature: 'fermeture' as const, formation: FORMATION, lieu: UAI },
  question: 'Comment la région entend-elle y répondre ?',
  echeance: `${new Date().getFullYear() + 1}-03-01`,
  reglages: reglages.parse({}),
};
const REPONSE = { reponse: 'maintien_justifie' as const, explication: 'Seule offre de la vallée.' };

describe('un signal', () => {
  it('fige les chiffres et la version du jour, et garde sa réponse', async () => {
    const { db, as } = benchReperage();
    const pilote = as({ role: 'pilote' });
    const region = as({ role: 'gestionnaire_region' });
    const { id } = await pilote.api.reperage.signaler(SIGNAL);
    db.update(entrees).set({ effectifEntree: 30, effectif1: 30 }).run();
    db.insert(proprietes).values({ cle: 'version', valeur: 'suivante' }).run();
    const [recu] = await region.api.reperage.signaux();
    expect(recu?.constat.map(({ critere, affiche }) => [critere, affiche.replace(/\s/g, ' ')])).toEqual([
      ['petite_entree', '6 entrants, constat 2025 · seuil < 8 élèves · solide'],
      ['baisse', '−70 % : 20 → 6 entrants, 2024 → 2025 · seuil ≥ 20 % · probable · l’ensemble recule de 70 %'],
    ]);
    expect(recu).toMatchObject({
      versionDonnees: 'vide',
      etat: 'attendu',
      isEmis: false,
      canRepondre: true,
      canClore: false,
    });
    await region.api.reperage.repondre({ id, ...REPONSE });
    expect(await getIssue(region.api.reperage.repondre({ id, ...REPONSE }))).toBe('signal_deja_repondu');
    const [repondu] = await pilote.api.reperage.signaux();
    expect(repondu).toMatchObject({ etat: 'repondu', ...REPONSE, isEmis: true, canClore: true, canRepondre: false });
    await pilote.api.reperage.clore({ id });
    expect((await pilote.api.reperage.signaux())[0]?.etat).toBe('clos');
  });

  it('est unique tant qu’il est ouvert ; clos, on peut en émettre un autre, et les deux restent', async () => {
    const { as } = benchReperage();
    const { api } = as({ role: 'admin' });
    const { id } = await api.reperage.signaler(SIGNAL);
    expect(await getIssue(api.reperage.signaler(SIGNAL))).toBe('signal_deja_ouvert');
    await api.reperage.clore({ id });
    await api.reperage.signaler(SIGNAL);
    expect(await api.reperage.signaux()).toHaveLength(2);
  });

  it('ne se clôt au niveau de la région que s’il en vient, et ne se répond pas à soi-même', async () => {
    const { as } = benchReperage();
    const [ministere, rectorat, collectivite] = [
      as({ role: 'admin' }),
      as({ role: 'admin_region' }),
      as({ role: 'region' }),
    ];
    const { id } = await ministere.api.reperage.signaler(SIGNAL);
    expect(await getIssue(rectorat.api.reperage.clore({ id }))).toBe('action_interdite');
    expect(await getIssue(ministere.api.reperage.repondre({ id, ...REPONSE }))).toBe('action_interdite');
    await ministere.api.reperage.clore({ id });
    const { id: regional } = await collectivite.api.reperage.signaler(SIGNAL);
    expect(await getIssue(rectorat.api.reperage.clore({ id: regional }))).toBe('fait');
    expect(await getIssue(rectorat.api.reperage.repondre({ id: regional, ...REPONSE }))).toBe('signal_clos');
  });

  it.each([
    ['une échéance passée', { echeance: '2020-01-01' }, 'saisie_invalide'],
    ['une échéance lointaine', { echeance: '2099-01-01' }, 'saisie_invalide'],
    ['une question vide', { question: '' }, 'saisie_invalide'],
    ['un résultat qui ne remplit aucun critère', { reglages: reglages.parse({ criteres: 'q4' }) }, 'saisie_invalide'],
    ['une offre qui n’existe pas', { formation: '40025299.247.scolaire' }, 'reperage_introuvable'],
    ['des chiffres venus du client', { constat: [] }, 'saisie_invalide'],
  ])('refuse %s, sans rien écrire', async (_, saisie, issue) => {
    const { db, as } = benchReperage();
    expect(await getIssue(as({ role: 'admin' }).api.reperage.signaler({ ...SIGNAL, ...saisie }))).toBe(issue);
    expect(db.select().from(signaux).all()).toEqual([]);
  });
});

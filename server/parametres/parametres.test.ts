import { describe, expect, it } from 'vitest';
import { bench, getIssue } from '#server/db/bench.ts';
import { loadFaits } from '#server/faits/service.ts';
import { can, NOMS_ROLES } from '#shared/permissions.ts';

const JOUR = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
const SAISIE = { code: 'pression_faible', valeur: 0.6, depuis: JOUR, motif: 'Décision du comité de pilotage' } as const;

describe('les seuils datés', () => {
  it('se lisent sans connexion ; l’auteur d’une décision n’est dit qu’aux personnes connectées', async () => {
    const { as, anonyme } = bench();
    const admin = as({ role: 'admin' });
    await admin.api.parametres.decider(SAISIE);
    const lire = async (api: typeof anonyme) =>
      (await api.parametres.list()).seuils.find((s) => s.code === SAISIE.code);
    expect(await lire(anonyme)).toMatchObject({ valeur: 0.6, decisions: [{ motif: SAISIE.motif, auteur: null }] });
    expect((await lire(admin.api))?.decisions[0]?.auteur).toMatch(/^Camille Essai/);
  });

  it('prennent effet au jour dit, et la dernière décision du jour l’emporte ; toutes restent', async () => {
    const { db, as } = bench();
    const { api } = as({ role: 'admin' });
    await api.parametres.decider({ ...SAISIE, valeur: 0.5 });
    await api.parametres.decider(SAISIE);
    await api.parametres.decider({ ...SAISIE, valeur: 0.9, depuis: '2099-01-01' });
    const seuil = (await api.parametres.list()).seuils.find((s) => s.code === SAISIE.code);
    expect([seuil?.valeur, seuil?.decisions.map((d) => d.valeur)]).toEqual([0.6, [0.9, 0.6, 0.5]]);
    expect(loadFaits(db, 0).faits.parametres.pression_faible).toBe(0.6);
  });

  it.each([
    ['hors des bornes', { valeur: 40 }],
    ['dans le passé', { depuis: '2020-01-01' }],
    ['sans motif', { motif: '' }],
  ])('refusent une décision %s', async (_, changement) => {
    const { api } = bench().as({ role: 'admin' });
    expect(await getIssue(api.parametres.decider({ ...SAISIE, ...changement }))).toBe('saisie_invalide');
  });

  it('ne se décident que selon la table des droits', async () => {
    const { as, anonyme } = bench();
    for (const role of NOMS_ROLES) {
      const personne = role === 'anonyme' ? null : as({ role });
      const attendu = !personne
        ? 'non_connecte'
        : can(personne.acteur, 'parametre.modifier')
          ? 'fait'
          : 'action_interdite';
      expect([role, await getIssue((personne?.api ?? anonyme).parametres.decider(SAISIE))]).toEqual([role, attendu]);
    }
  });
});

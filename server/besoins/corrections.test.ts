import { beforeEach, describe, expect, it } from 'vitest';
import { CFD, getIssue } from '#server/db/bench.ts';
import type { SaisieCorrection } from '#shared/besoins/correction.ts';
import { NOMS_ROLES } from '#shared/permissions.ts';
import { buildBancBesoins } from './banc.ts';

const CLE = '40025214.247.scolaire';
const MOTIF = 'Le titulaire travaille aussi en cuisine.';
const AJOUT: SaisieCorrection = { cfd: CFD, famille: 'S1X', sens: 'ajout', motif: MOTIF };
const RETRAIT: SaisieCorrection = { cfd: CFD, famille: 'G1X', sens: 'retrait', motif: MOTIF };

let banc: ReturnType<typeof buildBancBesoins>;
let admin: ReturnType<typeof banc.as>['api'];
beforeEach(() => {
  banc = buildBancBesoins();
  admin = banc.as({ role: 'admin' }).api;
});
const lire = (api = banc.anonyme) => api.besoins.formation({ cle: CLE, territoire: 'region:84', rentree: 0 });
const listFamilles = async () => (await lire()).familles.map((f) => f.code);

describe('corriger un lien', () => {
  it('un ajout relie la famille, et ses projets comptent aussitôt', async () => {
    await admin.besoins.corriger(AJOUT);
    const { familles, comparaison } = await lire();
    expect(familles.map((f) => f.code)).toEqual(['G0B', 'G1X', 'S1X']);
    expect(comparaison.at(-1)?.projets.valeur).toBe(280);
    expect(familles.at(-1)?.places.places).toBe(8);
  });

  it('un retrait écarte la famille, que le chemin montre encore, avec le motif', async () => {
    await admin.besoins.corriger(RETRAIT);
    const { chemin } = await lire();
    expect(await listFamilles()).toEqual(['G0B']);
    expect(chemin.retirees).toMatchObject([{ code: 'G1X', romes: ['I1604'], correction: { motif: MOTIF } }]);
  });

  it('dit qui aux personnes connectées, quand et pourquoi à tous', async () => {
    await admin.besoins.corriger(AJOUT);
    const [visiteur, connecte] = [await lire(), await lire(banc.as({ role: 'perdir' }).api)].map(
      ({ chemin }) => chemin.familles.at(-1)?.correction,
    );
    expect(visiteur).toMatchObject({ auteur: null, motif: MOTIF });
    expect(connecte?.auteur).toMatch(/^Camille Essai/);
  });

  it('annuler rend le lien des nomenclatures et garde la trace', async () => {
    const { id } = await admin.besoins.corriger(RETRAIT);
    await admin.besoins.annulerCorrection({ id });
    expect(await listFamilles()).toEqual(['G0B', 'G1X']);
    expect(await admin.besoins.listCorrections()).toMatchObject([
      { id, cfd: CFD, famille: 'G1X', sens: 'retrait', motif: MOTIF, annulePar: expect.stringMatching(/^Camille/) },
    ]);
    await admin.besoins.corriger(RETRAIT);
    expect(await listFamilles()).toEqual(['G0B']);
  });

  it.each<[string, SaisieCorrection, string]>([
    ['ajouter ce qui est relié', { ...AJOUT, famille: 'G0B' }, 'saisie_invalide'],
    ['retirer ce qui ne l’est pas', { ...RETRAIT, famille: 'S1X' }, 'saisie_invalide'],
    ['un motif trop court', { ...AJOUT, motif: '  oui  ' }, 'saisie_invalide'],
    ['un diplôme inconnu', { ...AJOUT, cfd: '99999999' }, 'diplome_introuvable'],
    ['une famille inconnue', { ...AJOUT, famille: 'Z9X' }, 'famille_introuvable'],
  ])('refuse %s', async (_, saisie, code) => {
    expect(await getIssue(admin.besoins.corriger(saisie))).toBe(code);
    expect(await admin.besoins.listCorrections()).toEqual([]);
  });

  it('dit le conflit : un lien déjà corrigé, une correction déjà annulée, une correction inconnue', async () => {
    const { id } = await admin.besoins.corriger(AJOUT);
    expect(await getIssue(admin.besoins.corriger({ ...AJOUT, sens: 'retrait' }))).toBe('lien_deja_corrige');
    await admin.besoins.annulerCorrection({ id });
    expect(await getIssue(admin.besoins.annulerCorrection({ id }))).toBe('correction_deja_annulee');
    expect(await getIssue(admin.besoins.annulerCorrection({ id: 999 }))).toBe('correction_introuvable');
  });
});

describe('qui peut corriger', () => {
  it.each(NOMS_ROLES.filter((role) => role !== 'admin'))('%s ne le peut pas', async (role) => {
    const api = role === 'anonyme' ? banc.anonyme : banc.as({ role }).api;
    const refus = role === 'anonyme' ? 'non_connecte' : 'action_interdite';
    expect(await getIssue(api.besoins.corriger(AJOUT))).toBe(refus);
    expect(await getIssue(api.besoins.annulerCorrection({ id: 1 }))).toBe(refus);
    expect(await getIssue(api.besoins.listCorrections())).toBe(refus);
    expect(await listFamilles()).toEqual(['G0B', 'G1X']);
  });
});

describe('chercher un diplôme', () => {
  it.each([
    ['essai', 1],
    ['bac pro essai', 1],
    [CFD, 1],
    ['boulanger', 0],
  ])('« %s » en trouve %i', async (q, total) => {
    expect((await admin.besoins.diplomes({ q })).total).toBe(total);
  });

  it('montre son chemin en vigueur', async () => {
    expect((await admin.besoins.chemin({ cfd: CFD })).familles.map((f) => f.code)).toEqual(['G0B', 'G1X']);
  });
});

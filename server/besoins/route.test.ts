import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { CFD } from '#server/db/bench.ts';
import { buildServer } from '#server/http.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { buildBancBesoins } from './banc.ts';

const URL_BESOINS = '/donnees/besoins.json';
const CORRECTION = { cfd: CFD, famille: 'S1X', sens: 'ajout', motif: 'Le titulaire travaille en cuisine.' } as const;

const ouvrir = () => {
  const banc = buildBancBesoins();
  const app = buildServer(banc.db, { client: '', mandataire: false });
  const lire = (headers: Record<string, string> = {}) => app.inject({ url: URL_BESOINS, headers });
  return { banc, lire };
};

describe('GET /donnees/besoins.json', () => {
  let jeu: ReturnType<typeof ouvrir>;
  beforeEach(() => {
    jeu = ouvrir();
  });

  it('rend les cellules, les liens, la tension et le chômage', async () => {
    const besoins = (await jeu.lire({ 'accept-encoding': 'identity' })).json<Besoins>();
    expect(besoins).toMatchObject({ annee: 2024, anneeTension: 2024, anneeChomage: 2023 });
    expect(besoins.cellules.projets).toEqual([50, 30, 200, 0]);
    expect(besoins.cellules.secretes).toEqual([0, 0, 0, 1]);
    expect(besoins.liens).toEqual({ cfd: [CFD], familles: [[0, 1]] });
    expect(besoins.tension.map((t) => t.region)).toEqual(['84', '11']);
    expect(besoins.chomages).toEqual([{ maille: 'departement', code: '069', annee: 2023, taux: 0.064 }]);
  });

  it('comprimé, rend la même chose', async () => {
    const reponse = await jeu.lire({ 'accept-encoding': 'gzip' });
    expect(reponse.headers['content-encoding']).toBe('gzip');
    const nu = await jeu.lire({ 'accept-encoding': 'identity' });
    expect(gunzipSync(reponse.rawPayload).toString()).toBe(nu.payload);
  });

  it('déjà connu, ne se renvoie pas ; une correction, puis son annulation, changent son ETag', async () => {
    const admin = jeu.banc.as({ role: 'admin' }).api;
    const getEtag = async () => String((await jeu.lire()).headers.etag);
    const avant = await getEtag();
    expect((await jeu.lire({ 'if-none-match': avant })).statusCode).toBe(304);
    const { id } = await admin.besoins.corriger(CORRECTION);
    const corrige = await getEtag();
    await admin.besoins.annulerCorrection({ id });
    expect(new Set([avant, corrige, await getEtag()]).size).toBe(3);
    expect((await jeu.lire({ 'if-none-match': avant })).statusCode).toBe(200);
  });

  it('ne porte aucun nom d’agent', async () => {
    await jeu.banc.as({ role: 'admin' }).api.besoins.corriger(CORRECTION);
    expect((await jeu.lire({ 'accept-encoding': 'identity' })).payload).not.toMatch(/Camille|motif/);
  });
});

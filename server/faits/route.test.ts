import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildBancDerive, getMefstat } from '#server/db/derive/banc.ts';
import { buildServer } from '#server/http.ts';

const CFD = '40025214';
const URL_FAITS = '/donnees/offres.json';

const ouvrir = () => {
  const banc = buildBancDerive();
  banc.cursus({ cfd: CFD, dispositif: '247', duree: 3 });
  banc.constat(getMefstat(CFD, '247', 1), 20);
  banc.derive();
  const app = buildServer(banc.db, { client: '', mandataire: false });
  const lire = (headers: Record<string, string> = {}, url = URL_FAITS) => app.inject({ url, headers });
  const setVersion = (version: string) =>
    banc.db.$client
      .prepare(`insert into proprietes values ('version', ?) on conflict do update set valeur = excluded.valeur`)
      .run(version);
  return { banc, lire, setVersion };
};

describe('GET /donnees/offres.json', () => {
  let jeu: ReturnType<typeof ouvrir>;
  beforeEach(() => {
    jeu = ouvrir();
  });

  it.each([
    ['gzip, deflate, br, zstd', 'gzip'],
    ['*', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    ['br', undefined],
    ['gzip;q=0, *', undefined],
    ['*;q=0', undefined],
  ])('Accept-Encoding « %s » rend %s', async (accepte, codage) => {
    const reponse = await jeu.lire({ 'accept-encoding': accepte });
    expect(reponse.headers['content-encoding']).toBe(codage);
    expect(reponse.headers.vary).toMatch(/accept-encoding/i);
    const corps = codage ? gunzipSync(reponse.rawPayload).toString() : reponse.payload;
    expect(JSON.parse(corps).offres.effectif).toEqual([20]);
  });

  it('sans Accept-Encoding, rien n’est comprimé', async () => {
    const reponse = await jeu.lire();
    expect(reponse.headers['content-encoding']).toBeUndefined();
    expect(reponse.json().offres.effectif).toEqual([20]);
  });

  it('ne renvoie rien à qui a déjà ces faits, et tout dès que les données changent', async () => {
    const etag = String((await jeu.lire()).headers.etag);
    expect((await jeu.lire({ 'if-none-match': etag })).statusCode).toBe(304);
    expect((await jeu.lire({ 'if-none-match': `"autre", ${etag}` })).statusCode).toBe(304);
    jeu.setVersion('f'.repeat(64));
    const apres = await jeu.lire({ 'if-none-match': etag });
    expect(apres.statusCode).toBe(200);
    expect(apres.json().version).toBe('f'.repeat(64));
    expect(apres.headers.etag).toContain('f'.repeat(16));
  });

  it('une rentrée chargée a son étiquette, une rentrée inconnue celle de la dernière', async () => {
    const getEtag = async (rentree: number) => (await jeu.lire({}, `${URL_FAITS}?rentree=${rentree}`)).headers.etag;
    expect(await getEtag(2024)).not.toBe(await getEtag(0));
    expect(await getEtag(1987)).toBe(await getEtag(0));
  });
});

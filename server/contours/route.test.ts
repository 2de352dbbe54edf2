import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bench } from '#server/db/bench.ts';
import { bassins } from '#server/db/schema/derive.ts';
import { communesBassins, communesCentroides } from '#server/db/schema/territoires.ts';
import { buildServer } from '#server/http.ts';
import type { ContoursEmploi } from './topologie.ts';

const COMMUNES = [
  { commune: '69123', bassin: '8428', libelleBassin: 'LYON', latitude: 45.76, longitude: 4.84 },
  { commune: '69264', bassin: '8429', libelleBassin: 'VILLEFRANCHE', latitude: 45.99, longitude: 4.72 },
];

const ouvrir = () => {
  const { db } = bench();
  for (const { latitude, longitude, ...rattachement } of COMMUNES) {
    db.insert(communesBassins)
      .values({ ...rattachement, annee: 2021, fichierId: 1 })
      .run();
    db.insert(communesCentroides).values({ commune: rattachement.commune, latitude, longitude, fichierId: 1 }).run();
  }
  db.insert(bassins).values({ code: '8428', libelle: 'Lyon Centre' }).run();
  const app = buildServer(db, { client: '', mandataire: false });
  const lire = (headers: Record<string, string> = {}) => app.inject({ url: '/donnees/contours.json', headers });
  const setVersion = (version: string) =>
    db.$client
      .prepare(`insert into proprietes values ('version', ?) on conflict do update set valeur = excluded.valeur`)
      .run(version);
  return { lire, setVersion };
};

it('sert les contours des communes chargées, dits approchés, avec leur nom et leur année', async () => {
  const { lire } = ouvrir();
  const reponse = await lire({ 'accept-encoding': 'gzip' });
  expect(reponse.headers['content-encoding']).toBe('gzip');
  const contours: ContoursEmploi = JSON.parse(gunzipSync(reponse.rawPayload).toString());
  expect(contours).toMatchObject({ type: 'Topology', approche: true, annees: { bassins: 2021, zones: null } });
  expect(contours.mention).toMatch(/^Contours approchés/);
  expect(contours.objects.bassins.geometries.map(({ properties }) => properties)).toEqual([
    { code: '8428', libelle: 'Lyon Centre' },
    { code: '8429', libelle: '8429' },
  ]);
  expect(contours.objects.zones.geometries).toEqual([]);
  expect((await lire()).json()).toEqual(contours);
});

it('ne renvoie rien à qui les a déjà, et les recalcule quand les données changent', async () => {
  const { lire, setVersion } = ouvrir();
  const premiere = await lire();
  const etag = String(premiere.headers.etag);
  expect((await lire({ 'if-none-match': etag })).statusCode).toBe(304);
  setVersion('c'.repeat(64));
  const apres = await lire({ 'if-none-match': etag });
  expect(apres.statusCode).toBe(200);
  expect(apres.json().version).toBe('c'.repeat(64));
});

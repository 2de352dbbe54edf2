import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildDemande } from '#server/db/bench.ts';
import { openDb } from '#server/db/connection.ts';
import { followVersion, getChemin, getDossier, putEnVigueur } from '#server/db/versions.ts';
import { buildServer } from '#server/http.ts';
import { findArchive } from './archives.ts';
import { type Fichiers, N_MEF, writeFichiers } from './banc.ts';
import { importVersion, type OptionsVersion } from './version.ts';

const constat = (effectif: number, rentree = 2020): string =>
  `Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total\n${rentree};0010001W;23210025524;${effectif}\n`;

const openBanc = () => {
  const dossier = mkdtempSync(join(tmpdir(), 'version-'));
  const db = openDb(join(dossier, 'base.sqlite'));
  const app = buildServer(db, { client: '', mandataire: false });
  onTestFinished(async () => {
    await app.close();
    db.$client.close();
    rmSync(dossier, { recursive: true });
  });
  return {
    db,
    importe: (fichiers: Fichiers, options: OptionsVersion = {}) =>
      importVersion(db, [writeFichiers(fichiers)], options),
    faits: () => app.inject({ url: '/donnees/offres.json', headers: { 'accept-encoding': 'gzip' } }),
    versions: () => db.$client.prepare('select id, statut, traitement from versions order by id').all(),
    listDossier: () =>
      readdirSync(getDossier(db))
        .filter((nom) => /^\d/.test(nom) && !/-(wal|shm)$/.test(nom))
        .sort(),
  };
};

test('chaque chargement est une version ; revenir à la précédente rend les mêmes réponses, à l’octet', async () => {
  const { db, importe, faits, versions, listDossier } = openBanc();
  expect((await importe({ 'nMef.csv': N_MEF, 'c.csv': constat(12) })).versionId).toBe(1);
  const avant = await faits();
  expect((await importe({ 'c.csv': constat(20) })).versionId).toBe(2);
  const apres = await faits();
  expect([avant.headers.etag === apres.headers.etag, avant.rawPayload.equals(apres.rawPayload)]).toEqual([
    false,
    false,
  ]);
  expect(versions()).toEqual([
    { id: 1, statut: 'remplacee', traitement: 'pret' },
    { id: 2, statut: 'publiee', traitement: 'pret' },
  ]);
  const geste = { evenement: 'revenir', acteurId: null, motif: 'erreur', le: '2026-03-02T09:00:00.000Z' };
  putEnVigueur(db, 1, geste, () => undefined);
  const retour = await faits();
  expect(retour.headers.etag).toBe(avant.headers.etag);
  expect(retour.rawPayload.equals(avant.rawPayload)).toBe(true);
  expect(listDossier()).toEqual([1, 2].map((id) => basename(getChemin(db, id))));
});

test('le même fichier deux fois, un refus, un essai : aucune version, aucun fichier de plus', async () => {
  const { importe, versions, listDossier } = openBanc();
  await importe({ 'nMef.csv': N_MEF, 'c.csv': constat(12) });
  const [avant, dossier] = [versions(), listDossier()];
  expect(await importe({ 'renomme.csv': constat(12) })).toMatchObject({ statut: 'inchange', versionId: null });
  expect(await importe({ 'faux.csv': 'a;b\n1;2\n' })).toMatchObject({ statut: 'refuse', versionId: null });
  expect(await importe({ 'c.csv': constat(30) }, { essai: true })).toMatchObject({ statut: 'essai', versionId: null });
  expect(versions()).toEqual(avant);
  expect(listDossier()).toEqual(dossier);
});

test('préparer laisse la version en vigueur en place ; les fichiers chargés sont gardés tels quels', async () => {
  const { db, importe, versions } = openBanc();
  await importe({ 'nMef.csv': N_MEF, 'c.csv': constat(12) });
  const rapport = await importe({ 'c.csv': constat(20) }, { preparer: true });
  expect(versions()).toMatchObject([{ statut: 'publiee' }, { statut: 'preparation' }]);
  expect(db.$client.prepare('select effectif from constats').pluck().all()).toEqual([12]);
  const empreinte = rapport.fichiers[0]?.empreinte ?? '';
  expect(findArchive(db, empreinte)?.toString()).toBe(constat(20));
  expect(findArchive(db, '0'.repeat(64))).toBeNull();
});

test('pendant un chargement, on lit et on écrit comme si de rien n’était', async () => {
  const { db, importe } = openBanc();
  await importe({ 'nMef.csv': N_MEF, 'c.csv': constat(12) });
  const octets = readFileSync(getChemin(db, 1));
  const chargement = importe({ 'c.csv': constat(20) });
  const debut = performance.now();
  expect(buildDemande(db).version).toBe(1);
  expect(performance.now() - debut).toBeLessThan(500);
  await chargement;
  expect(readFileSync(getChemin(db, 1)).equals(octets)).toBe(true);
});

test('une version publiée entre-temps n’est jamais défaite par un chargement parti d’avant elle', async () => {
  const { importe, versions } = openBanc();
  await importe({ 'nMef.csv': N_MEF, 'c.csv': constat(12) });
  const [premier, second] = await Promise.all([importe({ 'c.csv': constat(20) }), importe({ 'c.csv': constat(30) })]);
  expect([premier.statut, second.statut].sort()).toEqual(['charge', 'refuse']);
  expect([...premier.fautes, ...second.fautes]).toEqual([expect.stringContaining('a changé depuis')]);
  expect(versions()).toHaveLength(2);
});

test('une panne juste après la publication n’efface pas la version qui vient d’être mise en vigueur', async () => {
  const { db, importe, versions } = openBanc();
  const exec = vi.spyOn(db.$client, 'exec').mockImplementation(() => {
    throw new Error('disque en panne');
  });
  await expect(importe({ 'nMef.csv': N_MEF, 'c.csv': constat(12) })).rejects.toThrow('disque en panne');
  exec.mockRestore();
  expect(versions()).toEqual([{ id: 1, statut: 'publiee', traitement: 'pret' }]);
  followVersion(db);
  expect(db.$client.prepare('select effectif from constats').pluck().all()).toEqual([12]);
});

test('deux fichiers du même nom, d’années différentes, sont tous deux inscrits et gardés', async () => {
  const { db } = openBanc();
  const dossier = writeFichiers({ 'nMef.csv': N_MEF });
  for (const rentree of [2023, 2024]) {
    mkdirSync(join(dossier, String(rentree)));
    writeFileSync(join(dossier, String(rentree), 'constat.csv'), constat(12, rentree));
  }
  const { fichiers } = await importVersion(db, [dossier]);
  const inscrits = db.$client.prepare('select nom, empreinte from versions_fichiers order by nom').all();
  expect(inscrits).toEqual(
    ['2023/constat.csv', '2024/constat.csv', 'nMef.csv'].map((nom, i) => ({ nom, empreinte: fichiers[i]?.empreinte })),
  );
  expect(fichiers.every(({ empreinte }) => findArchive(db, empreinte) !== null)).toBe(true);
});

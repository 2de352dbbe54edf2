import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildDemande, buildUtilisateur, callAs, getIssue } from '#server/db/bench.ts';
import { openDb, setAttenteServeur } from '#server/db/connection.ts';
import { ERRORS } from '#shared/errors.ts';

const dossier = mkdtempSync(join(tmpdir(), 'import-en-cours-'));

// Le refus est consigné dans la console : on l'attend, on ne le montre pas.
beforeAll(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(dossier, { recursive: true });
});

it('pendant qu’un import tient la base, on lit, et une écriture est refusée aussitôt sans rien changer', async () => {
  const fichier = join(dossier, 'base.sqlite');
  const db = openDb(fichier);
  setAttenteServeur(db);
  const { numero } = buildDemande(db);
  const api = callAs(db, buildUtilisateur(db, { role: 'admin' }));
  const importeur = new Database(fichier);
  importeur.exec('begin immediate');
  const etape = { numero, version: 1, transition: 'retenir', motif: '' } as const;
  const debut = performance.now();
  expect((await api.demandes.list({})).lignes).toHaveLength(1);
  expect(await getIssue(api.demandes.appliquer(etape))).toBe('base_saturee');
  expect(performance.now() - debut).toBeLessThan(1000);
  expect(ERRORS.base_saturee.phrase).toMatch(/import.*Rien n’a été modifié.*réessayez/);
  importeur.exec('rollback');
  importeur.close();
  expect(await getIssue(api.demandes.appliquer(etape))).toBe('fait');
  db.$client.close();
});

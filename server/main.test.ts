import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '#server/config.ts';

const RACINE = join(import.meta.dirname, '..');
const ANNONCE = /Carte des formations – Pilotage : http:\/\/127\.0\.0\.1:(\d+)/;

/** Lance le vrai programme et l'arrête par SIGTERM dès qu'il a annoncé son adresse (ou s'arrête de lui-même). */
const run = async (env: Record<string, string>) => {
  const dossier = mkdtempSync(join(tmpdir(), 'main-'));
  const serveur = spawn(process.execPath, ['server/main.ts'], {
    cwd: RACINE,
    env: { ...process.env, HOST: '127.0.0.1', BASE: join(dossier, 'base.sqlite'), ...env },
  });
  let [sortie, erreurs] = ['', ''];
  serveur.stderr.on('data', (morceau) => {
    erreurs += String(morceau);
  });
  serveur.stdout.on('data', (morceau) => {
    sortie += String(morceau);
    if (ANNONCE.test(sortie)) serveur.kill('SIGTERM');
  });
  const garde = setTimeout(() => serveur.kill('SIGKILL'), 30_000);
  const [code] = await once(serveur, 'close');
  clearTimeout(garde);
  rmSync(dossier, { recursive: true });
  return { code, sortie, erreurs };
};

it('si le port est pris, le dit et prend le suivant ; s’arrête proprement sur SIGTERM', async () => {
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  const { port } = occupant.address() as AddressInfo;
  const { code, sortie, erreurs } = await run({ PORT: String(port) });
  occupant.close();
  expect(erreurs).toContain(`Le port ${port} est déjà pris : essai du suivant.`);
  expect(Number(sortie.match(ANNONCE)?.[1])).toBeGreaterThan(port);
  expect(code).toBe(0);
}, 40_000);

it('une variable d’environnement invalide arrête le démarrage en la nommant', async () => {
  const { code, erreurs } = await run({ PORT: 'trois mille' });
  expect([code, erreurs.trim()]).toEqual([1, 'Variable d’environnement invalide : PORT (trois mille).']);
}, 40_000);

it('sans rien dans l’environnement, écoute 127.0.0.1:3000 sur la base du dépôt, sans croire de mandataire', () => {
  expect(loadConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    base: join(RACINE, 'donnees/pilotage.sqlite'),
    mandataire: false,
  });
});

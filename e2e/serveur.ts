import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemonstration } from '#seed/run.ts';
import { loadConfig } from '#server/config.ts';
import { openDb } from '#server/db/connection.ts';
import { buildServer } from '#server/http.ts';

/**
 * Serveurs des essais de bout en bout : un par port donné, chacun sur sa copie d'une base neuve qui porte la
 * démonstration. Ce qu'un groupe d'essais écrit, l'autre ne le voit pas. Tout part à l'arrêt.
 */
const racine = mkdtempSync(join(tmpdir(), 'e2e-'));
const getBase = (dossier: string): string => join(racine, dossier, 'pilotage.sqlite');

const semis = openDb(getBase('semis'));
await seedDemonstration(semis, console.log);
semis.$client.close();

const start = async (port: string): Promise<() => Promise<void>> => {
  cpSync(join(racine, 'semis'), join(racine, port), { recursive: true });
  const db = openDb(getBase(port));
  const app = buildServer(db, loadConfig());
  await app.listen({ port: Number(port), host: '127.0.0.1' });
  return async () => {
    await app.close();
    db.$client.close();
  };
};

const arrets = await Promise.all(process.argv.slice(2).map(start));

process.on('SIGTERM', async () => {
  await Promise.all(arrets.map((arret) => arret()));
  rmSync(racine, { recursive: true, force: true });
  process.exit(0);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemonstration } from '#seed/run.ts';
import { loadConfig } from '#server/config.ts';
import { openDb } from '#server/db/connection.ts';
import { buildServer } from '#server/http.ts';

/** Serveur des essais de bout en bout : une base neuve, la démonstration, un port donné ; tout part à l'arrêt. */
const port = Number(process.argv[2]);
const dossier = mkdtempSync(join(tmpdir(), 'e2e-'));
const base = join(dossier, 'pilotage.sqlite');
const db = openDb(base);
await seedDemonstration(db, console.log);
const app = buildServer(db, loadConfig());
await app.listen({ port, host: '127.0.0.1' });

process.on('SIGTERM', async () => {
  await app.close();
  db.$client.close();
  rmSync(dossier, { recursive: true, force: true });
  process.exit(0);
});

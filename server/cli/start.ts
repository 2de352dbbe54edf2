import { isVide, seedDemonstration } from '#seed/run.ts';
import { loadConfig } from '#server/config.ts';
import { openDb } from '#server/db/connection.ts';
import { buildClient } from './client-build.ts';

/** `npm start` : construit le client, charge la démonstration si la base est vide, puis sert. */
await buildClient();
const db = openDb(loadConfig().base);
if (isVide(db)) await seedDemonstration(db, console.log);
db.$client.close();
await import('#server/main.ts');

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from './schema/index.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

/** Dossier des migrations, relatif à ce fichier : le serveur démarre de n'importe quel dossier courant. */
const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Attente d'un verrou d'écriture : longue pour une commande, qui n'a rien d'autre à faire. */
const ATTENTE_COMMANDE_MS = 5000;
/** Courte pour le serveur, qu'une attente fige tout entier : pendant un import, une écriture est refusée aussitôt. */
const ATTENTE_SERVEUR_MS = 300;

/** Règle la base pour servir : une écriture n'attend pas la fin d'un import, les lectures continuent. */
export const setAttenteServeur = (db: Db): void => {
  db.$client.pragma(`busy_timeout = ${ATTENTE_SERVEUR_MS}`);
};

/** Ouvre (et crée au besoin) la base, règle SQLite et applique les migrations. `:memory:` pour les tests. */
export const openDb = (fichier: string): Db => {
  if (fichier !== ':memory:') mkdirSync(dirname(fichier), { recursive: true });
  const client = new Database(fichier);
  client.pragma('journal_mode = WAL');
  // FULL : une écriture acquittée survit à une coupure, pas seulement à l'arrêt du processus.
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma(`busy_timeout = ${ATTENTE_COMMANDE_MS}`);
  client.pragma('cache_size = -65536');
  client.pragma('mmap_size = 268435456');
  const db = drizzle(client, { schema, casing: 'snake_case' });
  migrate(db, { migrationsFolder: MIGRATIONS });
  return db;
};

import { mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from './schema/index.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

/** La base ou une transaction ouverte : une écriture ne dit pas laquelle. */
export type Ecriture = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>;

/** Les deux schémas : ce que les personnes saisissent, et les données officielles d'une version. */
export type Historique = 'saisie' | 'donnees';

const CACHE_KIO = 65_536;
const MMAP_OCTETS = 268_435_456;
/** Attente d'un verrou d'écriture : aucune écriture de l'application ne dure, un import se fait dans son propre fichier. */
const ATTENTE_MS = 5000;

/** Ouvre un fichier SQLite (ou `:memory:`) réglé pour l'application, sans toucher à son contenu. */
export const openSqlite = (fichier: string): Db => {
  if (fichier !== ':memory:') mkdirSync(dirname(fichier), { recursive: true });
  const client = new Database(fichier);
  client.pragma('foreign_keys = ON');
  client.pragma(`busy_timeout = ${ATTENTE_MS}`);
  client.pragma(`cache_size = -${CACHE_KIO}`);
  client.pragma(`mmap_size = ${MMAP_OCTETS}`);
  return drizzle(client, { schema, casing: 'snake_case' });
};

// Relatif à ce fichier : le serveur démarre de n'importe quel dossier courant.
const getMigrations = (historique: Historique): string =>
  fileURLToPath(new URL(`../../migrations/${historique}`, import.meta.url));

/** Nombre de migrations d'un historique : le rang du schéma. */
export const countMigrations = (historique: Historique): number =>
  readdirSync(getMigrations(historique)).filter((nom) => nom.endsWith('.sql')).length;

/** Applique un des deux historiques de migrations ; chacun a sa table de suivi, une base de test porte les deux. */
export const applyMigrations = (db: Db, historique: Historique): void =>
  migrate(db, { migrationsFolder: getMigrations(historique), migrationsTable: `__migrations_${historique}` });

/** Attache un fichier de données à une connexion, sous un nom que les requêtes n'ont pas à citer. */
export const attachDonnees = ({ $client }: Db, fichier: string): void => {
  $client.prepare('attach ? as donnees').run(fichier);
  $client.pragma(`donnees.cache_size = -${CACHE_KIO}`);
};

/** Fichier de données attaché à une connexion ; nul s'il n'y en a pas. */
export const findAttache = ({ $client }: Db): string | null => {
  const bases = $client.pragma('database_list') as { name: string; file: string }[];
  return bases.find(({ name }) => name === 'donnees')?.file ?? null;
};

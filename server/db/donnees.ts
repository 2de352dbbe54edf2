import { closeSync, copyFileSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { refreshDerived } from './derived.ts';
import { applyMigrations, type Db, openSqlite } from './sqlite.ts';

/**
 * Ouvre un fichier de données à remplir, au schéma de cette application (`:memory:` pour les tests et les essais).
 * Personne d'autre ne le lit encore : ni verrou partagé ni attente du disque. À refermer par `closeDonnees`.
 */
export const openDonnees = (fichier: string): Db => {
  const db = openSqlite(fichier);
  db.$client.pragma('journal_mode = MEMORY');
  db.$client.pragma('synchronous = OFF');
  applyMigrations(db, 'donnees');
  return db;
};

const syncDisque = (chemin: string): void => {
  const descripteur = openSync(chemin, 'r');
  fsyncSync(descripteur);
  closeSync(descripteur);
};

/**
 * Referme un fichier de données prêt à être attaché, et attend qu'il soit sur le disque. En WAL, parce qu'une
 * écriture de la base de saisie verrouillerait sinon aussi le fichier de données qui lui est attaché.
 */
export const closeDonnees = (db: Db): void => {
  const { name, memory } = db.$client;
  if (!memory) db.$client.pragma('journal_mode = WAL');
  db.$client.close();
  if (!memory) syncDisque(name);
};

/** Met un fichier à sa place d'un seul geste : une coupure laisse l'ancien ou le nouveau, jamais un demi-fichier. */
export const moveDonnees = (chantier: string, chemin: string): void => {
  renameSync(chantier, chemin);
  syncDisque(dirname(chemin));
};

/**
 * Écrit sous `chemin` les données de `ancien` (aucune si nul), au schéma et aux règles de cette application. L'ancien
 * fichier n'est pas touché : une connexion peut le lire encore.
 */
export const buildDonnees = (ancien: string | null, chemin: string): void => {
  const chantier = `${chemin}.${process.pid}`;
  if (ancien !== null) copyFileSync(ancien, chantier);
  const db = openDonnees(chantier);
  refreshDerived(db);
  closeDonnees(db);
  moveDonnees(chantier, chemin);
};

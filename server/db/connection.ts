import { refuseBaseMelee } from './refus.ts';
import { applyMigrations, type Db, openSqlite } from './sqlite.ts';
import { followVersion } from './versions.ts';

export { openDonnees } from './donnees.ts';
export type { Db } from './sqlite.ts';

/**
 * Ouvre (et crée au besoin) la base de saisie, applique ses migrations et lui attache la version des données en
 * vigueur. `:memory:`, pour les tests, porte les deux schémas dans la même base. Lève si la base mêle données et
 * saisie, comme en faisait une version précédente de l'application.
 */
export const openDb = (fichier: string): Db => {
  const db = openSqlite(fichier);
  try {
    refuseBaseMelee(db, fichier);
    db.$client.pragma('journal_mode = WAL');
    // FULL : une écriture acquittée survit à une coupure, pas seulement à l'arrêt du processus.
    db.$client.pragma('synchronous = FULL');
    applyMigrations(db, 'saisie');
    if (db.$client.memory) applyMigrations(db, 'donnees');
    else followVersion(db);
  } catch (erreur) {
    db.$client.close();
    throw erreur;
  }
  return db;
};

import { primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fichierId } from './imports.ts';

/**
 * Annuaires d'établissements tels qu'importés, un jeu par source. La table dérivée `etablissements`
 * les fond dans l'ordre annuaire, géolocalisation, ACCE.
 */
export const annuaires = sqliteTable(
  'annuaires',
  {
    annuaire: text({ enum: ['annuaire', 'geolocalisation', 'acce'] }).notNull(),
    uai: text().notNull(),
    nom: text().notNull(),
    type: text(),
    secteur: text({ enum: ['public', 'prive'] }),
    commune: text(),
    libelleCommune: text(),
    /** Trois caractères, nul si le fichier ne le donne pas. */
    departement: text(),
    academie: text(),
    region: text(),
    latitude: real(),
    longitude: real(),
    ministere: text(),
    nature: text(),
    dateOuverture: text(),
    dateFermeture: text(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.annuaire, t.uai] })],
);

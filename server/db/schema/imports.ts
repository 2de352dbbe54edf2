import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Un fichier officiel en vigueur dans la base. Toute ligne importée porte `fichierId` : c'est ainsi que
 * chaque valeur connaît sa source, son année et son empreinte.
 */
export const fichiers = sqliteTable(
  'fichiers',
  {
    id: integer().primaryKey(),
    source: text().notNull(),
    /** Rentrée (« 2025 »), millésime (« 2022_2023 »), année civile, liste d'années, ou « » sans millésime. */
    annee: text().notNull(),
    nom: text().notNull(),
    empreinte: text().notNull(),
    octets: integer().notNull(),
    encodage: text().notNull(),
    lues: integer().notNull(),
    retenues: integer().notNull(),
    rejetees: integer().notNull(),
    /** Version de la lecture qui a donné ces lignes ; une autre, et les mêmes octets se rechargent. */
    lecture: integer().notNull().default(1),
    chargeLe: text().notNull(),
  },
  (t) => [uniqueIndex('fichiers_source_annee').on(t.source, t.annee)],
);

/** Propriétés de la base elle-même : `origine` (« demonstration » ou « officielle »), `version` des données. */
export const proprietes = sqliteTable('proprietes', {
  cle: text().primaryKey(),
  valeur: text().notNull(),
});

/** Colonne commune des tables importées : le fichier d'où vient la ligne. */
export const fichierId = () =>
  integer()
    .notNull()
    .references(() => fichiers.id, { onDelete: 'cascade' });

/** Colonne commune des tables de chiffres : numéro, dans son fichier, de la (première) ligne lue. */
export const ligneSource = () => integer();

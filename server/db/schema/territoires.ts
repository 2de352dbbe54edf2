import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fichierId } from './imports.ts';

export const departements = sqliteTable('departements', {
  /** Trois caractères : « 001 », « 02A », « 974 ». */
  code: text().primaryKey(),
  libelle: text().notNull(),
  codeAcademie: text().notNull(),
  libelleAcademie: text().notNull(),
  codeRegion: text().notNull(),
  libelleRegion: text().notNull(),
  fichierId: fichierId(),
});

/** Communes du code officiel géographique, avec leur département (trois caractères). */
export const communes = sqliteTable('communes', {
  code: text().primaryKey(),
  libelle: text().notNull(),
  departement: text().notNull(),
  fichierId: fichierId(),
});

export const communesCentroides = sqliteTable('communes_centroides', {
  commune: text().primaryKey(),
  latitude: real().notNull(),
  longitude: real().notNull(),
  annee: integer(),
  fichierId: fichierId(),
});

/** Rattachement commune → bassin d'emploi (France Travail), par année de découpage. */
export const communesBassins = sqliteTable(
  'communes_bassins',
  {
    annee: integer().notNull(),
    commune: text().notNull(),
    bassin: text().notNull(),
    libelleBassin: text().notNull(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.annee, t.commune] }), index('communes_bassins_bassin').on(t.bassin)],
);

/** Rattachement commune → zone d'emploi (INSEE), par année de découpage. */
export const communesZones = sqliteTable(
  'communes_zones',
  {
    annee: integer().notNull(),
    commune: text().notNull(),
    zone: text().notNull(),
    libelleZone: text().notNull(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.annee, t.commune] })],
);

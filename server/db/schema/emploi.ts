import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fichierId, ligneSource } from './imports.ts';

/** Métiers du ROME, avec leurs marqueurs de transition. */
export const romes = sqliteTable('romes', {
  code: text().primaryKey(),
  libelle: text().notNull(),
  transitionEcologique: integer({ mode: 'boolean' }).notNull(),
  transitionNumerique: integer({ mode: 'boolean' }).notNull(),
  transitionDemographique: integer({ mode: 'boolean' }).notNull(),
  fichierId: fichierId(),
});

export const domainesProfessionnels = sqliteTable('domaines_professionnels', {
  code: text().primaryKey(),
  libelle: text().notNull(),
  fichierId: fichierId(),
});

/** Familles professionnelles : FAP-2021 (Dares, niveaux 22, 86, 228, 341) et intitulés FAP-2009 (niveau 225). */
export const faps = sqliteTable(
  'faps',
  {
    nomenclature: text({ enum: ['FAP2021', 'FAP2009'] }).notNull(),
    niveau: integer().notNull(),
    code: text().notNull(),
    libelle: text().notNull(),
    parent: text(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.nomenclature, t.niveau, t.code] })],
);

/** Passage ROME → FAP-2009 ; `qualification` vide quand le ROME seul suffit à désigner la famille. */
export const romesFaps = sqliteTable(
  'romes_faps',
  {
    rome: text().notNull(),
    qualification: text().notNull(),
    fap: text().notNull(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.rome, t.qualification] })],
);

/**
 * Besoins en main-d'œuvre. Une valeur nulle est couverte par le secret statistique (`*` dans le fichier) :
 * ce n'est jamais un zéro.
 */
export const besoins = sqliteTable(
  'besoins',
  {
    annee: integer().notNull(),
    bassin: text().notNull(),
    metier: text().notNull(),
    departement: text().notNull(),
    region: text().notNull(),
    projets: integer(),
    difficiles: integer(),
    saisonniers: integer(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.annee, t.bassin, t.metier, t.departement] }), index('besoins_metier').on(t.metier)],
);

export const besoinsMetiers = sqliteTable(
  'besoins_metiers',
  {
    annee: integer().notNull(),
    code: text().notNull(),
    libelle: text().notNull(),
    famille: text().notNull(),
    libelleFamille: text().notNull(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.annee, t.code] })],
);

export const besoinsBassins = sqliteTable(
  'besoins_bassins',
  { annee: integer().notNull(), code: text().notNull(), libelle: text().notNull(), fichierId: fichierId() },
  (t) => [primaryKey({ columns: [t.annee, t.code] })],
);

/** Métiers en tension par arrêté ; `region` vaut « France entière » ou le libellé de région du fichier. */
export const metiersTension = sqliteTable(
  'metiers_tension',
  {
    annee: integer().notNull(),
    region: text().notNull(),
    fap: text().notNull(),
    libelle: text().notNull(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.annee, t.region, t.fap] })],
);

/** Taux de chômage localisé (INSEE, 4e trimestre), en pourcentage, tel que publié. */
export const chomages = sqliteTable(
  'chomages',
  {
    maille: text({ enum: ['region', 'departement'] }).notNull(),
    code: text().notNull(),
    annee: integer().notNull(),
    taux: real().notNull(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.maille, t.code, t.annee] })],
);

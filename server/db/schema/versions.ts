import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Comparaison } from '#shared/donnees/comparaison.ts';
import type { RapportImport } from '#shared/donnees/rapport.ts';
import type { ResumeVersion } from '#shared/donnees/resume.ts';
import { NOMS_STATUTS_VERSION, TRAITEMENTS } from '#shared/donnees/workflow.ts';
import { acteurId } from './auteur.ts';

/**
 * Versions des données officielles : chacune est un fichier SQLite que rien ne réécrit ; cette table dit laquelle
 * est en vigueur (statut « publiee », une au plus) et garde ce qu'on en a su.
 */
export const versions = sqliteTable(
  'versions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: NOMS_STATUTS_VERSION }).notNull(),
    /** Où en est la lecture des fichiers déposés. */
    traitement: text({ enum: TRAITEMENTS }).notNull(),
    /** Version en vigueur dont celle-ci part ; nulle pour la première. */
    baseId: integer(),
    /** Empreinte de la liste des fichiers en vigueur dans cette version ; nulle tant qu'elle n'est pas lue. */
    empreinte: text(),
    /** Ce que l'auteur dit aux utilisateurs de ce chargement. */
    note: text().notNull().default(''),
    /** Publication prévue, date et heure ISO. */
    publierLe: text(),
    /** Dernière mise en vigueur. */
    publieeLe: text(),
    /** Personne qui a chargé ; nulle pour la ligne de commande et la démonstration. */
    auteurId: acteurId(),
    creeLe: text().notNull(),
    /** Rapport de lecture des fichiers. */
    rapport: text({ mode: 'json' }).$type<RapportImport>(),
    /** Comparaison avec la version de départ, et contrôle du secret. */
    examen: text({ mode: 'json' }).$type<{ comparaison: Comparaison; fautesSecret: string[] }>(),
    resume: text({ mode: 'json' }).$type<ResumeVersion>(),
  },
  (t) => [uniqueIndex('versions_en_vigueur').on(t.statut).where(sql`statut = 'publiee'`)],
);

/** Fichiers donnés à une version, gardés tels quels (comprimés) sous leur empreinte. */
export const versionsFichiers = sqliteTable(
  'versions_fichiers',
  {
    id: integer().primaryKey(),
    versionId: integer()
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    nom: text().notNull(),
    octets: integer().notNull(),
    empreinte: text().notNull(),
    le: text().notNull(),
  },
  (t) => [
    uniqueIndex('versions_fichiers_nom').on(t.versionId, t.nom),
    index('versions_fichiers_empreinte').on(t.empreinte),
  ],
);

/** Journal en ajout seul : qui a fait quoi d'une version, quand, pourquoi. */
export const versionsJournal = sqliteTable(
  'versions_journal',
  {
    id: integer().primaryKey(),
    versionId: integer()
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    evenement: text().notNull(),
    statutAvant: text({ enum: NOMS_STATUTS_VERSION }),
    statutApres: text({ enum: NOMS_STATUTS_VERSION }).notNull(),
    motif: text().notNull(),
    /** Nul pour la ligne de commande et la publication à l'heure prévue. */
    acteurId: acteurId(),
    le: text().notNull(),
  },
  (t) => [index('versions_journal_version').on(t.versionId)],
);

import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { NOMS_TYPES } from '#shared/demandes/demande.ts';
import type { Situation } from '#shared/demandes/preuves.ts';
import { NOMS_STATUTS } from '#shared/demandes/workflow.ts';
import { utilisateurs } from './utilisateurs.ts';

/** La demande dans sa version en vigueur ; son histoire est dans `demandes_journal`. */
export const demandes = sqliteTable(
  'demandes',
  {
    id: integer().primaryKey(),
    /** Numéro montré et cité, huit caractères hexadécimaux en capitales. */
    numero: text().notNull().unique(),
    /** Augmente à chaque écriture : une écriture sur une version dépassée est refusée. */
    version: integer().notNull(),
    uai: text().notNull(),
    /** Région de l'établissement à la création : périmètre de la demande. */
    region: text(),
    cfd: text().notNull(),
    dispositif: text().notNull(),
    type: text({ enum: NOMS_TYPES }).notNull(),
    rentree: integer().notNull(),
    capaciteScolaireActuelle: integer(),
    capaciteScolaire: integer(),
    capaciteApprentissageActuelle: integer(),
    capaciteApprentissage: integer(),
    motifs: text({ mode: 'json' }).$type<string[]>().notNull(),
    autreMotif: text().notNull(),
    commentaire: text().notNull(),
    statut: text({ enum: NOMS_STATUTS }).notNull(),
    auteurId: integer()
      .notNull()
      .references(() => utilisateurs.id),
    creeLe: text().notNull(),
    modifieLe: text().notNull(),
  },
  (t) => [
    uniqueIndex('demandes_vivantes')
      .on(t.uai, t.cfd, t.dispositif, t.rentree)
      .where(sql`statut not in ('supprimee', 'refusee')`),
    index('demandes_region').on(t.region, t.statut),
  ],
);

/** Journal en ajout seul : qui a fait quoi, quand, pourquoi, et ce qui a changé. */
export const demandesJournal = sqliteTable(
  'demandes_journal',
  {
    id: integer().primaryKey(),
    demandeId: integer()
      .notNull()
      .references(() => demandes.id),
    /** Version de la demande que cette entrée produit. */
    version: integer().notNull(),
    /** « creer », « modifier », ou le nom d'une transition. */
    evenement: text().notNull(),
    statutAvant: text({ enum: NOMS_STATUTS }),
    statutApres: text({ enum: NOMS_STATUTS }).notNull(),
    motif: text().notNull(),
    /** Champs changés : `{ champ: [avant, après] }`. */
    changements: text({ mode: 'json' }).$type<Record<string, [unknown, unknown]>>().notNull(),
    auteurId: integer()
      .notNull()
      .references(() => utilisateurs.id),
    le: text().notNull(),
  },
  (t) => [uniqueIndex('demandes_journal_version').on(t.demandeId, t.version)],
);

/** Chiffres de la formation au moment d'une étape : figés, ils ne suivent plus les données. */
export const demandesPreuves = sqliteTable(
  'demandes_preuves',
  {
    id: integer().primaryKey(),
    demandeId: integer()
      .notNull()
      .references(() => demandes.id),
    /** Version de la demande dont ce sont les preuves. */
    version: integer().notNull(),
    evenement: text().notNull(),
    versionDonnees: text().notNull(),
    contenu: text({ mode: 'json' }).$type<Situation>().notNull(),
    le: text().notNull(),
  },
  (t) => [uniqueIndex('demandes_preuves_version').on(t.demandeId, t.version)],
);

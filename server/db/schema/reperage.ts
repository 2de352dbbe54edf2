import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { NATURES_REPERAGE } from '#shared/reperage/criteres.ts';
import { REPONSES_SIGNAL } from '#shared/reperage/signal.ts';
import { acteurId, auteurId } from './auteur.ts';

/** Résultat de repérage mis de côté, avec une raison qui reste ; une mise de côté se lève, elle ne s'efface pas. */
export const reperagesEcartes = sqliteTable(
  'reperages_ecartes',
  {
    id: integer().primaryKey(),
    nature: text({ enum: NATURES_REPERAGE }).notNull(),
    /** Clé de la formation. */
    formation: text().notNull(),
    /** Établissement (fermeture) ou territoire « bassin:8401 » (ouverture). */
    lieu: text().notNull(),
    region: text().notNull(),
    motif: text().notNull(),
    auteurId: auteurId(),
    le: text().notNull(),
    leveLe: text(),
    leveParId: acteurId(),
  },
  (t) => [uniqueIndex('reperages_ecartes_en_vigueur').on(t.nature, t.formation, t.lieu).where(sql`leve_le is null`)],
);

/**
 * Signal : un résultat de repérage dont l'émetteur (ministère ou région) demande une réponse avant une date
 * (« appliquer ou expliquer »). Les chiffres sont ceux du jour de l'émission.
 */
export const signaux = sqliteTable(
  'signaux',
  {
    id: integer().primaryKey(),
    nature: text({ enum: NATURES_REPERAGE }).notNull(),
    formation: text().notNull(),
    lieu: text().notNull(),
    /** Région qui doit répondre. */
    region: text().notNull(),
    /** Critères remplis et chiffres au jour de l'émission : `[{ critere, libelle, affiche }]`. */
    constat: text({ mode: 'json' }).$type<{ critere: string; libelle: string; affiche: string }[]>().notNull(),
    versionDonnees: text().notNull(),
    question: text().notNull(),
    /** Jour limite, AAAA-MM-JJ. */
    echeance: text().notNull(),
    auteurId: auteurId(),
    creeLe: text().notNull(),
    reponse: text({ enum: REPONSES_SIGNAL }),
    explication: text(),
    repondantId: acteurId(),
    reponduLe: text(),
    closLe: text(),
    closParId: acteurId(),
  },
  (t) => [
    uniqueIndex('signaux_ouverts').on(t.nature, t.formation, t.lieu).where(sql`clos_le is null`),
    index('signaux_region').on(t.region),
  ],
);

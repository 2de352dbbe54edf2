import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { acteurId, auteurId } from './auteur.ts';

/**
 * Corrections du lien entre un diplôme et une famille professionnelle (FAP-2021, niveau 86) : un ajout ou un
 * retrait, par qui et pourquoi. Une correction s'annule, elle ne s'efface pas.
 */
export const liensMetiers = sqliteTable(
  'liens_metiers',
  {
    id: integer().primaryKey(),
    cfd: text().notNull(),
    fap: text().notNull(),
    sens: text({ enum: ['ajout', 'retrait'] }).notNull(),
    motif: text().notNull(),
    auteurId: auteurId(),
    le: text().notNull(),
    annuleLe: text(),
    annuleParId: acteurId(),
  },
  (t) => [uniqueIndex('liens_metiers_en_vigueur').on(t.cfd, t.fap).where(sql`annule_le is null`)],
);

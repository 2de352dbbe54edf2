import { integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { auteurId } from './auteur.ts';

/** Seuils datés (« sans perspectives »…) posés par l'administration : la dernière valeur à la date voulue fait foi. */
export const parametres = sqliteTable(
  'parametres',
  {
    id: integer().primaryKey(),
    code: text().notNull(),
    valeur: real().notNull(),
    /** Premier jour d'effet, AAAA-MM-JJ. */
    depuis: text().notNull(),
    motif: text().notNull(),
    auteurId: auteurId(),
    le: text().notNull(),
  },
  (t) => [uniqueIndex('parametres_effet').on(t.code, t.depuis, t.id)],
);

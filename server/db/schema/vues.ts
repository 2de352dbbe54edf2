import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { auteurId } from './auteur.ts';

/** Qui voit une vue enregistrée : son auteur, les agents de sa région, ou toute personne connectée. */
export const PARTAGES_VUE = ['privee', 'region', 'nationale'] as const;

/** Vue enregistrée d'une page : l'adresse (filtres, carte) et l'état de la grille (colonnes, tris, filtres). */
export const vues = sqliteTable(
  'vues',
  {
    id: integer().primaryKey(),
    auteurId: auteurId(),
    page: text().notNull(),
    nom: text().notNull(),
    partage: text({ enum: PARTAGES_VUE }).notNull(),
    /** Région de partage ; nulle quand la vue est privée ou nationale. */
    region: text(),
    etat: text({ mode: 'json' }).$type<unknown>().notNull(),
    creeLe: text().notNull(),
    modifieLe: text().notNull(),
  },
  (t) => [uniqueIndex('vues_nom').on(t.auteurId, t.page, t.nom)],
);

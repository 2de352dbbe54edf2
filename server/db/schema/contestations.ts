import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { acteurId, auteurId } from './auteur.ts';

/** Chiffre contesté par une personne, tel qu'elle le voyait, et la réponse qui reste avec lui. */
export const contestations = sqliteTable(
  'contestations',
  {
    id: integer().primaryKey(),
    indicateur: text().notNull(),
    /** Clé de formation, ou vide pour un chiffre d'ensemble. */
    formation: text().notNull(),
    /** « region:84 », « » pour la France. */
    territoire: text().notNull(),
    /** UAI, ou vide. */
    uai: text().notNull(),
    rentree: integer().notNull(),
    /** Région dont relève la contestation ; nulle pour un chiffre national. */
    region: text(),
    /** Le chiffre affiché, dans son unité, et la version des données qui l'a donné. */
    affiche: text().notNull(),
    versionDonnees: text().notNull(),
    message: text().notNull(),
    auteurId: auteurId(),
    creeLe: text().notNull(),
    reponse: text(),
    repondantId: acteurId(),
    reponduLe: text(),
  },
  (t) => [index('contestations_chiffre').on(t.indicateur, t.formation, t.territoire, t.uai)],
);

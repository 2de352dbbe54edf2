import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { acteurId, auteurId } from './auteur.ts';

/**
 * Suivi des sortants tenu par un établissement : des comptes, jamais des noms, à partir de cinq jeunes. Source
 * locale : jamais mêlé aux comptes d'InserJeunes. Une saisie se remplace, elle ne s'efface pas.
 */
export const suivisLocaux = sqliteTable(
  'suivis_locaux',
  {
    id: integer().primaryKey(),
    uai: text().notNull(),
    /** Région de l'établissement à la saisie. */
    region: text(),
    /** Clé de la formation : CFD.dispositif.voie. */
    formation: text().notNull(),
    /** Année de sortie : 2024 pour les jeunes sortis en juin 2024. */
    annee: integer().notNull(),
    inscrits: integer().notNull(),
    poursuite: integer().notNull(),
    emploi6Mois: integer().notNull(),
    /** Inscrits dont le devenir n'est pas connu. */
    inconnus: integer().notNull(),
    methode: text().notNull(),
    auteurId: auteurId(),
    le: text().notNull(),
    remplaceLe: text(),
    remplaceParId: acteurId(),
  },
  (t) => [uniqueIndex('suivis_locaux_en_vigueur').on(t.uai, t.formation, t.annee).where(sql`remplace_le is null`)],
);

import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { NOMS_ROLES, type Role } from '#shared/permissions.ts';

export const utilisateurs = sqliteTable('utilisateurs', {
  id: integer().primaryKey(),
  email: text().notNull().unique(),
  prenom: text().notNull(),
  nom: text().notNull(),
  fonction: text().notNull(),
  role: text({ enum: NOMS_ROLES as [Role, ...Role[]] }).notNull(),
  region: text(),
  /** Empreinte argon2id, sous sa forme normalisée. */
  motDePasse: text().notNull(),
  actif: integer({ mode: 'boolean' }).notNull().default(true),
  vuLe: text(),
});

/** Établissements dont une personne répond ; plusieurs UAI par personne. */
export const utilisateursEtablissements = sqliteTable(
  'utilisateurs_etablissements',
  {
    utilisateurId: integer()
      .notNull()
      .references(() => utilisateurs.id, { onDelete: 'cascade' }),
    uai: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.utilisateurId, t.uai] })],
);

/** Sessions ouvertes : le navigateur ne porte qu'un jeton, dont la base ne garde que l'empreinte SHA-256. */
export const sessions = sqliteTable(
  'sessions',
  {
    empreinte: text().primaryKey(),
    utilisateurId: integer()
      .notNull()
      .references(() => utilisateurs.id, { onDelete: 'cascade' }),
    creeLe: text().notNull(),
    expireLe: text().notNull(),
  },
  (t) => [index('sessions_expire').on(t.expireLe)],
);

/** Échecs de connexion récents, par adresse électronique et par adresse IP. */
export const echecsConnexion = sqliteTable(
  'echecs_connexion',
  { id: integer().primaryKey(), cle: text().notNull(), le: text().notNull() },
  (t) => [index('echecs_connexion_cle').on(t.cle, t.le)],
);

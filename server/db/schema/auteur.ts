import { integer } from 'drizzle-orm/sqlite-core';
import { utilisateurs } from './utilisateurs.ts';

/** Personne qui a écrit la ligne. */
export const auteurId = () =>
  integer()
    .notNull()
    .references(() => utilisateurs.id);

/** Personne qui a agi ensuite sur la ligne ; nulle tant que personne ne l'a fait. */
export const acteurId = () => integer().references(() => utilisateurs.id);

import { type Column, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Acteur, type Action, getPortee } from '#shared/permissions.ts';

/**
 * Condition SQL des lignes sur lesquelles `acteur` peut faire `action` : le seul endroit où une portée devient
 * un WHERE. Même sens que `can` sur une ligne lue ; tout ce qui est inconnu ferme.
 */
export const scope = (acteur: Acteur, action: Action, colonnes: { region: Column; uai: Column }): SQL => {
  switch (getPortee(acteur.role, action)) {
    case 'national':
      return sql`1`;
    case 'region':
      return acteur.region === null ? sql`0` : eq(colonnes.region, acteur.region);
    case 'etablissement':
      return inArray(colonnes.uai, [...acteur.uais]);
    case null:
      return sql`0`;
  }
};

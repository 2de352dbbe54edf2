import { asc, eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { fichiers } from '#server/db/schema/imports.ts';
import { niveauxDiplome } from '#server/db/schema/nomenclatures.ts';
import { departements } from '#server/db/schema/territoires.ts';
import type { DemandesFilters, LibellesFiltres } from '#shared/demandes/filters.ts';

/** Fichiers officiels en vigueur dans la base, tels qu'un export les cite. */
export const listSources = (db: Db) =>
  db
    .select({ source: fichiers.source, annee: fichiers.annee, nom: fichiers.nom, empreinte: fichiers.empreinte })
    .from(fichiers)
    .orderBy(asc(fichiers.source), asc(fichiers.annee))
    .all();

const find = <T>(ligne: { libelle: T } | undefined): T | null => ligne?.libelle ?? null;

/** Libellés des codes cités par les filtres ; nuls si la base ne les connaît pas. */
export const findLibelles = (db: Db, { region, departement, niveau }: DemandesFilters): LibellesFiltres => {
  const { libelle, libelleRegion, code, codeRegion } = departements;
  return {
    region: find(db.select({ libelle: libelleRegion }).from(departements).where(eq(codeRegion, region)).limit(1).get()),
    departement: find(db.select({ libelle }).from(departements).where(eq(code, departement)).get()),
    niveau: find(
      db.select({ libelle: niveauxDiplome.libelle }).from(niveauxDiplome).where(eq(niveauxDiplome.code, niveau)).get(),
    ),
  };
};

import type { Database } from 'better-sqlite3';
import type { Faits, Libelles, LigneTerritoire } from '#shared/faits/faits.ts';
import { compareNiveaux } from '#shared/formations/niveaux.ts';
import { sortParLibelle } from '#shared/territoires/nom.ts';
import { formatNsf } from './libelles-nsf.ts';

const listLibelles = (sqlite: Database, requete: string): Libelles => sqlite.prepare(requete).all() as Libelles;
const listTerritoires = (sqlite: Database, requete: string): LigneTerritoire[] =>
  sqlite.prepare(requete).all() as LigneTerritoire[];

/** Libellés des niveaux, domaines et territoires présents dans l'offre. */
export const listReferences = (
  sqlite: Database,
): Pick<Faits, 'niveaux' | 'nsf' | 'regions' | 'academies' | 'departements' | 'bassins' | 'zones'> => ({
  niveaux: listLibelles(
    sqlite,
    `select f.niveau as code, coalesce(min(n.libelle_court), f.niveau) as libelle from formations f
     left join niveaux_diplome n on n.code = f.niveau
     where exists (select 1 from offres o where o.formation_id = f.id) group by f.niveau`,
  ).sort(compareNiveaux),
  nsf: listLibelles(sqlite, `select code, libelle from nsf where rang <> 'categorie' order by code`).map((n) => ({
    ...n,
    libelle: formatNsf(n.libelle),
  })),
  regions: sortParLibelle(
    listTerritoires(
      sqlite,
      `select distinct code_region as code, libelle_region as libelle, '' as parent from departements d
     where exists (select 1 from etablissements e where e.region = d.code_region)`,
    ),
  ),
  academies: sortParLibelle(
    listTerritoires(
      sqlite,
      `select distinct code_academie as code, libelle_academie as libelle, code_region as parent from departements d
     where exists (select 1 from etablissements e where e.academie = d.code_academie)`,
    ),
  ),
  departements: listTerritoires(
    sqlite,
    `select code, libelle, code_academie as parent from departements d
     where exists (select 1 from etablissements e where e.departement = d.code) order by 1`,
  ),
  bassins: sortParLibelle(
    listTerritoires(
      sqlite,
      `select b.code, b.libelle, min(e.region) as parent from bassins b join etablissements e on e.bassin = b.code
     group by b.code`,
    ),
  ),
  zones: sortParLibelle(
    listTerritoires(
      sqlite,
      `select z.code, z.libelle, min(e.region) as parent from zones z join etablissements e on e.zone = z.code
     group by z.code`,
    ),
  ),
});

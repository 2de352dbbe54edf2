import { createHash } from 'node:crypto';
import type { Db } from '#server/db/connection.ts';

/** Ce que les personnes saisissent : hors de l'empreinte, qui ne porte que sur les données importées et dérivées. */
const SAISIES: readonly string[] = [
  'contestations',
  'demandes',
  'demandes_journal',
  'demandes_preuves',
  'liens_metiers',
  'parametres',
  'reperages_ecartes',
  'signaux',
  'suivis_locaux',
  'utilisateurs',
  'utilisateurs_etablissements',
  'sessions',
  'echecs_connexion',
  'vues',
];

/** Colonnes qui changent d'un import à l'autre sans que les données changent. */
const VOLATILES: Readonly<Record<string, readonly string[]>> = { fichiers: ['id', 'charge_le'] };

/** Le numéro d'un fichier suit l'ordre des imports : l'empreinte le lit par sa source et sa période. */
const buildLecture = (colonne: string): string =>
  colonne.endsWith('fichier_id')
    ? `(select source || ' ' || annee from fichiers where id = lue.${colonne})`
    : `lue.${colonne}`;

type Colonne = { name: string; pk: number };

const listTables = (db: Db): string[] =>
  (
    db.$client
      .prepare(
        `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'
         and name not like '\\_\\_%' escape '\\' order by name`,
      )
      .pluck()
      .all() as string[]
  ).filter((table) => !SAISIES.includes(table));

const buildRequete = (db: Db, table: string): string => {
  const colonnes = db.$client.prepare('select name, pk from pragma_table_info(?) order by cid').all(table) as Colonne[];
  const lues = colonnes.map((c) => c.name).filter((nom) => !VOLATILES[table]?.includes(nom));
  const cle = colonnes.filter((c) => c.pk > 0).sort((a, b) => a.pk - b.pk);
  const ordre = cle.length > 0 && table !== 'fichiers' ? cle.map((c) => c.name) : lues;
  const valeurs = lues.map(buildLecture).join(', ');
  return `select json_array(${valeurs}) from ${table} as lue order by ${ordre.map(buildLecture).join(', ')}`;
};

/**
 * Empreinte SHA-256 de toutes les lignes importées et dérivées, dans l'ordre de leurs clés : un import sans
 * effet, ou les mêmes fichiers dans un autre ordre, ne la changent pas. La date de chargement n'y entre pas.
 */
export const computeEmpreinteBase = (db: Db): string => {
  const hash = createHash('sha256');
  for (const table of listTables(db)) {
    hash.update(`\n# ${table}\n`);
    for (const ligne of db.$client.prepare(buildRequete(db, table)).pluck().iterate()) hash.update(`${ligne}\n`);
  }
  return hash.digest('hex');
};

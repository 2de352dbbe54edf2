import { createHash } from 'node:crypto';
import type { Db } from '#server/db/connection.ts';

/** Colonnes qui changent d'un import à l'autre sans que les données changent. */
const VOLATILES: Readonly<Record<string, readonly string[]>> = { fichiers: ['id', 'charge_le'] };

/** Le numéro d'un fichier suit l'ordre des imports : l'empreinte le lit par sa source et sa période. */
const buildLecture = (colonne: string): string =>
  colonne.endsWith('fichier_id')
    ? `(select source || ' ' || annee from fichiers where id = lue.${colonne})`
    : `lue.${colonne}`;

type Colonne = { name: string; pk: number };

const listTables = (donnees: Db): string[] =>
  donnees.$client
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'
       and name not like '\\_\\_%' escape '\\' order by name`,
    )
    .pluck()
    .all() as string[];

const buildRequete = (donnees: Db, table: string): string => {
  const colonnes = donnees.$client
    .prepare('select name, pk from pragma_table_info(?) order by cid')
    .all(table) as Colonne[];
  const lues = colonnes.map((c) => c.name).filter((nom) => !VOLATILES[table]?.includes(nom));
  const cle = colonnes.filter((c) => c.pk > 0).sort((a, b) => a.pk - b.pk);
  const ordre = cle.length > 0 && table !== 'fichiers' ? cle.map((c) => c.name) : lues;
  const valeurs = lues.map(buildLecture).join(', ');
  return `select json_array(${valeurs}) from ${table} as lue order by ${ordre.map(buildLecture).join(', ')}`;
};

/**
 * Empreinte SHA-256 des lignes importées et dérivées d'un fichier de données, dans l'ordre de leurs clés : un import
 * sans effet, ou les mêmes fichiers dans un autre ordre, ne la changent pas. La date de chargement n'y entre pas.
 */
export const computeEmpreinte = (donnees: Db): string => {
  const hash = createHash('sha256');
  for (const table of listTables(donnees)) {
    hash.update(`\n# ${table}\n`);
    for (const ligne of donnees.$client.prepare(buildRequete(donnees, table)).pluck().iterate())
      hash.update(`${ligne}\n`);
  }
  return hash.digest('hex');
};

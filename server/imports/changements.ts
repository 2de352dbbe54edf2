import { getTableName } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import type { ChangementSource } from '#shared/donnees/comparaison.ts';
import { listFichiers } from './base.ts';
import type { Source } from './source.ts';
import { SOURCES } from './sources.ts';

/** Colonnes qui disent d'où vient une ligne, et non ce qu'elle porte. */
const ORIGINES: readonly string[] = ['fichier_id', 'ligne'];

/** Lignes d'une source dans une table : clé et valeurs, en texte. */
const readLignes = (db: Db, source: string, table: string): Map<string, string> => {
  const colonnes = db.$client.prepare('select name, pk from pragma_table_info(?) order by cid').all(table) as {
    name: string;
    pk: number;
  }[];
  const liste = (noms: readonly { name: string }[]): string => noms.map(({ name }) => name).join(', ');
  const cle = colonnes.filter(({ pk }) => pk > 0);
  const valeurs = colonnes.filter(({ name, pk }) => pk === 0 && !ORIGINES.includes(name));
  const lignes = db.$client
    .prepare(
      `select json_array('${table}', ${liste(cle)}), json_array(${liste(valeurs)}) from ${table}
       where fichier_id in (select id from fichiers where source = ?)`,
    )
    .raw()
    .all(source) as [string, string][];
  return new Map(lignes);
};

/** Fichiers d'une source, et la façon dont ils ont été lus : deux versions qui les partagent portent les mêmes lignes. */
const formatFichiers = (db: Db, source: string): string =>
  JSON.stringify(
    listFichiers(db)
      .filter((fichier) => fichier.source === source)
      .map(({ annee, empreinte, retenues, lecture }) => [annee, empreinte, retenues, lecture]),
  );

const compareSource = (avant: Db, apres: Db, { code, libelle, tables }: Source): ChangementSource => {
  const bilan = { source: code, libelle, changees: 0, ajoutees: 0, retirees: 0 };
  for (const table of tables.map(getTableName)) {
    const [anciennes, nouvelles] = [readLignes(avant, code, table), readLignes(apres, code, table)];
    for (const [cle, valeurs] of nouvelles) {
      const ancienne = anciennes.get(cle);
      if (ancienne === undefined) bilan.ajoutees += 1;
      else if (ancienne !== valeurs) bilan.changees += 1;
    }
    for (const cle of anciennes.keys()) if (!nouvelles.has(cle)) bilan.retirees += 1;
  }
  return bilan;
};

/**
 * Lignes qu'un chargement change, source par source, toutes sources comprises : ce que ni les quadrants ni les offres ne
 * montrent (chômage, besoins, tension, annuaires, nomenclatures) s'y voit aussi. Que des nombres de lignes.
 */
export const listChangements = (avant: Db, apres: Db): ChangementSource[] =>
  SOURCES.filter(({ code }) => formatFichiers(avant, code) !== formatFichiers(apres, code))
    .map((source) => compareSource(avant, apres, source))
    .filter(({ changees, ajoutees, retirees }) => changees + ajoutees + retirees > 0);

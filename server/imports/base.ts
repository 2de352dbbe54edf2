import { createHash } from 'node:crypto';
import type { Db } from '#server/db/connection.ts';
import { Faute } from './fautes.ts';

export type Origine = 'officielle' | 'demonstration';

/** Fichier en vigueur, tel que la base le connaît. */
export type FichierEnVigueur = {
  id: number;
  source: string;
  annee: string;
  empreinte: string;
  lues: number;
  retenues: number;
  rejetees: number;
  lecture: number;
};

export const listFichiers = (db: Db): FichierEnVigueur[] =>
  db.$client
    .prepare(
      'select id, source, annee, empreinte, lues, retenues, rejetees, lecture from fichiers order by source, annee',
    )
    .all() as FichierEnVigueur[];

/** MEFSTAT11 de la nomenclature en base. */
export const listMefs = (db: Db): Set<string> =>
  new Set(db.$client.prepare('select distinct mefstat11 from mefs').pluck().all() as string[]);

export const findPropriete = (db: Db, cle: string): string | null =>
  (db.$client.prepare('select valeur from proprietes where cle = ?').pluck().get(cle) as string | undefined) ?? null;

/**
 * Données officielles et données de démonstration ne se mêlent jamais dans une base : lève une `Faute` si la
 * base porte déjà des fichiers de l'autre origine.
 */
export const refuseOrigine = (db: Db, origine: Origine): void => {
  const actuelle = findPropriete(db, 'origine');
  if (actuelle === null || actuelle === origine || listFichiers(db).length === 0) return;
  throw new Faute(
    actuelle === 'demonstration'
      ? 'Cette base porte des données de démonstration : elle ne reçoit pas de fichiers officiels. Choisissez une autre base (--base).'
      : 'Cette base porte des données officielles : elle ne reçoit jamais de données de démonstration.',
  );
};

/**
 * Version des données : empreinte de la liste des fichiers en vigueur et de leur lecture, la même quel que soit l'ordre
 * des imports.
 */
export const saveVersion = (db: Db, origine: Origine): string => {
  const liste = listFichiers(db).map(({ source, annee, empreinte, lecture }) => [source, annee, empreinte, lecture]);
  const version = createHash('sha256').update(JSON.stringify(liste)).digest('hex');
  const upsert = db.$client.prepare(
    'insert into proprietes (cle, valeur) values (?, ?) on conflict do update set valeur = excluded.valeur',
  );
  upsert.run('version', version);
  upsert.run('origine', origine);
  return version;
};

import { getTableName } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import type { JointureManquee, RapportFichier } from '#shared/donnees/rapport.ts';
import type { Source } from './source.ts';

const MAX_EXEMPLES = 20;

/**
 * Rapprochements manqués des lignes d'un fichier : comptés et listés (les codes les plus présents
 * d'abord), jamais rejetés, car une nomenclature plus récente peut les résoudre.
 */
export const listJointures = (db: Db, source: Source, { empreinte }: RapportFichier): JointureManquee[] =>
  (source.jointures ?? []).flatMap((jointure) => {
    const codes = db.$client
      .prepare(
        `select ${jointure.colonne} as code, count(*) as lignes from ${getTableName(jointure.table)}
         where fichier_id in (select id from fichiers where source = ? and empreinte = ?)
           and ${jointure.condition ?? 'true'} and ${jointure.colonne} is not null
           and ${jointure.colonne} not in (${jointure.reference})
         group by 1 order by 2 desc, 1`,
      )
      .all(source.code, empreinte) as { code: string; lignes: number }[];
    if (codes.length === 0) return [];
    return {
      libelle: jointure.libelle,
      codes: codes.length,
      lignes: codes.reduce((total, { lignes }) => total + lignes, 0),
      exemples: codes.slice(0, MAX_EXEMPLES).map(({ code }) => code),
    };
  });

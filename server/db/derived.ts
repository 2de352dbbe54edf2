import { rebuildEntrees } from './derive/entrees.ts';
import { rebuildEtablissements } from './derive/etablissements.ts';
import { rebuildFormations } from './derive/formations.ts';
import { rebuildSorties } from './derive/sorties.ts';
import { countMigrations, type Db } from './sqlite.ts';

/** À changer dès qu'une règle de server/db/derive change ce qu'elle écrit : les données sont alors refaites à l'ouverture. */
const REGLES = '4';

/** Ce qui a écrit les tables d'un fichier de données : les règles de dérivation et le schéma. */
export const VERSION_DERIVATION = `${REGLES}.${countMigrations('donnees')}`;

/**
 * Reconstruit toutes les tables dérivées à partir des tables importées, dans l'ordre de leurs dépendances.
 * À appeler dans la transaction de l'import : la base passe d'un état cohérent à un autre.
 */
export const rebuildDerived = (db: Db): void => {
  const sqlite = db.$client;
  sqlite.exec(`
    delete from sorties; delete from entrees; delete from offres;
    delete from etablissements; delete from formations; delete from bassins; delete from zones;

    -- Un MEFSTAT11 désigne une formation ; quand la BCN en porte deux, le plus récemment ouvert.
    drop table if exists temp.mef_cles;
    create temp table mef_cles (mefstat11 text primary key, cfd text, dispositif text, annee int, duree int) without rowid;
    insert or ignore into mef_cles
      select mefstat11, cfd, dispositif, annee, duree from mefs
      order by mefstat11, date_ouverture desc, mef desc;

    -- Toutes les admissions au même format : hors BTS Affelnet, BTS Parcoursup.
    drop table if exists temp.admissions;
    create temp table admissions as
      select 'affelnet' as admission, rentree, uai, mefstat11, voie, capacite, capacite_motif, capacite_affectation,
             voeux1 as voeux, affectes1, affectes, null as capacite_distance, null as voeux_distance,
             fichier_id from affelnet
      union all
      select 'parcoursup', rentree, uai, mefstat11, voie, capacite, capacite_motif, null, voeux, null, null, capacite_distance,
             voeux_distance, fichier_id from parcoursup;
  `);
  rebuildFormations(sqlite);
  rebuildEtablissements(sqlite);
  rebuildEntrees(sqlite);
  rebuildSorties(sqlite);
  sqlite.exec('drop table temp.mef_cles; drop table temp.admissions;');
  sqlite
    .prepare(
      `insert into proprietes (cle, valeur) values ('derivation', ?)
       on conflict do update set valeur = excluded.valeur`,
    )
    .run(VERSION_DERIVATION);
};

const isDerivationAncienne = ({ $client }: Db): boolean => {
  const derivation = $client.prepare(`select valeur from proprietes where cle = 'derivation'`).pluck().get();
  return derivation !== VERSION_DERIVATION && $client.prepare('select 1 from fichiers limit 1').get() !== undefined;
};

/**
 * Reconstruit les tables dérivées qu'une version précédente de l'application a écrites ; dit si elle l'a fait.
 * Les tables importées n'en sont pas touchées.
 */
export const refreshDerived = (db: Db): boolean => {
  if (!isDerivationAncienne(db)) return false;
  db.$client.transaction(() => rebuildDerived(db)).immediate();
  return true;
};

import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '#server/db/connection.ts';
import { rebuildDerived } from '#server/db/derived.ts';
import type { RapportFichier } from '#shared/donnees/rapport.ts';
import { type FichierEnVigueur, listFichiers, type Origine, saveVersion } from './base.ts';
import { formatCompte, formatEntier } from './fautes.ts';
import { listJointures } from './jointures.ts';
import { getForme, type Lot, type RowBrute, type Tranche } from './lots.ts';
import type { Source } from './source.ts';

export type FichierLu = { source: Source; lot: Lot; rapport: RapportFichier };

const toSqlite = (valeur: unknown): unknown => (typeof valeur === 'boolean' ? Number(valeur) : (valeur ?? null));

const insertRows = (db: Db, table: SQLiteTable, rows: readonly RowBrute[], fichierId: number): void => {
  const { nom, champs, colonnes } = getForme(table);
  const jokers = Array(champs.length + 1)
    .fill('?')
    .join(', ');
  const statement = db.$client.prepare(`insert into ${nom} (${colonnes.join(', ')}, fichier_id) values (${jokers})`);
  for (const row of rows) {
    const valeurs: unknown[] = champs.map((champ) => toSqlite(row[champ]));
    valeurs.push(fichierId);
    statement.run(valeurs);
  }
};

const saveFichier = (
  db: Db,
  lu: FichierLu,
  annee: string,
  tranche: Tranche,
  ancien: FichierEnVigueur | undefined,
): number => {
  const { rapport, source } = lu;
  const valeurs = {
    id: ancien?.id ?? null,
    source: source.code,
    annee,
    nom: rapport.nom,
    empreinte: rapport.empreinte,
    octets: rapport.octets,
    encodage: rapport.encodage,
    lues: tranche.lues,
    retenues: tranche.retenues,
    rejetees: tranche.rejetees,
    lecture: source.lecture ?? 1,
    chargeLe: new Date().toISOString(),
  };
  const { lastInsertRowid } = db.$client
    .prepare(
      `insert into fichiers (id, source, annee, nom, empreinte, octets, encodage, lues, retenues, rejetees, lecture, charge_le)
       values (@id, @source, @annee, @nom, @empreinte, @octets, @encodage, @lues, @retenues, @rejetees, @lecture, @chargeLe)
       on conflict (id) do update set nom = @nom, empreinte = @empreinte, octets = @octets, encodage = @encodage,
         lues = @lues, retenues = @retenues, rejetees = @rejetees, lecture = @lecture, charge_le = @chargeLe`,
    )
    .run(valeurs);
  return ancien?.id ?? Number(lastInsertRowid);
};

const isInchangee = (
  ancien: FichierEnVigueur | undefined,
  tranche: Tranche,
  { rapport, source }: Pick<FichierLu, 'rapport' | 'source'>,
): boolean =>
  // Mêmes octets mais autre issue, parce que la nomenclature des MEF ou la lecture a changé : le fichier se recharge.
  ancien?.empreinte === rapport.empreinte &&
  ancien.lecture === (source.lecture ?? 1) &&
  ancien.retenues === tranche.retenues &&
  ancien.rejetees === tranche.rejetees;

/** Périodes du fichier que la base ne porte pas déjà à l'identique. */
const listTranchesNouvelles = (lu: FichierLu, enVigueur: readonly FichierEnVigueur[]) =>
  [...lu.lot.tranches]
    .map(([annee, tranche]) => {
      const ancien = enVigueur.find((f) => f.source === lu.source.code && f.annee === annee);
      return { annee, tranche, ancien };
    })
    .filter(({ ancien, tranche }) => !isInchangee(ancien, tranche, lu));

const chargeFichier = (db: Db, lu: FichierLu, enVigueur: readonly FichierEnVigueur[]): void => {
  const { source, rapport } = lu;
  for (const { annee, tranche, ancien } of listTranchesNouvelles(lu, enVigueur)) {
    if (ancien) {
      for (const table of source.tables) {
        db.$client.prepare(`delete from ${getTableName(table)} where fichier_id = ?`).run(ancien.id);
      }
    }
    const fichierId = saveFichier(db, lu, annee, tranche, ancien);
    for (const [table, rows] of tranche.rows) insertRows(db, table, rows, fichierId);
  }
  rapport.statut = 'charge';
};

/** En dessous de cette part du fichier qu'il remplace, un fichier est tenu pour coupé ; sans objet sur les tout petits. */
const PART_MINIMALE = 0.9;
const LIGNES_MINIMALES = 20;

/**
 * Phrase qui refuse un fichier bien plus court que celui qu'il remplacerait : une coupure à la fin d'une ligne
 * ne se voit qu'ainsi. `null` si rien n'est à redire.
 */
export const findReduction = (db: Db, lu: FichierLu): string | null => {
  for (const { annee, tranche, ancien } of listTranchesNouvelles(lu, listFichiers(db))) {
    if (!ancien || ancien.lues < LIGNES_MINIMALES || tranche.lues >= ancien.lues * PART_MINIMALE) continue;
    const periode = annee && ` pour ${annee}`;
    return `${formatCompte(tranche.lues, 'ligne')}${periode} contre ${formatEntier(ancien.lues)} en base : le fichier est sans doute coupé. Ajoutez --reduction s’il est complet.`;
  }
  return null;
};

/** Les fichiers qui changeraient la base, dans l'ordre de chargement. */
export const listAEcrire = (db: Db, lus: readonly FichierLu[]): FichierLu[] => {
  const enVigueur = listFichiers(db);
  return lus.filter((lu) => listTranchesNouvelles(lu, enVigueur).length > 0);
};

/** Lancée pour défaire la transaction d'un essai ; porte la version que l'import aurait donnée. */
class FinEssai extends Error {}

/**
 * Écrit tout l'import en une transaction : remplacement par source et période, tables dérivées, version. En
 * essai, la même transaction est défaite. Rend la version des données.
 */
export const chargeLots = (
  db: Db,
  lus: readonly FichierLu[],
  options: { origine: Origine; essai: boolean; onFichier?: (rapport: RapportFichier) => void },
): string => {
  let version = '';
  const ecrit = db.$client.transaction(() => {
    const enVigueur = listFichiers(db);
    for (const lu of lus) {
      options.onFichier?.(lu.rapport);
      chargeFichier(db, lu, enVigueur);
    }
    rebuildDerived(db);
    for (const { source, rapport } of lus) rapport.jointures = listJointures(db, source, rapport);
    version = saveVersion(db, options.origine);
    if (options.essai) throw new FinEssai();
  });
  try {
    ecrit.immediate();
  } catch (erreur) {
    if (!(erreur instanceof FinEssai)) throw erreur;
  }
  return version;
};

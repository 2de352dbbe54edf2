import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { Rejet } from './fautes.ts';

export type RowBrute = Readonly<Record<string, unknown>>;

/** Description d'une table importée : ses champs, leurs colonnes SQL et les champs de sa clé. */
export type Forme = { nom: string; champs: string[]; colonnes: string[]; cle: string[] };

const FORMES = new Map<SQLiteTable, Forme>();

/** Champs, colonnes et clé primaire d'une table du schéma (`fichierId` à part : le chargement le pose). */
export const getForme = (table: SQLiteTable): Forme => {
  const connue = FORMES.get(table);
  if (connue) return connue;
  const colonnes = getTableColumns(table);
  const champs = Object.keys(colonnes).filter((champ) => champ !== 'fichierId');
  const composee = getTableConfig(table).primaryKeys[0]?.columns.map((c) => c.name) ?? [];
  const simple = champs.filter((champ) => colonnes[champ]?.primary);
  const forme = {
    nom: getTableName(table),
    champs,
    colonnes: champs.map(toSnakeCase),
    cle: composee.length > 0 ? composee : simple,
  };
  FORMES.set(table, forme);
  return forme;
};

/** Lignes d'une période : ce qui remplacera, d'un bloc, ce que la base porte pour cette source et cette période. */
export type Tranche = { lues: number; retenues: number; rejetees: number; rows: Map<SQLiteTable, RowBrute[]> };

/** Lignes retenues d'un fichier, par période et par table, sans deux fois la même clé. */
export class Lot {
  readonly tranches = new Map<string, Tranche>();
  readonly #cles = new Map<SQLiteTable, Set<string>>();

  getTranche(annee: string): Tranche {
    const connue = this.tranches.get(annee);
    if (connue) return connue;
    const tranche: Tranche = { lues: 0, retenues: 0, rejetees: 0, rows: new Map() };
    this.tranches.set(annee, tranche);
    return tranche;
  }

  /** Ajoute la ligne si sa clé est nouvelle. */
  add(annee: string, table: SQLiteTable, row: RowBrute): boolean {
    let cle = '';
    for (const champ of getForme(table).cle) cle += `${row[champ]}\u0000`;
    const cles = this.#cles.get(table) ?? new Set();
    if (cles.has(cle)) return false;
    this.#cles.set(table, cles.add(cle));
    const { rows } = this.getTranche(annee);
    const liste = rows.get(table);
    if (liste) liste.push(row);
    else rows.set(table, [row]);
    return true;
  }

  /** Ajoute la ligne ; lève un `Rejet` si le fichier a déjà donné cette clé. */
  addUnique(annee: string, table: SQLiteTable, row: RowBrute): void {
    if (this.add(annee, table, row)) return;
    const { cle } = getForme(table);
    throw new Rejet(cle.join(' × '), cle.map((champ) => row[champ]).join(' × '), 'clé déjà lue dans le fichier');
  }

  listRows(table: SQLiteTable): RowBrute[] {
    return [...this.tranches.values()].flatMap((tranche) => tranche.rows.get(table) ?? []);
  }
}

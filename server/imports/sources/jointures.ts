import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Jointure } from '../source.ts';

/** Établissement qu'aucun annuaire chargé ne connaît : il n'aura ni nom officiel ni commune. */
export const joinUai = (table: SQLiteTable): Jointure => ({
  libelle: 'UAI absent de tout annuaire',
  table,
  colonne: 'uai',
  reference: 'select uai from annuaires',
});

/** Diplôme sans libellé dans la nomenclature des formations-diplômes. */
export const joinCfd = (table: SQLiteTable, colonne = 'cfd', condition?: string): Jointure => ({
  libelle: `Code de diplôme (${colonne.replace('_', ' ')}) absent de la nomenclature`,
  table,
  colonne,
  reference: 'select cfd from diplomes',
  condition,
});

export const joinRome = (table: SQLiteTable): Jointure => ({
  libelle: 'Code ROME absent de la nomenclature',
  table,
  colonne: 'rome',
  reference: 'select code from romes',
});

export const joinFap = (table: SQLiteTable, colonne: string): Jointure => ({
  libelle: 'Famille professionnelle (FAP) absente des nomenclatures',
  table,
  colonne,
  reference: 'select code from faps',
});

export const joinDepartement = (table: SQLiteTable): Jointure => ({
  libelle: 'Département absent de la nomenclature',
  table,
  colonne: 'departement',
  reference: 'select code from departements',
});

export const joinCommune = (table: SQLiteTable): Jointure => ({
  libelle: 'Commune absente du code officiel géographique',
  table,
  colonne: 'commune',
  reference: 'select code from communes',
});

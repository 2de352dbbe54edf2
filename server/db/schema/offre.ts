import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fichierId, ligneSource } from './imports.ts';

/**
 * Pourquoi une capacité n'est pas connue : sentinelle 998/999, hors des bornes retenues, case vide, ou places toutes à
 * distance, comptées à part.
 */
export const MOTIFS_CAPACITE = ['sentinelle', 'hors_bornes', 'vide', 'distance'] as const;

/** Constat de rentrée (DEPP) : élèves présents, par établissement × MEFSTAT11. Voie scolaire. */
export const constats = sqliteTable(
  'constats',
  {
    rentree: integer().notNull(),
    uai: text().notNull(),
    mefstat11: text().notNull(),
    effectif: integer().notNull(),
    filles: integer(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.rentree, t.uai, t.mefstat11] })],
);

/**
 * Affelnet : capacités et vœux, par établissement × MEFSTAT11 × statut de l'offre ; doublons du fichier sommés. Une
 * capacité ou un compte inconnu sur une ligne l'est pour la somme.
 */
export const affelnet = sqliteTable(
  'affelnet',
  {
    rentree: integer().notNull(),
    uai: text().notNull(),
    mefstat11: text().notNull(),
    voie: text({ enum: ['scolaire', 'apprentissage'] }).notNull(),
    capacite: integer(),
    capaciteMotif: text({ enum: MOTIFS_CAPACITE }),
    capaciteAffectation: integer(),
    voeux1: integer(),
    voeux: integer(),
    affectes1: integer(),
    affectes: integer(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.rentree, t.uai, t.mefstat11, t.voie] })],
);

/**
 * Parcoursup (BTS) : vœux confirmés et capacité, par établissement × MEFSTAT11 × statut ; doublons sommés de même. Les
 * lignes entièrement à distance ont leurs propres comptes, hors des autres (décision 024).
 */
export const parcoursup = sqliteTable(
  'parcoursup',
  {
    rentree: integer().notNull(),
    uai: text().notNull(),
    mefstat11: text().notNull(),
    voie: text({ enum: ['scolaire', 'apprentissage'] }).notNull(),
    voeux: integer(),
    capacite: integer(),
    capaciteMotif: text({ enum: MOTIFS_CAPACITE }),
    voeuxDistance: integer(),
    capaciteDistance: integer(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.rentree, t.uai, t.mefstat11, t.voie] })],
);

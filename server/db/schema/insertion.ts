import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fichierId, ligneSource } from './imports.ts';

/**
 * InserJeunes région × formation : comptes bruts (y compris sous le seuil de diffusion : ils ne sortent
 * jamais du serveur) et taux publiés, pour vérification. `code` est le MEFSTAT11 de dernière année en voie
 * scolaire, le CFD en apprentissage.
 */
export const sortiesRegions = sqliteTable(
  'sorties_regions',
  {
    millesime: text().notNull(),
    region: text().notNull(),
    voie: text({ enum: ['scolaire', 'apprentissage'] }).notNull(),
    code: text().notNull(),
    effectifTerminale: integer(),
    sortants: integer(),
    poursuite: integer(),
    emploi6Mois: integer(),
    emploi12Mois: integer(),
    emploi18Mois: integer(),
    emploi24Mois: integer(),
    /** Pourcentages entiers publiés par le producteur ; nuls sous le seuil. */
    tauxPoursuitePublie: integer(),
    tauxEmploi6MoisPublie: integer(),
    tauxEmploi12MoisPublie: integer(),
    tauxEmploi18MoisPublie: integer(),
    tauxEmploi24MoisPublie: integer(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.millesime, t.region, t.voie, t.code] })],
);

/**
 * InserJeunes par établissement (et, quand le fichier va jusque-là, par formation) : taux publiés en
 * pourcentage. `code` est vide pour l'établissement entier, sinon un MEFSTAT11 ou un CFD. Les comptes sont
 * nuls pour les fichiers qui ne publient que des taux. Chaque source garde ses lignes, même quand deux donnent la
 * même clé : le choix se fait à la lecture, et le contenu de la base ne dépend pas de l'ordre des imports.
 */
export const sortiesEtablissements = sqliteTable(
  'sorties_etablissements',
  {
    millesime: text().notNull(),
    uai: text().notNull(),
    perimetre: text({ enum: ['ensemble', 'scolaire', 'apprentissage'] }).notNull(),
    code: text().notNull(),
    /** Code de la source, celui de son fichier. */
    source: text().notNull(),
    effectifTerminale: integer(),
    sortants: integer(),
    poursuite: integer(),
    emploi6Mois: integer(),
    tauxPoursuite: real(),
    tauxEmploi6Mois: real(),
    tauxEmploi12Mois: real(),
    tauxEmploi18Mois: real(),
    tauxEmploi24Mois: real(),
    tauxEmploiAttendu: real(),
    valeurAjoutee: real(),
    partPoursuite: real(),
    partEmploi6Mois: real(),
    partAutres: real(),
    partContratsInterrompus: real(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.millesime, t.uai, t.perimetre, t.code, t.source] })],
);

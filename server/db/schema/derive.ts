import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { VOIES } from '#shared/formations/formation.ts';
import { MOTIFS_CAPACITE } from './offre.ts';

/**
 * Tables dérivées : vidées et reconstruites après chaque import par server/db/derived.ts à partir des
 * tables importées. Rien n'y est saisi.
 */

/** Une formation = CFD × dispositif × voie ; en apprentissage le dispositif n'est pas porté (« »). */
export const formations = sqliteTable(
  'formations',
  {
    id: integer().primaryKey(),
    cfd: text().notNull(),
    dispositif: text().notNull(),
    voie: text({ enum: VOIES }).notNull(),
    libelle: text().notNull(),
    libelleCourt: text().notNull(),
    niveau: text().notNull(),
    nsf: text().notNull(),
    cpc: text(),
    /** simple, commune (2de ou 1re année commune), specialite (entrée en deuxième année). */
    type: text({ enum: ['simple', 'commune', 'specialite'] }).notNull(),
    famille: text(),
    cfdCommun: text(),
    /** Ancien diplôme unique dont celui-ci est l'unique successeur : base du continuum. */
    cfdContinuum: text(),
    dateOuverture: text(),
    dateFermeture: text(),
    /** Durée du cursus en années, d'après les MEF. */
    duree: integer().notNull(),
  },
  (t) => [uniqueIndex('formations_cle').on(t.cfd, t.dispositif, t.voie)],
);

export const bassins = sqliteTable('bassins', { code: text().primaryKey(), libelle: text().notNull() });
export const zones = sqliteTable('zones', { code: text().primaryKey(), libelle: text().notNull() });

/** Établissements qui forment : au moins une ligne au constat ou à l'admission. */
export const etablissements = sqliteTable(
  'etablissements',
  {
    id: integer().primaryKey(),
    uai: text().notNull().unique(),
    nom: text().notNull(),
    type: text(),
    secteur: text({ enum: ['public', 'prive'] }),
    commune: text(),
    libelleCommune: text(),
    departement: text(),
    academie: text(),
    region: text(),
    bassin: text(),
    zone: text(),
    latitude: real(),
    longitude: real(),
    /** D'où viennent les coordonnées : l'établissement, le centre de sa commune, ou nulle part. */
    positionSource: text({ enum: ['etablissement', 'commune'] }),
    /** Annuaire d'origine ; nul quand l'UAI n'est dans aucun annuaire chargé (département tiré de l'UAI). */
    fichierId: integer(),
  },
  (t) => [index('etablissements_departement').on(t.departement)],
);

export const offres = sqliteTable(
  'offres',
  {
    id: integer().primaryKey(),
    etablissementId: integer().notNull(),
    formationId: integer().notNull(),
  },
  (t) => [uniqueIndex('offres_cle').on(t.etablissementId, t.formationId), index('offres_formation').on(t.formationId)],
);

/** Entrées d'une offre à une rentrée : un compte par source, jamais mélangés ; chacun garde son fichier. */
export const entrees = sqliteTable(
  'entrees',
  {
    offreId: integer().notNull(),
    rentree: integer().notNull(),
    effectif1: integer(),
    effectif2: integer(),
    effectif3: integer(),
    /** Effectif de l'année d'entrée : 1re année, ou 2e pour les spécialités d'une classe commune. */
    effectifEntree: integer(),
    filles: integer(),
    capacite: integer(),
    capaciteMotif: text({ enum: MOTIFS_CAPACITE }),
    capaciteAffectation: integer(),
    /** Premiers vœux (Affelnet) ou vœux confirmés (Parcoursup), selon `admission`. */
    voeux: integer(),
    /** Places entièrement à distance (Parcoursup) et leurs vœux : hors de la capacité et des vœux de l'offre. */
    capaciteDistance: integer(),
    voeuxDistance: integer(),
    /** Affectés sur leur premier vœu, et affectés sur tous les vœux (Affelnet, quand le fichier les porte). */
    affectes1: integer(),
    affectes: integer(),
    admission: text({ enum: ['affelnet', 'parcoursup'] }),
    constatFichierId: integer(),
    admissionFichierId: integer(),
  },
  (t) => [primaryKey({ columns: [t.offreId, t.rentree] }), index('entrees_rentree').on(t.rentree)],
);

/** Sorties d'une formation en région, comptes InserJeunes rattachés à la formation, continuum compris. */
export const sorties = sqliteTable(
  'sorties',
  {
    formationId: integer().notNull(),
    region: text().notNull(),
    millesime: text().notNull(),
    effectifTerminale: integer(),
    sortants: integer(),
    poursuite: integer(),
    emploi6Mois: integer(),
    emploi12Mois: integer(),
    emploi18Mois: integer(),
    emploi24Mois: integer(),
    /** CFD de l'ancien diplôme dont les comptes sont repris ; nul si la formation a ses propres comptes. */
    cfdContinuum: text(),
    fichierId: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.formationId, t.region, t.millesime] }), index('sorties_millesime').on(t.millesime)],
);

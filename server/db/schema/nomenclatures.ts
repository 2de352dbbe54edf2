import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fichierId, ligneSource } from './imports.ts';

export const niveauxDiplome = sqliteTable('niveaux_diplome', {
  /** Trois premiers caractères du CFD : « 500 » CAP, « 400 » bac pro, « 320 » BTS. */
  code: text().primaryKey(),
  libelleCourt: text().notNull(),
  libelle: text().notNull(),
  niveauInterministeriel: text().notNull(),
  fichierId: fichierId(),
});

export const dispositifs = sqliteTable('dispositifs', {
  code: text().primaryKey(),
  niveauDiplome: text().notNull(),
  libelleCourt: text().notNull(),
  libelle: text().notNull(),
  fichierId: fichierId(),
});

/** Nomenclature des spécialités de formation : catégories (1 chiffre), domaines (2), groupes (3). */
export const nsf = sqliteTable('nsf', {
  code: text().primaryKey(),
  rang: text({ enum: ['categorie', 'domaine', 'groupe'] }).notNull(),
  libelle: text().notNull(),
  parent: text(),
  fichierId: fichierId(),
});

/** Formations-diplômes de la BCN (vue V_FORMATION_DIPLOME) : tous les CFD connus, ouverts ou fermés. */
export const diplomes = sqliteTable('diplomes', {
  cfd: text().primaryKey(),
  niveau: text().notNull(),
  nsf: text().notNull(),
  libelleCourt: text().notNull(),
  libelle: text().notNull(),
  /** Dates ISO ; nulles quand la BCN ne les porte pas. */
  dateOuverture: text(),
  dateFermeture: text(),
  /** NATURE_FORMATION_DIPLOME ; « P » et « T » désignent les classes communes, « 2 » et « S » les spécialités. */
  nature: text().notNull(),
  fichierId: fichierId(),
});

/** Filiation des diplômes rénovés : ANCIEN_DIPLOME_1..7 et NOUVEAU_DIPLOME_1..7 de N_FORMATION_DIPLOME, fusionnés. */
export const diplomesFiliations = sqliteTable(
  'diplomes_filiations',
  { ancien: text().notNull(), nouveau: text().notNull(), fichierId: fichierId() },
  (t) => [primaryKey({ columns: [t.ancien, t.nouveau] }), index('diplomes_filiations_nouveau').on(t.nouveau)],
);

/** Modules élémentaires de formation : la charnière MEFSTAT11 → CFD, dispositif, année. */
export const mefs = sqliteTable(
  'mefs',
  {
    mef: text().primaryKey(),
    mefstat11: text().notNull(),
    cfd: text().notNull(),
    dispositif: text().notNull(),
    duree: integer().notNull(),
    annee: integer().notNull(),
    libelle: text().notNull(),
    dateOuverture: text(),
    dateFermeture: text(),
    fichierId: fichierId(),
  },
  (t) => [index('mefs_mefstat11').on(t.mefstat11), index('mefs_cfd').on(t.cfd, t.dispositif)],
);

/** Groupes de formations de la BCN (familles de métiers TG01, bacs pro à options TG02, BTS à options TG03). */
export const groupesFormation = sqliteTable('groupes_formation', {
  code: text().primaryKey(),
  type: text().notNull(),
  libelle: text().notNull(),
  fichierId: fichierId(),
});

export const typesGroupeFormation = sqliteTable('types_groupe_formation', {
  code: text().primaryKey(),
  libelle: text().notNull(),
  fichierId: fichierId(),
});

export const liensFormationGroupe = sqliteTable(
  'liens_formation_groupe',
  { groupe: text().notNull(), cfd: text().notNull(), fichierId: fichierId() },
  (t) => [primaryKey({ columns: [t.groupe, t.cfd] })],
);

/** Tables tenues à la main : 2des communes de familles de métiers et 1res années communes de BTS à options. */
export const famillesMetiers = sqliteTable(
  'familles_metiers',
  {
    type: text({ enum: ['2nde_commune', '1ere_commune'] }).notNull(),
    famille: text().notNull(),
    cfdCommun: text().notNull(),
    cfdSpecialite: text().notNull(),
    libelleSpecialite: text().notNull(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.cfdCommun, t.cfdSpecialite] })],
);

/** Diplômes professionnels de la DGESCO : commission professionnelle consultative, secteur, fiche RNCP, sessions. */
export const diplomesProfessionnels = sqliteTable('diplomes_professionnels', {
  cfd: text().primaryKey(),
  diplome: text().notNull(),
  intitule: text().notNull(),
  cpc: text().notNull(),
  secteur: text().notNull(),
  rncp: text(),
  premiereSession: text(),
  derniereSession: text(),
  fichierId: fichierId(),
});

/** Certif Info : métiers ROME visés par un diplôme (jusqu'à cinq, dans l'ordre du fichier). */
export const diplomesRomes = sqliteTable(
  'diplomes_romes',
  {
    cfd: text().notNull(),
    rang: integer().notNull(),
    rome: text().notNull(),
    ligne: ligneSource(),
    fichierId: fichierId(),
  },
  (t) => [primaryKey({ columns: [t.cfd, t.rome] })],
);

/** Formations signalées pour réexamen par une région. */
export const actionsPrioritaires = sqliteTable(
  'actions_prioritaires',
  { cfd: text().notNull(), dispositif: text().notNull(), region: text().notNull(), fichierId: fichierId() },
  (t) => [primaryKey({ columns: [t.cfd, t.dispositif, t.region] })],
);

/** Disciplines de recrutement (ressources humaines). */
export const disciplines = sqliteTable('disciplines', {
  code: text().primaryKey(),
  libelle: text().notNull(),
  fichierId: fichierId(),
});

import type { InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Ligne } from './ligne.ts';

/** À quelle période une source se rapporte ; `aucun` : nomenclature en vigueur, sans millésime. */
export type Periode = 'aucun' | 'annee' | 'rentree' | 'millesime';

/**
 * Une présentation d'un fichier officiel : clé de lecture → en-tête verbatim (ou motif sur l'en-tête
 * normalisé quand il porte l'année). Toutes les `colonnes` sont exigées ; la clé `annee` dit que le fichier
 * porte lui-même sa période, ligne à ligne.
 */
export type Layout<K extends string> = {
  nom: string;
  colonnes: Partial<Record<K | 'annee', string | RegExp>>;
  facultatives?: Partial<Record<K, string>>;
  /** Colonne dont l'en-tête porte l'année, capturée par son motif. */
  anneeDans?: K;
};

/** Ligne écartée sans faute (hors du champ de la source), avec sa raison, comptée au rapport. */
export type Ignoree = { ignoree: string };
export const ignore = (raison: string): Ignoree => ({ ignoree: raison });

/** `sommee` : la ligne complète une clé déjà lue ; rien : la ligne est retenue. */
export type Issue = 'sommee' | Ignoree | undefined;

type Row<T extends SQLiteTable> = Omit<InferInsertModel<T>, 'fichierId'>;

export type Contexte = {
  /** Numéro, dans le fichier, de la ligne en cours. */
  numero: number;
  /** Période de la ligne en cours : « 2020 », « 2022_2023 », ou « » sans millésime. */
  annee: string;
  /** Retient une ligne de table ; lève un `Rejet` si sa clé est déjà prise dans ce fichier. */
  emit<T extends SQLiteTable>(table: T, row: Row<T>): undefined;
  /** Retient la ligne si sa clé est nouvelle (libellés répétés) ; dit si elle l'était. */
  emitOnce<T extends SQLiteTable>(table: T, row: Row<T>): boolean;
  /** MEFSTAT11 connu de la nomenclature ; lève un `Rejet` sinon. */
  mefstat11<K extends string>(ligne: Ligne<K>, cle: K): string;
  warn(motif: string, valeur: string): void;
};

export type Parser<K extends string> = {
  /** Une ligne simplement retenue ne rend rien. */
  ligne(l: Ligne<K | 'annee'>): Issue | undefined;
  /** Appelé après la dernière ligne : c'est là que les sources à cumul retiennent leurs sommes. */
  fin?(): void;
};

/** Rapprochement contrôlé après chargement : valeurs de `colonne` absentes de la référence. */
export type Jointure = {
  libelle: string;
  table: SQLiteTable;
  colonne: string;
  /** Requête SQL d'une colonne : les codes connus. */
  reference: string;
  /** Condition SQL sur les lignes contrôlées. */
  condition?: string;
};

export type Source<K extends string = string> = {
  code: string;
  libelle: string;
  producteur: string;
  periode: Periode;
  /** Part de lignes rejetées au-delà de laquelle rien n'est écrit (1 % par défaut). */
  tolerance?: number;
  tables: readonly SQLiteTable[];
  layouts: readonly Layout<K>[];
  /** Le fichier officiel ne finit pas par un saut de ligne : une coupure ne se voit qu'à sa dernière ligne. */
  finLibre?: boolean;
  /** Porte des comptes que son producteur ne publie pas : ni ligne ni valeur de ce fichier ne se montre. */
  secret?: boolean;
  /** La lecture vérifie les MEFSTAT11 : la nomenclature doit être en base ou dans le même import. */
  exigeMefs?: boolean;
  /** À augmenter quand la lecture d'une ligne change (1 par défaut) : les mêmes octets se rechargent alors. */
  lecture?: number;
  jointures?: readonly Jointure[];
  parser(ctx: Contexte): Parser<K>;
};

/** Déclare une source : la forme de ses fichiers et la lecture d'une ligne ; le reste est au pipeline. */
export const defineSource = <K extends string>(source: Source<K>): Source => source as Source;

/** Fichier reconnu mais non chargé, et pourquoi. */
export type NonCharge = { libelle: string; raison: string; colonnes: readonly string[] };

import type { Database } from 'better-sqlite3';
import type { Db } from '#server/db/connection.ts';
import type { ColonnesFormations, Faits } from '#shared/faits/faits.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';
import { buildIndexRecherche, type IndexRecherche } from '#shared/faits/selection.ts';
import type { Parametres } from '#shared/indicateurs/parametres.ts';
import { buildColonnesMoyennes, buildColonnesSorties, buildInsertion, type InsertionServeur } from './insertion.ts';
import { loadParametres } from './parametres.ts';
import {
  getPeriode,
  getVersion,
  type LigneFormation,
  listEtablissements,
  listFormations,
  listOffres,
  listRentrees,
  listSorties,
} from './queries.ts';
import { listReferences } from './references.ts';

/**
 * Faits d'une rentrée côté serveur : ce qui part au client, et les comptes de sortie qui n'en partent pas.
 * `rentree` est celle qui est servie, 0 pour la dernière année de chaque source.
 */
export type FaitsServeur = {
  rentree: number;
  faits: Faits;
  index: IndexRecherche;
  formations: LigneFormation[];
  sorties: LigneSortie[];
  insertion: InsertionServeur;
};

/** Clé d'une formation telle qu'une URL la porte : CFD.dispositif.voie. */
export const formatCle = (f: { cfd: string; dispositif: string; voie: string }): string =>
  `${f.cfd}.${f.dispositif}.${f.voie}`;

const toColonnesFormations = (formations: readonly LigneFormation[]): ColonnesFormations => ({
  id: formations.map((f) => f.id),
  cle: formations.map(formatCle),
  libelle: formations.map((f) => f.libelle),
  libelleCourt: formations.map((f) => f.libelleCourt),
  niveau: formations.map((f) => f.niveau),
  nsf: formations.map((f) => f.nsf),
  voie: formations.map((f) => f.voie),
  type: formations.map((f) => f.type),
  famille: formations.map((f) => f.famille),
  dateOuverture: formations.map((f) => f.dateOuverture),
  dateFermeture: formations.map((f) => f.dateFermeture),
  duree: formations.map((f) => f.duree),
  cfdContinuum: formations.map((f) => f.cfdContinuum),
});

const toRangs = (ids: readonly number[]): ((id: number) => number) => {
  const rangs = new Map(ids.map((id, i) => [id, i]));
  return (id) => rangs.get(id) ?? -1;
};

/** Ce dont les faits dépendent : les données en vigueur et les seuils du jour. */
type Cle = { version: string; parametres: Parametres };

const buildFaits = (sqlite: Database, { version, parametres }: Cle, rentree: number): FaitsServeur => {
  const periode = getPeriode(sqlite, rentree);
  const formations = listFormations(sqlite);
  const etablissements = listEtablissements(sqlite);
  const offres = listOffres(sqlite, periode);
  const sorties = periode.millesime === null ? [] : listSorties(sqlite, periode.millesime);
  const insertion = buildInsertion(formations, sorties, periode.millesime, parametres);
  const rangEtablissement = toRangs(etablissements.ids);
  const rangFormation = toRangs(formations.map((f) => f.id));
  const faits: Faits = {
    version,
    periode,
    rentrees: listRentrees(sqlite),
    ...listReferences(sqlite),
    formations: toColonnesFormations(formations),
    etablissements: etablissements.colonnes,
    offres: {
      ...offres,
      etablissement: offres.etablissement.map(rangEtablissement),
      formation: offres.formation.map(rangFormation),
    },
    sorties: buildColonnesSorties(formations, sorties, insertion),
    moyennes: buildColonnesMoyennes(insertion),
    parametres,
  };
  return { rentree, faits, index: buildIndexRecherche(faits), formations, sorties, insertion };
};

/** Faits gardés en mémoire, un jeu par rentrée, jetés dès que les données ou les seuils changent. */
const caches = new WeakMap<Db, { cle: string; parRentree: Map<number, FaitsServeur> }>();

const findFaits = (db: Db, demandee: number): FaitsServeur => {
  const sources: Cle = { version: getVersion(db.$client), parametres: loadParametres(db.$client) };
  const cle = JSON.stringify(sources);
  let cache = caches.get(db);
  if (cache?.cle !== cle) {
    cache = { cle, parRentree: new Map() };
    caches.set(db, cache);
  }
  const deja = cache.parRentree.get(demandee);
  if (deja) return deja;
  const rentree = listRentrees(db.$client).includes(demandee) ? demandee : 0;
  const connu = cache.parRentree.get(rentree);
  if (connu) return connu;
  const faits = buildFaits(db.$client, sources, rentree);
  cache.parRentree.set(rentree, faits);
  return faits;
};

/**
 * Faits d'une rentrée (0 = la dernière année de chaque source), lus une fois par version des données. Une
 * rentrée qui n'est pas chargée rend la dernière disponible : le cache ne grandit pas avec ce qu'on demande.
 * Version et lectures se font dans une seule transaction : un import qui s'achève au milieu ne les mêle pas.
 */
export const loadFaits = (db: Db, demandee: number): FaitsServeur =>
  db.$client.transaction(() => findFaits(db, demandee)).deferred();

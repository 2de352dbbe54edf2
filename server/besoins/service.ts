import type { Db } from '#server/db/connection.ts';
import { VERSION_DERIVATION } from '#server/db/derived.ts';
import { getVersion } from '#server/faits/queries.ts';
import { type Besoins, buildCellules, type ColonnesCellules } from '#shared/besoins/besoins.ts';
import { buildChemin, type Chemin, type Correction, type LignePassage } from '#shared/besoins/chemin.ts';
import { DomainError } from '#shared/errors.ts';
import type { Acteur } from '#shared/permissions.ts';
import {
  getVersionCorrections,
  listAnneesBmo,
  listCfds,
  listChomages,
  listCorrections,
  listLibelles,
  listLignesBmo,
  listPassage,
  listRomes,
  listTables,
  listTension,
} from './queries.ts';

/** Le besoin local côté serveur : ce qui part au client, et de quoi montrer le chemin et les années passées. */
export type BesoinsServeur = {
  besoins: Besoins;
  getChemin: (cfd: string) => Chemin;
  libelles: ReturnType<typeof listLibelles>;
  /** Cellules de chaque année de BMO chargée, aux mêmes rangs. */
  annees: Map<number, ColonnesCellules>;
};

const groupBy = <T>(lignes: readonly T[], getCle: (ligne: T) => string): Map<string, T[]> => {
  const groupes = new Map<string, T[]>();
  for (const ligne of lignes) {
    const groupe = groupes.get(getCle(ligne));
    if (groupe) groupe.push(ligne);
    else groupes.set(getCle(ligne), [ligne]);
  }
  return groupes;
};

const buildGetChemin = (db: Db): BesoinsServeur['getChemin'] => {
  const sqlite = db.$client;
  const romes = groupBy(listRomes(sqlite), (l) => l.cfd);
  const passage = groupBy<LignePassage>(listPassage(sqlite), (l) => l.rome);
  const enVigueur = listCorrections(sqlite).filter((c) => c.annuleLe === null);
  const corrections = groupBy(enVigueur, (c) => c.cfd);
  const toCorrection = ({ id, famille, sens, motif, auteur, le }: Correction): Correction => ({
    ...{ id, famille, sens, motif, auteur, le },
  });
  return (cfd) =>
    buildChemin(
      cfd,
      (romes.get(cfd) ?? []).map((l) => l.rome),
      (rome) => passage.get(rome) ?? [],
      (corrections.get(cfd) ?? []).map(toCorrection),
    );
};

const buildLiens = (cfds: readonly string[], getChemin: (cfd: string) => Chemin, codes: readonly string[]) => {
  const rangs = new Map(codes.map((code, i) => [code, i]));
  const liens: Besoins['liens'] = { cfd: [], familles: [] };
  for (const cfd of cfds) {
    const familles = getChemin(cfd).familles.flatMap(({ famille }) => rangs.get(famille) ?? []);
    if (familles.length === 0) continue;
    liens.cfd.push(cfd);
    liens.familles.push(familles);
  }
  return liens;
};

/** Ce qui ne dépend que des fichiers chargés : les tables et les cellules de chaque année. */
const buildCellulesAnnees = (db: Db, version: string) => {
  const tables = listTables(db.$client);
  const annees = new Map(
    listAnneesBmo(db.$client).map((annee) => [annee, buildCellules(listLignesBmo(db.$client, annee), tables)]),
  );
  return { version, tables, annees };
};

const cellulesAnnees = new WeakMap<Db, ReturnType<typeof buildCellulesAnnees>>();

/** Cellules de la BMO, relues quand les données changent ; une correction de lien ne les touche pas. */
const loadCellules = (db: Db, version: string): ReturnType<typeof buildCellulesAnnees> => {
  const connues = cellulesAnnees.get(db);
  if (connues?.version === version) return connues;
  const lues = buildCellulesAnnees(db, version);
  cellulesAnnees.set(db, lues);
  return lues;
};

const buildBesoins = (db: Db, donnees: string, version: string): BesoinsServeur => {
  const sqlite = db.$client;
  const { tables, annees } = loadCellules(db, donnees);
  const annee = Math.max(0, ...annees.keys()) || null;
  const getChemin = buildGetChemin(db);
  const tension = listTension(sqlite);
  const chomages = listChomages(sqlite);
  const codes = tables.familles.map((f) => f.code);
  const besoins: Besoins = {
    version,
    annee,
    anneeTension: tension.annee,
    anneeChomage: chomages[0]?.annee ?? null,
    ...tables,
    cellules: annees.get(annee ?? 0) ?? buildCellules([], tables),
    liens: buildLiens(listCfds(sqlite), getChemin, codes),
    tension: tension.lignes,
    chomages,
  };
  return { besoins, getChemin, libelles: listLibelles(sqlite), annees };
};

const cache = new WeakMap<Db, BesoinsServeur>();

/**
 * Besoin local en vigueur, gardé en mémoire tant que ni les données ni les corrections ne changent. Version et
 * lectures se font dans une seule transaction : un import qui s'achève au milieu ne les mêle pas.
 */
export const loadBesoins = (db: Db): BesoinsServeur =>
  db.$client
    .transaction(() => {
      const donnees = `${getVersion(db.$client).slice(0, 16)}-${VERSION_DERIVATION}`;
      const version = `${donnees}-${getVersionCorrections(db.$client)}`;
      const connu = cache.get(db);
      if (connu?.besoins.version === version) return connu;
      const besoins = buildBesoins(db, donnees, version);
      cache.set(db, besoins);
      return besoins;
    })
    .deferred();

/** Rang d'une famille de niveau 86. Lève `famille_introuvable`. */
export const getRangFamille = ({ familles }: Besoins, code: string): number => {
  const rang = familles.findIndex((f) => f.code === code);
  if (rang < 0) throw new DomainError('famille_introuvable');
  return rang;
};

/** Qui a corrigé n'est dit qu'aux personnes connectées ; quand et pourquoi, à tous. */
export const hideAuteur = ({ id }: Acteur, correction: Correction | null): Correction | null =>
  correction === null || id !== null ? correction : { ...correction, auteur: null };

import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, type SQL } from 'drizzle-orm';
import type { StatutVersion } from '#shared/donnees/workflow.ts';
import { VERSION_DERIVATION } from './derived.ts';
import { buildDonnees } from './donnees.ts';
import { versions, versionsJournal } from './schema/versions.ts';
import { attachDonnees, type Db, type Ecriture, findAttache, openSqlite } from './sqlite.ts';

/** Dossier des versions d'une base, à côté d'elle : `pilotage.sqlite` a `pilotage.versions`. */
export const getDossier = (db: Db): string => {
  if (db.$client.memory) throw new Error('Une base en mémoire n’a pas de versions des données.');
  const dossier = `${db.$client.name.replace(/\.sqlite$/, '')}.versions`;
  mkdirSync(dossier, { recursive: true });
  return dossier;
};

/**
 * Fichier de données d'une version (`null` : les données vides d'une base où rien n'a été publié). Son nom dit aussi
 * les règles qui l'ont écrit : une nouvelle version de l'application en fait un autre, à côté.
 */
export const getChemin = (db: Db, id: number | null): string =>
  join(getDossier(db), `${id ?? 'vide'}-${VERSION_DERIVATION}.sqlite`);

/** Tout ce qu'une version a écrit dans le dossier, chantiers compris, quelles que soient les règles qui l'ont écrit. */
const listChemins = (db: Db, id: number): string[] => {
  const dossier = getDossier(db);
  const noms = readdirSync(dossier).filter((nom) => nom.startsWith(`${id}-`));
  return noms.map((nom) => join(dossier, nom));
};

/** Efface tout ce qu'une version a écrit dans le dossier, chantier d'une lecture coupée compris. */
export const removeChemins = (db: Db, id: number): void => {
  for (const chemin of listChemins(db, id)) rmSync(chemin, { force: true });
};

/** Version en vigueur d'après la base ; nulle tant que rien n'est publié. */
export const findEnVigueur = (db: Db): number | null =>
  (db.$client.prepare(`select id from versions where statut = 'publiee'`).pluck().get() as number | undefined) ?? null;

const comparePlusRecent = (a: string, b: string): number => statSync(b).mtimeMs - statSync(a).mtimeMs;

/** Fichier d'une version, refait s'il vient d'une version précédente de l'application. Lève s'il manque. */
export const requireChemin = (db: Db, id: number | null): string => {
  const chemin = getChemin(db, id);
  if (existsSync(chemin)) return chemin;
  const anciens = id === null ? [] : listChemins(db, id).filter((nom) => nom.endsWith('.sqlite'));
  const ancien = id === null ? null : anciens.sort(comparePlusRecent)[0];
  if (ancien === undefined) throw new Error(`Le fichier de la version ${id} des données manque : ${chemin}.`);
  if (ancien !== null) console.log(`Données de la version ${id} recalculées pour cette version de l’application…`);
  buildDonnees(ancien, chemin);
  return chemin;
};

const attach = (db: Db, id: number | null): void => {
  const chemin = requireChemin(db, id);
  if (findAttache(db) !== null) db.$client.exec('detach donnees');
  attachDonnees(db, chemin);
};

/** Version attachée à chaque connexion : `undefined` tant qu'aucune ne l'est. */
const attachees = new WeakMap<Db, number | null>();

/**
 * Attache à la connexion la version en vigueur, si ce n'est déjà fait : à appeler au début de chaque requête, car un
 * autre processus a pu publier. Sans effet sur une base en mémoire. Lève si le fichier de la version manque.
 */
export const followVersion = (db: Db): void => {
  if (db.$client.memory) return;
  const id = findEnVigueur(db);
  if (attachees.get(db) === id) return;
  attach(db, id);
  attachees.set(db, id);
};

/** Autre connexion à la même base, qui lit une version donnée sans la mettre en vigueur. À refermer. */
export const openVersion = (db: Db, id: number): Db => {
  const autre = openSqlite(db.$client.name);
  attachDonnees(autre, requireChemin(db, id));
  return autre;
};

export type LigneVersions = typeof versions.$inferSelect;

/** Ce que le journal retient d'une étape : qui (nul : la machine), pourquoi, quand. */
export type Geste = { evenement: string; acteurId: number | null; motif: string; le: string };

/** Passe une version d'un statut à un autre et l'écrit au journal. À appeler dans une transaction. */
export const writeStatut = (
  db: Ecriture,
  version: { id: number; statut: StatutVersion },
  statut: StatutVersion,
  geste: Geste,
  champs: Partial<typeof versions.$inferInsert> = {},
): void => {
  const encore: SQL | undefined = and(eq(versions.id, version.id), eq(versions.statut, version.statut));
  const { changes } = db
    .update(versions)
    .set({ ...champs, statut })
    .where(encore)
    .run();
  if (changes !== 1) throw new Error(`La version ${version.id} n’est plus au statut « ${version.statut} ».`);
  db.insert(versionsJournal)
    .values({ versionId: version.id, statutAvant: version.statut, statutApres: statut, ...geste })
    .run();
};

/**
 * Met une version en vigueur : celle qui l'était passe « remplacée », et la connexion suit aussitôt. L'écriture ne
 * porte que sur un pointeur : elle ne dépend pas de la taille des données. `verifie` juge la ligne lue, dans la même
 * transaction, et lève si l'étape n'est pas permise.
 */
export const putEnVigueur = (
  db: Db,
  id: number,
  geste: Geste,
  verifie: (version: LigneVersions, enVigueurId: number | null) => void,
): void => {
  requireChemin(db, id);
  db.transaction(
    (tx) => {
      const version = tx.select().from(versions).where(eq(versions.id, id)).get();
      if (version === undefined) throw new Error(`La version ${id} des données n’existe pas.`);
      verifie(version, findEnVigueur(db));
      const ancienne = tx.select().from(versions).where(eq(versions.statut, 'publiee')).get();
      if (ancienne) writeStatut(tx, ancienne, 'remplacee', { ...geste, evenement: 'remplacer' });
      writeStatut(tx, version, 'publiee', geste, { publieeLe: geste.le, publierLe: null });
    },
    { behavior: 'immediate' },
  );
  followVersion(db);
};

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { versions } from '#server/db/schema/versions.ts';
import type { Progression } from '#server/imports/pipeline.ts';
import { DomainError } from '#shared/errors.ts';

const OUVRIER = fileURLToPath(new URL('./ouvrier.ts', import.meta.url));

type EnCours = { id: number; enfant: ChildProcess; progression: Progression | null };

/** La lecture en cours d'un serveur : une à la fois, car elle occupe un cœur et beaucoup de mémoire. */
const enCours = new WeakMap<Db, EnCours>();

/** Où en est la lecture d'une version ; nul si elle n'est pas en cours ici. */
export const findProgression = (db: Db, id: number): Progression | null => {
  const traitement = enCours.get(db);
  return traitement?.id === id ? traitement.progression : null;
};

/** Marque interrompue une lecture que personne ne mène plus : elle se reprend ou s'écarte. */
const markInterrompue = (db: Db, id: number): void => {
  if (!db.$client.open) return;
  db.update(versions)
    .set({ traitement: 'interrompu' })
    .where(and(eq(versions.id, id), eq(versions.traitement, 'en_cours')))
    .run();
};

/** Au démarrage, aucune lecture ne peut être en cours : celles qui le disent ont été coupées. */
export const markInterrompues = (db: Db): void => {
  db.update(versions).set({ traitement: 'interrompu' }).where(eq(versions.traitement, 'en_cours')).run();
};

/** Dit si une lecture est en cours ; un processus qui a rendu son résultat et finit de s'arrêter n'en est plus une. */
const isOccupe = (db: Db): boolean => {
  const traitement = enCours.get(db);
  if (traitement === undefined) return false;
  const version = db.select().from(versions).where(eq(versions.id, traitement.id)).get();
  return version?.traitement === 'en_cours';
};

/** Suit le processus d'une lecture : sa progression, et sa fin, qu'il s'arrête ou n'ait pas pu être lancé. */
const followEnfant = (db: Db, id: number, enfant: ChildProcess): void => {
  const traitement: EnCours = { id, enfant, progression: null };
  enCours.set(db, traitement);
  const conclude = (): void => {
    if (enCours.get(db) !== traitement) return;
    enCours.delete(db);
    markInterrompue(db, id);
  };
  enfant.on('message', (progression) => {
    traitement.progression = progression as Progression;
  });
  enfant.on('exit', conclude);
  enfant.on('error', (erreur) => {
    console.error(erreur);
    conclude();
  });
};

/** Lit les fichiers d'une version dans un processus à part : le serveur continue de répondre. */
export const startTraitement = (db: Db, id: number, options: { annee: string; reduction: boolean }): void => {
  if (isOccupe(db)) throw new DomainError('lecture_en_cours');
  db.update(versions)
    .set({ traitement: 'en_cours', rapport: null, examen: null, resume: null })
    .where(eq(versions.id, id))
    .run();
  try {
    followEnfant(db, id, fork(OUVRIER, [db.$client.name, String(id), JSON.stringify(options)], { execArgv: [] }));
  } catch (erreur) {
    markInterrompue(db, id);
    throw erreur;
  }
};

/** Arrête la lecture d'une version, si elle est en cours. */
export const stopTraitement = (db: Db, id: number): void => {
  const traitement = enCours.get(db);
  if (traitement?.id === id) traitement.enfant.kill();
};

/** Arrête ce qui est en cours, à la fermeture du serveur. */
export const stopTraitements = (db: Db): void => {
  enCours.get(db)?.enfant.kill();
};

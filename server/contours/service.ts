import { Worker } from 'node:worker_threads';
import type { Db } from '#server/db/connection.ts';
import { getVersion } from '#server/faits/queries.ts';
import { loadDecoupe } from './queries.ts';
import type { EntreeContours } from './topologie.ts';

/** Contours d'une version des données : leur JSON comprimé, calculé à la première demande et gardé. */
type Contours = { version: string; read: () => Promise<Buffer> };

const compute = (entree: EntreeContours): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const fil = new Worker(new URL('./fil.ts', import.meta.url), { workerData: entree });
    fil.once('message', (corps: Uint8Array) => resolve(Buffer.from(corps)));
    fil.once('error', reject);
    fil.once('exit', () => reject(new Error('contours : calcul interrompu')));
  });

const caches = new WeakMap<Db, { version: string; corps: Promise<Buffer> }>();

const readContours = (db: Db, entree: EntreeContours): Promise<Buffer> => {
  const corps = compute(entree).catch((erreur: unknown) => {
    // Un échec ne se retient pas : la demande suivante réessaie.
    caches.delete(db);
    throw erreur;
  });
  caches.set(db, { version: entree.version, corps });
  return corps;
};

const loadEntree = (db: Db): EntreeContours =>
  db.$client
    .transaction(() => ({
      version: getVersion(db.$client),
      bassins: loadDecoupe(db.$client, 'bassins'),
      zones: loadDecoupe(db.$client, 'zones'),
    }))
    .deferred();

/**
 * Contours approchés des bassins et zones d'emploi pour les données en vigueur, comprimés (gzip). Le calcul, environ
 * une seconde, se fait hors du fil du serveur, une fois par version des données.
 */
export const loadContours = (db: Db): Contours => {
  const version = getVersion(db.$client);
  const cache = caches.get(db);
  if (cache?.version === version) return { version, read: () => cache.corps };
  return { version, read: () => readContours(db, loadEntree(db)) };
};

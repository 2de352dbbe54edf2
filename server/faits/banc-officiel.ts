import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import fc from 'fast-check';
import { inject } from 'vitest';
import type { Db } from '#server/db/connection.ts';
import * as schema from '#server/db/schema/index.ts';
import { buildServer } from '#server/http.ts';
import type { RapportImport } from '#shared/donnees/rapport.ts';
import { BASE, DONNEES, RAPPORT } from './banc-import.ts';

export const CLIENT = new URL('../../dist/client', import.meta.url).pathname;

/** Dit si les fichiers officiels sont là ; sinon, l'essai le dit et se saute. */
export const hasDonneesOfficielles = (): boolean => {
  const presentes = existsSync(DONNEES);
  if (!presentes) console.log(`données officielles absentes (${DONNEES}) : essais sautés`);
  return presentes;
};

const lirePartage = (nom: string): Buffer => readFileSync(join(inject('officielle'), nom));

/** Base en mémoire, à soi, des fichiers officiels : tous, importés une fois pour tous les essais. */
export const copyOfficielle = (): Db => {
  const client = new Database(lirePartage(BASE));
  client.pragma('foreign_keys = ON');
  client.pragma('cache_size = -262144');
  return drizzle(client, { schema, casing: 'snake_case' });
};

let partagee: Db | null = null;

/** La même pour tous les essais d'un processus, avec ce que le serveur en garde déjà calculé : qui la change la copie. */
export const openOfficielle = (): Db => {
  partagee ??= copyOfficielle();
  return partagee;
};

/** Ce que l'import de ces fichiers en a dit. */
export const readRapportOfficiel = (): RapportImport => JSON.parse(lirePartage(RAPPORT).toString()) as RapportImport;

const decompresser = (octets: Buffer): Promise<string> =>
  new Response(new Blob([new Uint8Array(octets)]).stream().pipeThrough(new DecompressionStream('gzip'))).text();

/** Les adresses publiques du serveur, lues comme le ferait un navigateur. */
export const buildApi = (db: Db) => {
  const app = buildServer(db, { client: CLIENT, mandataire: 'loopback' });
  const lireTexte = async (url: string): Promise<string> => {
    const reponse = await app.inject({ url, headers: { 'accept-encoding': 'identity' } });
    if (reponse.statusCode !== 200) throw new Error(`${url} : ${reponse.statusCode} ${reponse.payload}`);
    return reponse.headers['content-encoding'] === 'gzip' ? decompresser(reponse.rawPayload) : reponse.payload;
  };
  const lire = async (url: string): Promise<unknown> => JSON.parse(await lireTexte(url));
  const appeler = async (procedure: string, entree: unknown): Promise<unknown> => {
    const corps = await lire(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(entree))}`);
    return (corps as { result: { data: unknown } }).result.data;
  };
  return { lire, lireTexte, appeler };
};

/** Tirage toujours le même, pour qu'un échec se rejoue. */
export const draw = <T>(valeurs: readonly T[], nombre: number): T[] =>
  fc.sample(fc.shuffledSubarray([...valeurs], { minLength: nombre, maxLength: nombre }), { seed: 42, numRuns: 1 })[0] ??
  [];

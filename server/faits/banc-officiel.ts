import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Db, openDb } from '#server/db/connection.ts';
import { buildServer } from '#server/http.ts';
import { importFiles } from '#server/imports/pipeline.ts';

/** Fichiers officiels, à côté du dépôt et jamais dedans ; le BMO, long à lire, ne sert pas à tous les essais. */
export const DONNEES = new URL('../../../shared/data', import.meta.url).pathname;
export const CLIENT = new URL('../../dist/client', import.meta.url).pathname;
const FICHIERS = [
  'nomenclatures',
  'geo',
  'etablissements',
  'offre',
  'inserjeunes',
  'emploi/France_Travail_Bassin_Emploi_2021.csv',
];

/** Dit si les fichiers officiels sont là ; sinon, l'essai le dit et se saute. */
export const hasDonneesOfficielles = (): boolean => {
  const presentes = existsSync(DONNEES);
  if (!presentes) console.log(`données officielles absentes (${DONNEES}) : essais sautés`);
  return presentes;
};

/** Base en mémoire, chargée des fichiers officiels ; lève si l'import refuse. */
export const loadDonneesOfficielles = async (enPlus: readonly string[] = []): Promise<Db> => {
  const db = openDb(':memory:');
  const rapport = await importFiles(
    db,
    [...FICHIERS, ...enPlus].map((nom) => join(DONNEES, nom)),
  );
  if (rapport.fautes.length > 0) throw new Error(rapport.fautes.join('\n'));
  return db;
};

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

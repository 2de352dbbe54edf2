import type { FastifyInstance } from 'fastify';
import { type Config, loadConfig } from '#server/config.ts';
import { type Db, openDb, setAttenteServeur } from '#server/db/connection.ts';
import { refreshDerived } from '#server/db/derived.ts';
import { buildServer } from '#server/http.ts';

const PORTS_ESSAYES = 21;

const isPortPris = (erreur: unknown): boolean =>
  erreur instanceof Error && 'code' in erreur && erreur.code === 'EADDRINUSE';

/** Écoute le port demandé, ou le premier libre des vingt suivants. Rend le port obtenu. */
const listen = async (app: FastifyInstance, { port, host }: Config): Promise<number> => {
  for (let essai = port; essai < port + PORTS_ESSAYES; essai += 1) {
    try {
      const adresse = await app.listen({ port: essai, host });
      return Number(new URL(adresse).port) || essai;
    } catch (erreur) {
      if (!isPortPris(erreur)) throw erreur;
      console.error(`Le port ${essai} est déjà pris : essai du suivant.`);
    }
  }
  throw new Error(`Aucun port libre de ${port} à ${port + PORTS_ESSAYES - 1} : choisissez-en un autre avec PORT=…`);
};

/** Ouvre la base et la met à la règle de cette version ; ensuite, aucune écriture ne fige le serveur. */
const openBase = (fichier: string): Db => {
  const db = openDb(fichier);
  try {
    if (refreshDerived(db)) console.log('Données recalculées pour cette version de l’application.');
  } catch (erreur) {
    if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'SQLITE_BUSY')) throw erreur;
    throw new Error('La base est occupée, sans doute par un import : relancez quand il sera fini.');
  }
  setAttenteServeur(db);
  return db;
};

const start = async (): Promise<void> => {
  const config = loadConfig();
  const db = openBase(config.base);
  const app = buildServer(db, config);
  const stop = async (): Promise<void> => {
    await app.close();
    db.$client.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const port = await listen(app, config);
  const hote = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  console.log(`Carte des formations – Pilotage : http://${hote}:${port}`);
};

await start().catch((erreur: unknown) => {
  console.error(erreur instanceof Error ? erreur.message : erreur);
  process.exit(1);
});

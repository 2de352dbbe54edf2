import type { FastifyInstance } from 'fastify';
import { type Config, loadConfig } from '#server/config.ts';
import { openDb } from '#server/db/connection.ts';
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

const start = async (): Promise<void> => {
  const config = loadConfig();
  const db = openDb(config.base);
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

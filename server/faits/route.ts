import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Db } from '#server/db/connection.ts';
import { getVersion, listRentrees } from './queries.ts';
import { loadFaits } from './service.ts';

const requete = z.object({ rentree: z.coerce.number().int().min(0).max(2100).catch(0).default(0) });

/**
 * GET /donnees/offres.json : les faits d'une rentrée, publics, comprimés une fois par version des données et
 * validés par ETag. Une rentrée qui n'est pas chargée rend la dernière disponible.
 */
export const registerDonnees = (app: FastifyInstance, db: Db): void => {
  const comprimes = new Map<string, Buffer>();
  app.get('/donnees/offres.json', (request, reply) => {
    const demandee = requete.parse(request.query).rentree;
    const rentree = listRentrees(db.$client).includes(demandee) ? demandee : 0;
    const version = getVersion(db.$client);
    const etag = `"${version.slice(0, 16)}-${rentree}"`;
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    let corps = comprimes.get(etag);
    if (!corps) {
      corps = gzipSync(JSON.stringify(loadFaits(db, rentree).faits), { level: 6 });
      if (comprimes.size > 12) comprimes.clear();
      comprimes.set(etag, corps);
    }
    return reply.header('content-encoding', 'gzip').type('application/json; charset=utf-8').send(corps);
  });
};

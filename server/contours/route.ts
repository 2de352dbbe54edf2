import type { FastifyInstance } from 'fastify';
import type { Db } from '#server/db/connection.ts';
import { formatEtag, sendJeu } from '#server/jeux-publics.ts';
import { loadContours } from './service.ts';

/** À changer dès que la forme ou le calcul des contours change. */
const FORMAT_CONTOURS = '1';

/**
 * GET /donnees/contours.json : contours approchés des bassins et zones d'emploi, publics, validés par ETag. Calculés
 * dès que le serveur écoute, pour que la première carte ne les attende pas.
 */
export const registerContours = (app: FastifyInstance, db: Db): void => {
  app.get('/donnees/contours.json', { compress: false }, (request, reply) => {
    const { version, read } = loadContours(db);
    return sendJeu(request, reply, { etag: formatEtag(FORMAT_CONTOURS, version), read });
  });
  app.addHook('onListen', (done) => {
    loadContours(db).read().catch(console.error);
    done();
  });
};

import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Db } from '#server/db/connection.ts';
import { formatEtag, sendJeu } from '#server/jeux-publics.ts';
import { type FaitsServeur, loadFaits } from './service.ts';

const requete = z.object({ rentree: z.coerce.number().int().min(0).max(2100).catch(0).default(0) });

/** À changer dès que la forme des faits change : un navigateur ne garde pas ceux d'une version précédente. */
const FORMAT_FAITS = '4';

/**
 * GET /donnees/offres.json : les faits d'une rentrée, publics, comprimés une fois par version des données et
 * validés par ETag. Une rentrée qui n'est pas chargée rend la dernière disponible.
 */
export const registerDonnees = (app: FastifyInstance, db: Db): void => {
  const comprimes = new WeakMap<FaitsServeur, Buffer>();
  const compress = (faits: FaitsServeur): Buffer => {
    const corps = comprimes.get(faits) ?? gzipSync(JSON.stringify(faits.faits), { level: 6 });
    comprimes.set(faits, corps);
    return corps;
  };
  app.get('/donnees/offres.json', { compress: false }, (request, reply) => {
    const faits = loadFaits(db, requete.parse(request.query).rentree);
    const { version, parametres } = faits.faits;
    const etag = formatEtag(FORMAT_FAITS, version, ...Object.values(parametres), faits.rentree);
    return sendJeu(request, reply, { etag, read: () => compress(faits) });
  });
};

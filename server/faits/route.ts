import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Db } from '#server/db/connection.ts';
import { VERSION_DERIVATION } from '#server/db/derived.ts';
import { type FaitsServeur, loadFaits } from './service.ts';

const requete = z.object({ rentree: z.coerce.number().int().min(0).max(2100).catch(0).default(0) });

/** À changer dès que la forme des faits change : un navigateur ne garde pas ceux d'une version précédente. */
const FORMAT_FAITS = '2';

/** Faible : le même jeu part comprimé ou non. */
const formatEtag = ({ faits, rentree }: FaitsServeur): string =>
  `W/"${FORMAT_FAITS}-${VERSION_DERIVATION}-${faits.version.slice(0, 16)}-${rentree}"`;

const isConnu = (etag: string, siDifferent = ''): boolean =>
  siDifferent.split(',').some((connu) => connu.trim() === etag);

/** Dit si un en-tête Accept-Encoding accepte gzip : nommé ou par « * », et sans q=0. */
const hasGzip = (accepte = ''): boolean => {
  const codages = accepte
    .toLowerCase()
    .split(',')
    .map((codage) => codage.split(';').map((partie) => partie.trim()));
  const retenu = codages.find(([nom]) => nom === 'gzip') ?? codages.find(([nom]) => nom === '*');
  return retenu !== undefined && !retenu.some((partie) => /^q=0(\.0*)?$/.test(partie));
};

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
    const etag = formatEtag(faits);
    reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'Accept-Encoding');
    if (isConnu(etag, request.headers['if-none-match'])) return reply.code(304).send();
    reply.type('application/json; charset=utf-8');
    if (!hasGzip(request.headers['accept-encoding'])) return reply.send(JSON.stringify(faits.faits));
    return reply.header('content-encoding', 'gzip').send(compress(faits));
  });
};

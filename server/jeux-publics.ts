import { gunzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VERSION_DERIVATION } from '#server/db/derived.ts';

/** Jeu de données public : son étiquette, et de quoi lire son JSON comprimé (gzip) si le navigateur ne l'a pas. */
type Jeu = { etag: string; read: () => Buffer | Promise<Buffer> };

/**
 * Étiquette d'un jeu : le format de l'adresse (à changer dès que la forme des données change), la version des
 * données, puis ce qui distingue deux jeux. Faible : le même jeu part comprimé ou non.
 */
export const formatEtag = (format: string, version: string, ...distinctions: (string | number)[]): string =>
  `W/"${[format, VERSION_DERIVATION, version.slice(0, 16), ...distinctions].join('-')}"`;

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

/** Répond par un jeu de données public : 304 à qui l'a déjà, sinon le JSON, comprimé si le navigateur l'accepte. */
export const sendJeu = async (request: FastifyRequest, reply: FastifyReply, jeu: Jeu): Promise<FastifyReply> => {
  reply.header('etag', jeu.etag).header('cache-control', 'no-cache').header('vary', 'Accept-Encoding');
  if (isConnu(jeu.etag, request.headers['if-none-match'])) return reply.code(304).send();
  const comprime = await jeu.read();
  reply.type('application/json; charset=utf-8');
  if (!hasGzip(request.headers['accept-encoding'])) return reply.send(gunzipSync(comprime));
  return reply.header('content-encoding', 'gzip').send(comprime);
};

import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Db } from '#server/db/connection.ts';
import { getVersion } from '#server/faits/queries.ts';
import { formatEtag, sendJeu } from '#server/jeux-publics.ts';
import { buildTauxEtablissements } from './service.ts';

/** À changer dès que la forme ou le choix des taux change. */
const FORMAT_ETABLISSEMENTS = '1';

/** GET /donnees/etablissements.json : taux publiés pour chaque établissement, publics, validés par ETag. */
export const registerEtablissements = (app: FastifyInstance, db: Db): void => {
  let connu: { version: string; corps: Buffer } | null = null;
  const read = (version: string): Buffer => {
    if (connu?.version !== version)
      connu = { version, corps: gzipSync(JSON.stringify(buildTauxEtablissements(db.$client)), { level: 6 }) };
    return connu.corps;
  };
  app.get('/donnees/etablissements.json', { compress: false }, (request, reply) => {
    const version = getVersion(db.$client);
    return sendJeu(request, reply, { etag: formatEtag(FORMAT_ETABLISSEMENTS, version), read: () => read(version) });
  });
};

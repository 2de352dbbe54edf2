import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Db } from '#server/db/connection.ts';
import { formatEtag, sendJeu } from '#server/jeux-publics.ts';
import { type BesoinsServeur, loadBesoins } from './service.ts';

/** À changer dès que la forme du besoin change : un navigateur ne garde pas celui d'une version précédente. */
const FORMAT_BESOINS = '1';

/**
 * GET /donnees/besoins.json : le besoin local de toute la France, public, comprimé une fois par version et validé
 * par ETag. Une correction de lien change la version. Aucun nom d'agent n'y figure.
 */
export const registerBesoins = (app: FastifyInstance, db: Db): void => {
  const comprimes = new WeakMap<BesoinsServeur, Buffer>();
  const compress = (serveur: BesoinsServeur): Buffer => {
    const corps = comprimes.get(serveur) ?? gzipSync(JSON.stringify(serveur.besoins), { level: 6 });
    comprimes.set(serveur, corps);
    return corps;
  };
  app.get('/donnees/besoins.json', { compress: false }, (request, reply) => {
    const serveur = loadBesoins(db);
    const [donnees = '', ...corrections] = serveur.besoins.version.split('-');
    const etag = formatEtag(FORMAT_BESOINS, donnees, ...corrections);
    return sendJeu(request, reply, { etag, read: () => compress(serveur) });
  });
};

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import { formatEtag, sendJeu } from '#server/jeux-publics.ts';
import { RAYONS_KM } from '#shared/acces/acces.ts';
import { readAcces } from './service.ts';

/** À changer dès que la forme ou le calcul de l'accès change. */
const FORMAT_ACCES = '1';

const RAYON_PAR_DEFAUT = 20;

const requete = z.object({
  rentree: z.coerce.number().int().min(0).max(2100).catch(0).default(0),
  rayon: z.coerce.number().pipe(z.literal(RAYONS_KM)).catch(RAYON_PAR_DEFAUT).default(RAYON_PAR_DEFAUT),
});

/**
 * GET /donnees/acces.json?rentree=&rayon= : distances et voisins de chaque offre, publics, en colonnes alignées sur
 * celles de /donnees/offres.json à la même rentrée. Un rayon hors de la liste vaut 20 km.
 */
export const registerAcces = (app: FastifyInstance, db: Db): void => {
  app.get('/donnees/acces.json', { compress: false }, (request, reply) => {
    const { rentree, rayon } = requete.parse(request.query);
    const faits = loadFaits(db, rentree);
    const etag = formatEtag(FORMAT_ACCES, faits.faits.version, faits.rentree, rayon);
    return sendJeu(request, reply, { etag, read: () => readAcces(faits, rayon) });
  });
};

import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Db } from '#server/db/connection.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, can } from '#shared/permissions.ts';
import { LIMITE_OCTETS, parseNom, receiveDepot, refuseDepot } from './depot.ts';
import { publishEcheances } from './echeances.ts';
import { getVersion } from './queries.ts';
import { buildRejets } from './rejets.ts';
import { markInterrompues, stopTraitements } from './traitement.ts';

/** Rythme auquel le serveur regarde si une publication prévue est due : elle a lieu à dix secondes près. */
const PAS_ECHEANCES_MS = 10_000;

/** Qui appelle, et si l'appel vient de l'application : ce que la connexion sait lire d'une requête. */
type Appel = { readActeur: (req: FastifyRequest) => Acteur; isMemeOrigine: (req: FastifyRequest) => boolean };

const cible = z.object({ version: z.coerce.number().int().min(1) });
const rejets = z.object({ fichier: z.string().max(200).default('') });

const refuse = (acteur: Acteur): void => {
  if (!can(acteur, 'donnees.charger')) throw new DomainError(acteur.id === null ? 'non_connecte' : 'action_interdite');
};

/** Une panne au moment de publier est consignée ; le serveur continue, et l'on réessaie au pas suivant. */
const tryEcheances = (db: Db): void => {
  try {
    publishEcheances(db);
  } catch (erreur) {
    console.error(erreur);
  }
};

/** Publie à l'heure dite, et au démarrage ce qui aurait dû l'être ; relève les lectures coupées. */
const watchEcheances = (app: FastifyInstance, db: Db): void => {
  let rythme: NodeJS.Timeout | undefined;
  app.addHook('onReady', async () => {
    markInterrompues(db);
    tryEcheances(db);
    rythme = setInterval(() => tryEcheances(db), PAS_ECHEANCES_MS).unref();
  });
  app.addHook('onClose', async () => {
    clearInterval(rythme);
    stopTraitements(db);
  });
};

/**
 * POST /donnees/depots?version=N : un fichier par requête, tel quel, son nom encodé dans l'en-tête `x-nom-fichier`.
 * GET /donnees/versions/N/rejets.csv : les lignes rejetées d'un chargement. Le droit est vérifié avant de lire le corps.
 */
export const registerChargement = (app: FastifyInstance, db: Db, { readActeur, isMemeOrigine }: Appel): void => {
  watchEcheances(app, db);
  app.addContentTypeParser('application/octet-stream', (_req, corps, done) => done(null, corps));
  app.post(
    '/donnees/depots',
    {
      bodyLimit: LIMITE_OCTETS,
      onRequest: async (req) => {
        if (!isMemeOrigine(req)) throw new DomainError('origine_refusee');
        const acteur = readActeur(req);
        refuse(acteur);
        refuseDepot({ db, acteur }, cible.parse(req.query).version);
        if (Number(req.headers['content-length'] ?? 0) > LIMITE_OCTETS) throw new DomainError('fichier_trop_gros');
      },
    },
    async (req) => {
      const nom = parseNom(req.headers['x-nom-fichier']);
      return receiveDepot({ db, acteur: readActeur(req) }, cible.parse(req.query).version, nom, req.body as Readable);
    },
  );
  app.get<{ Params: { id: string } }>('/donnees/versions/:id/rejets.csv', async (req, reply) => {
    refuse(readActeur(req));
    const { version } = cible.parse({ version: req.params.id });
    const { fichier } = rejets.parse(req.query);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rejets-version-${version}.csv"`)
      .header('cache-control', 'no-store')
      .send(buildRejets(getVersion(db, version).rapport, fichier));
  });
};

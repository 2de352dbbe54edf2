import { existsSync } from 'node:fs';
import { extname, sep } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { registerAcces } from '#server/acces/route.ts';
import { type AppRouter, appRouter } from '#server/app.ts';
import { createContext, isMemeOrigine, readActeur } from '#server/auth/context.ts';
import { registerBesoins } from '#server/besoins/route.ts';
import type { Config } from '#server/config.ts';
import { registerContours } from '#server/contours/route.ts';
import type { Db } from '#server/db/connection.ts';
import { followVersion } from '#server/db/versions.ts';
import { registerChargement } from '#server/donnees/route.ts';
import { registerEtablissements } from '#server/etablissements/route.ts';
import { registerExports } from '#server/exports/route.ts';
import { registerDonnees } from '#server/faits/route.ts';
import { buildTrpcError, getHttpStatus, toDomainError } from '#server/trpc.ts';
import { DomainError, type ErrorCode } from '#shared/errors.ts';

const UN_MEBIOCTET = 1_048_576;
/** Appels groupés par requête tRPC ; le client n'en envoie pas davantage. */
const LOT_MAX = 50;

/** AG Grid pose ses styles dans la page : seule raison de `unsafe-inline`, et pour les styles seulement. */
const CSP = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Adresses de données, servies hors de tRPC : un module, une ligne. */
const registerDonneesServies = (app: FastifyInstance, db: Db): void => {
  registerExports(app, db, (req) => readActeur(db, req));
  registerDonnees(app, db);
  registerContours(app, db);
  registerBesoins(app, db);
  registerAcces(app, db);
  registerEtablissements(app, db);
  registerChargement(app, db, { readActeur: (req) => readActeur(db, req), isMemeOrigine });
};

const ERREURS_HTTP: Partial<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'trop_volumineux',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'requete_invalide',
  FST_ERR_BAD_URL: 'adresse_introuvable',
};

const isTrpc = (req: FastifyRequest): boolean => req.url.startsWith('/trpc/');

const sendErreur = (req: FastifyRequest, reply: FastifyReply, erreur: DomainError): FastifyReply =>
  reply
    .code(getHttpStatus(erreur))
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(isTrpc(req) ? buildTrpcError(erreur) : { code_domaine: erreur.code, message: erreur.message });

const readErreur = (erreur: unknown): DomainError => {
  if (!(erreur instanceof Error)) return toDomainError(erreur);
  const { code, statusCode } = erreur as Error & { code?: string; statusCode?: number };
  const connue = ERREURS_HTTP[code ?? ''] ?? (statusCode === 400 ? 'requete_invalide' : undefined);
  return connue ? new DomainError(connue) : toDomainError(erreur);
};

const registerTrpc = (app: FastifyInstance, db: Db): void => {
  app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: ({ req, res }) => createContext(db, req, res),
      responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
      maxBatchSize: LOT_MAX,
      // Une lecture dont la question ne tient pas dans une adresse se demande par POST.
      allowMethodOverride: true,
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  });
};

/**
 * Une page de l'application : lue par GET ou HEAD, sans extension, hors des adresses de données. L'adresse d'un
 * panorama porte la clé d'une formation, qui a des points.
 */
const isPage = ({ method, url }: FastifyRequest): boolean => {
  const chemin = url.split('?')[0] ?? '';
  const isDonnee = /^\/(trpc|exports|donnees|assets)(\/|$)/.test(chemin);
  return (
    (method === 'GET' || method === 'HEAD') && !isDonnee && (extname(chemin) === '' || chemin.startsWith('/panorama/'))
  );
};

const SANS_CLIENT = 'L’interface n’est pas construite : lancez « npm run build », puis rechargez cette page.\n';

const registerClient = (app: FastifyInstance, dossier: string): void => {
  const isConstruit = existsSync(dossier);
  if (isConstruit)
    app.register(fastifyStatic, {
      root: dossier,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (res, chemin) => {
        const isFige = chemin.includes(`${sep}assets${sep}`);
        res.header('cache-control', isFige ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler((req, reply) => {
    if (!isPage(req)) return sendErreur(req, reply, new DomainError('adresse_introuvable'));
    if (isConstruit) return reply.code(200).sendFile('index.html');
    return reply.code(503).type('text/plain; charset=utf-8').send(SANS_CLIENT);
  });
};

/** Le serveur HTTP entier, prêt à écouter (ou à être interrogé par `inject` dans un test). */
export const buildServer = (db: Db, config: Pick<Config, 'client' | 'mandataire'>): FastifyInstance => {
  const app = Fastify({
    bodyLimit: UN_MEBIOCTET,
    trustProxy: config.mandataire,
    routerOptions: { maxParamLength: 5000 },
    frameworkErrors: (erreur, req, reply) => sendErreur(req, reply, readErreur(erreur)),
  });
  app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
  app.register(compress, { threshold: 1024 });
  app.register(cookie);
  app.addHook('onRequest', async () => followVersion(db));
  app.setErrorHandler((erreur, req, reply) => sendErreur(req, reply, readErreur(erreur)));
  registerTrpc(app, db);
  app.register(async (donnees) => registerDonneesServies(donnees, db));
  app.get('/sante', () => {
    db.$client.prepare('select 1').get();
    return { etat: 'ok' };
  });
  registerClient(app, config.client);
  return app;
};

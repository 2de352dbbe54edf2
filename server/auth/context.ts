import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findActeur } from '#server/auth/session.ts';
import type { Db } from '#server/db/connection.ts';
import type { Context } from '#server/trpc.ts';
import type { Acteur } from '#shared/permissions.ts';

const COOKIE = 'session';

const findJeton = (req: FastifyRequest): string | null => req.cookies[COOKIE] ?? null;

/** La personne qui appelle, d'après son cookie de session. */
export const readActeur = (db: Db, req: FastifyRequest): Acteur => findActeur(db, findJeton(req));

/**
 * Dit si une requête vient de l'application elle-même : même origine d'après Sec-Fetch-Site ou, à défaut, d'après
 * Origin et Host. Sans l'un ni l'autre, c'est non.
 */
export const isMemeOrigine = ({ headers }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
};

/** Écriture tRPC : même origine, et un corps JSON, qu'un formulaire d'un autre site ne peut pas envoyer. */
const isOrigineSure = (req: FastifyRequest): boolean =>
  req.headers['content-type']?.toLowerCase().startsWith('application/json') === true && isMemeOrigine(req);

/** Contexte d'un appel tRPC reçu par HTTP. */
export const createContext = (db: Db, req: FastifyRequest, res: FastifyReply): Context => {
  const attributs = { path: '/', httpOnly: true, sameSite: 'lax', secure: req.protocol === 'https' } as const;
  return {
    db,
    acteur: readActeur(db, req),
    requete: { ip: req.ip, origineSure: isOrigineSure(req) },
    session: {
      jeton: findJeton(req),
      poser: (jeton, expireLe) => {
        res.setCookie(COOKIE, jeton, { ...attributs, expires: expireLe });
      },
      retirer: () => {
        res.clearCookie(COOKIE, attributs);
      },
    },
  };
};

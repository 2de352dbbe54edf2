import { initTRPC, TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { z } from 'zod';
import type { Db } from '#server/db/connection.ts';
import { DomainError, ERRORS, type ErrorCode } from '#shared/errors.ts';
import { type Acteur, type Action, can } from '#shared/permissions.ts';

z.config(z.locales.fr());

/** Ce que chaque procédure connaît de l'appel : la base, la personne, et de quoi poser ou retirer sa session. */
export type Context = {
  db: Db;
  acteur: Acteur;
  /** `origineSure` : la requête vient de l'application elle-même (même origine, corps JSON). */
  requete: { ip: string; origineSure: boolean };
  session: { jeton: string | null; poser: (jeton: string, expireLe: Date) => void; retirer: () => void };
};

const TRANSPORT: Partial<Record<TRPCError['code'], ErrorCode>> = {
  NOT_FOUND: 'adresse_introuvable',
  PAYLOAD_TOO_LARGE: 'trop_volumineux',
  BAD_REQUEST: 'requete_invalide',
  PARSE_ERROR: 'requete_invalide',
  METHOD_NOT_SUPPORTED: 'requete_invalide',
  UNSUPPORTED_MEDIA_TYPE: 'requete_invalide',
};

const listCauses = (erreur: unknown): Error[] => {
  const causes: Error[] = [];
  for (let e = erreur; e instanceof Error && causes.length < 8; e = e.cause) causes.push(e);
  return causes;
};

const listChamps = (erreur: z.ZodError): Record<string, string> => {
  const champs: Record<string, string> = {};
  for (const { path, message } of erreur.issues) champs[path.join('.') || 'saisie'] ??= message;
  return champs;
};

/** Ramène toute erreur à une erreur du domaine ; ce qui n'était pas prévu est consigné, jamais montré. */
export const toDomainError = (erreur: unknown): DomainError => {
  const causes = listCauses(erreur);
  const prevue = causes.find((e) => e instanceof DomainError);
  if (prevue) return prevue;
  const saisie = causes.find((e) => e instanceof z.ZodError);
  if (saisie) return new DomainError('saisie_invalide', listChamps(saisie));
  const transport = erreur instanceof TRPCError ? TRANSPORT[erreur.code] : undefined;
  if (transport) return new DomainError(transport);
  console.error(causes.at(-1) ?? erreur);
  return new DomainError(causes.some((e) => e.name === 'SqliteError') ? 'base_saturee' : 'erreur_interne');
};

const translate = (erreur: unknown): TRPCError => {
  const cause = toDomainError(erreur);
  return new TRPCError({ code: ERRORS[cause.code].transport, message: cause.message, cause });
};

/** Statut HTTP d'une erreur du domaine, pour les adresses servies hors de tRPC. */
export const getHttpStatus = (erreur: DomainError): number => getHTTPStatusCodeFromError(translate(erreur));

const buildData = (erreur: DomainError) => ({
  code: ERRORS[erreur.code].transport,
  httpStatus: getHttpStatus(erreur),
  code_domaine: erreur.code,
  champs: erreur.champs,
});

/** Corps d'une erreur survenue avant tRPC (corps trop gros…), dans la forme que le client tRPC sait lire. */
export const buildTrpcError = (erreur: DomainError) => ({
  error: {
    message: erreur.message,
    code: TRPC_ERROR_CODES_BY_KEY[ERRORS[erreur.code].transport],
    data: buildData(erreur),
  },
});

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const erreur = toDomainError(error);
    return {
      code: TRPC_ERROR_CODES_BY_KEY[ERRORS[erreur.code].transport],
      message: erreur.message,
      data: { path: shape.data.path, ...buildData(erreur) },
    };
  },
});

export const { router, createCallerFactory } = t;

/** Procédure sans droit à vérifier : réservée à server/auth. Traduit les erreurs, refuse les écritures d'ailleurs. */
export const publicProcedure = t.procedure.use(async ({ ctx, type, next }) => {
  if (type === 'mutation' && !ctx.requete.origineSure) throw translate(new DomainError('origine_refusee'));
  const resultat = await next();
  if (!resultat.ok) throw translate(resultat.error);
  return resultat;
});

/** La seule façon de déclarer une procédure : elle demande un droit. Le territoire se vérifie sur la ligne lue. */
export const procedure = (action: Action) =>
  publicProcedure.use(({ ctx, next }) => {
    if (!can(ctx.acteur, action)) throw new DomainError(ctx.acteur.id === null ? 'non_connecte' : 'action_interdite');
    return next();
  });

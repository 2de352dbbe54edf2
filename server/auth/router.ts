import { z } from 'zod';
import { getMoi } from '#server/auth/queries.ts';
import { openSessionFor } from '#server/auth/service.ts';
import { closeSession } from '#server/auth/session.ts';
import { publicProcedure, router } from '#server/trpc.ts';

const identifiants = z.object({
  email: z.string().trim().toLowerCase().min(1, 'Indiquez votre adresse électronique.').max(254),
  motDePasse: z.string().min(1, 'Indiquez votre mot de passe.').max(200),
});

export const authRouter = router({
  moi: publicProcedure.query(({ ctx }) => getMoi(ctx.db, ctx.acteur)),

  connecter: publicProcedure.input(identifiants).mutation(async ({ ctx, input }) => {
    const { jeton, expireLe } = await openSessionFor(ctx.db, input, { ip: ctx.requete.ip, jeton: ctx.session.jeton });
    ctx.session.poser(jeton, expireLe);
    return { expireLe: expireLe.toISOString() };
  }),

  deconnecter: publicProcedure.mutation(({ ctx }) => {
    if (ctx.session.jeton !== null) closeSession(ctx.db, ctx.session.jeton);
    ctx.session.retirer();
    return {};
  }),
});

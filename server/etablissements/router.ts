import { z } from 'zod';
import { procedure, router } from '#server/trpc.ts';
import { getEtablissement } from './queries.ts';

export const etablissementsRouter = router({
  /** Identité d'un établissement et taux publiés pour lui. */
  get: procedure('indicateurs.lire')
    .input(z.object({ uai: z.string().regex(/^\d{7}[A-Z]$/) }))
    .query(({ ctx, input }) => getEtablissement(ctx.db.$client, input.uai)),
});

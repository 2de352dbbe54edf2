import { z } from 'zod';
import { procedure, router } from '#server/trpc.ts';
import { RAYONS_KM } from '#shared/acces/acces.ts';
import { CLE_FORMATION } from '#shared/formations/filters.ts';
import { getAccesOffre } from './service.ts';

export const accesRouter = router({
  /** Accès d'une offre : les plus proches, et les autres établissements du rayon qui ont la même formation. */
  offre: procedure('indicateurs.lire')
    .input(
      z.object({
        uai: z.string().regex(/^\d{7}[A-Z]$/),
        cle: z.string().regex(CLE_FORMATION),
        rentree: z.number().int().min(0).max(2100),
        rayon: z.literal(RAYONS_KM),
      }),
    )
    .query(({ ctx, input }) => getAccesOffre(ctx.db, input.uai, input.cle, input.rentree, input.rayon)),
});

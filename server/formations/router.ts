import { z } from 'zod';
import { procedure, router } from '#server/trpc.ts';
import { CLE_FORMATION, filtresInsertion } from '#shared/formations/filters.ts';
import { getFiche } from './fiche.ts';
import { listTauxTerritoires } from './insertion.ts';
import { listTrajectoires, MAX_TRAJECTOIRES } from './trajectoires.ts';

export const formationsRouter = router({
  /** Fiche d'une formation : identité, comparaison, évolution, sources. */
  get: procedure('indicateurs.lire')
    .input(
      z.object({
        cle: z.string().regex(CLE_FORMATION),
        territoire: z.string().max(20),
        rentree: z.number().int().min(0).max(2100),
      }),
    )
    .query(({ ctx, input }) => getFiche(ctx.db, input.cle, input.territoire, input.rentree)),

  /** Taux de sortie de la France et des régions, toutes formations filtrées confondues. */
  tauxTerritoires: procedure('indicateurs.lire')
    .input(filtresInsertion)
    .query(({ ctx, input }) => listTauxTerritoires(ctx.db, input)),

  /** Trajet de formations dans le quadrant, millésime par millésime, et les axes de chacun. */
  trajectoires: procedure('indicateurs.lire')
    .input(
      z.object({
        cles: z.array(z.string().regex(CLE_FORMATION)).max(MAX_TRAJECTOIRES),
        region: z.string().regex(/^[0-9A-Z]{0,3}$/),
        rentree: z.number().int().min(0).max(2100),
      }),
    )
    .query(({ ctx, input }) => listTrajectoires(ctx.db, input)),
});

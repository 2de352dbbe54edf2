import { procedure, router } from '#server/trpc.ts';
import { cleSuivi, saisieSuivi } from '#shared/suivis-locaux/saisie.ts';
import { listSuivis, saveSuivi } from './service.ts';

export const suivisLocauxRouter = router({
  list: procedure('suivi_local.lire')
    .input(cleSuivi)
    .query(({ ctx, input }) => listSuivis(ctx.db, ctx.acteur, input)),

  saisir: procedure('suivi_local.saisir')
    .input(saisieSuivi)
    .mutation(({ ctx, input }) => saveSuivi(ctx, input)),
});

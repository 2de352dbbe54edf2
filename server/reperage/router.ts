import { z } from 'zod';
import { procedure, router } from '#server/trpc.ts';
import { NATURES_REPERAGE } from '#shared/reperage/criteres.ts';
import { reperageFilters } from '#shared/reperage/filters.ts';
import { cleReperage, saisieEcart, saisieReponse, saisieSignal } from '#shared/reperage/signal.ts';
import { createEcart, liftEcart } from './ecartes.ts';
import { getDetail, getListe, getReferences } from './liste.ts';
import { answerSignal, closeSignal, createSignal, listSignaux } from './signaux.ts';

const id = z.strictObject({ id: z.int().min(1) });

export const reperageRouter = router({
  references: procedure('indicateurs.lire').query(({ ctx }) => getReferences(ctx.db)),

  /** Offres ou absences à examiner ; ce qui est mis de côté ou signalé ne se voit que connecté. */
  list: procedure('indicateurs.lire')
    .input(z.object({ nature: z.enum(NATURES_REPERAGE), filtres: reperageFilters }))
    .query(({ ctx, input }) => getListe(ctx.db, ctx.acteur, input.nature, input.filtres)),

  get: procedure('indicateurs.lire')
    .input(z.object({ cle: cleReperage, filtres: reperageFilters }))
    .query(({ ctx, input }) => getDetail(ctx.db, ctx.acteur, input.cle, input.filtres)),

  ecarter: procedure('reperage.ecarter')
    .input(saisieEcart.strict())
    .mutation(({ ctx, input }) => createEcart(ctx, input)),

  lever: procedure('reperage.ecarter')
    .input(id)
    .mutation(({ ctx, input }) => liftEcart(ctx, input.id)),

  signaux: procedure('signal.lire').query(({ ctx }) => listSignaux(ctx.db, ctx.acteur)),

  signaler: procedure('signal.emettre')
    .input(saisieSignal.strict())
    .mutation(({ ctx, input }) => createSignal(ctx, input)),

  repondre: procedure('signal.repondre')
    .input(saisieReponse.strict())
    .mutation(({ ctx, input }) => answerSignal(ctx, input)),

  clore: procedure('signal.emettre')
    .input(id)
    .mutation(({ ctx, input }) => closeSignal(ctx, input.id)),
});

import { procedure, router } from '#server/trpc.ts';
import { cleChiffre, saisieContestation, saisieReponseContestation } from '#shared/contestations/saisie.ts';
import { answerContestation, createContestation, listContestations, listDuChiffre } from './service.ts';

export const contestationsRouter = router({
  duChiffre: procedure('chiffre.contester')
    .input(cleChiffre)
    .query(({ ctx, input }) => listDuChiffre(ctx.db, ctx.acteur, input)),

  list: procedure('chiffre.contester').query(({ ctx }) => listContestations(ctx.db, ctx.acteur)),

  contester: procedure('chiffre.contester')
    .input(saisieContestation.strict())
    .mutation(({ ctx, input }) => createContestation(ctx, input)),

  repondre: procedure('contestation.repondre')
    .input(saisieReponseContestation.strict())
    .mutation(({ ctx, input }) => answerContestation(ctx, input)),
});

import { procedure, router } from '#server/trpc.ts';
import { saisieParametre } from '#shared/parametres/saisie.ts';
import { decideSeuil, getSeuils } from './service.ts';

export const parametresRouter = router({
  /** Seuils en vigueur, leur source et leur histoire. */
  list: procedure('indicateurs.lire').query(({ ctx }) => getSeuils(ctx.db, ctx.acteur)),

  decider: procedure('parametre.modifier')
    .input(saisieParametre.strict())
    .mutation(({ ctx, input }) => decideSeuil(ctx, input)),
});

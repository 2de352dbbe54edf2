import { procedure, router } from '#server/trpc.ts';
import { demandeExplication } from '#shared/explications/explication.ts';
import { explainChiffre } from './service.ts';

export const explicationsRouter = router({
  /** Explication d'un chiffre, d'où qu'il soit montré. */
  get: procedure('indicateurs.lire')
    .input(demandeExplication)
    .query(({ ctx, input }) => explainChiffre(ctx.db, input)),
});

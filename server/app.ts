import { authRouter } from '#server/auth/router.ts';
import { demandesRouter } from '#server/demandes/router.ts';
import { donneesRouter } from '#server/donnees/router.ts';
import { etablissementsRouter } from '#server/etablissements/router.ts';
import { formationsRouter } from '#server/formations/router.ts';
import { router } from '#server/trpc.ts';

/** Toutes les procédures du serveur : un module, une ligne. */
export const appRouter = router({
  auth: authRouter,
  demandes: demandesRouter,
  donnees: donneesRouter,
  etablissements: etablissementsRouter,
  formations: formationsRouter,
});

export type AppRouter = typeof appRouter;

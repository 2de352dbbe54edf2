import { authRouter } from '#server/auth/router.ts';
import { demandesRouter } from '#server/demandes/router.ts';
import { etablissementsRouter } from '#server/etablissements/router.ts';
import { formationsRouter } from '#server/formations/router.ts';
import { router } from '#server/trpc.ts';
import { vuesRouter } from '#server/vues/router.ts';

/** Toutes les procédures du serveur : un module, une ligne. */
export const appRouter = router({
  auth: authRouter,
  demandes: demandesRouter,
  etablissements: etablissementsRouter,
  formations: formationsRouter,
  vues: vuesRouter,
});

export type AppRouter = typeof appRouter;

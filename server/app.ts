import { authRouter } from '#server/auth/router.ts';
import { demandesRouter } from '#server/demandes/router.ts';
import { etablissementsRouter } from '#server/etablissements/router.ts';
import { formationsRouter } from '#server/formations/router.ts';
import { parametresRouter } from '#server/parametres/router.ts';
import { reperageRouter } from '#server/reperage/router.ts';
import { router } from '#server/trpc.ts';

/** Toutes les procédures du serveur : un module, une ligne. */
export const appRouter = router({
  auth: authRouter,
  demandes: demandesRouter,
  etablissements: etablissementsRouter,
  formations: formationsRouter,
  parametres: parametresRouter,
  reperage: reperageRouter,
});

export type AppRouter = typeof appRouter;

import { authRouter } from '#server/auth/router.ts';
import { contestationsRouter } from '#server/contestations/router.ts';
import { demandesRouter } from '#server/demandes/router.ts';
import { etablissementsRouter } from '#server/etablissements/router.ts';
import { formationsRouter } from '#server/formations/router.ts';
import { parametresRouter } from '#server/parametres/router.ts';
import { reperageRouter } from '#server/reperage/router.ts';
import { suivisLocauxRouter } from '#server/suivis-locaux/router.ts';
import { router } from '#server/trpc.ts';

/** Toutes les procédures du serveur : un module, une ligne. */
export const appRouter = router({
  auth: authRouter,
  demandes: demandesRouter,
  etablissements: etablissementsRouter,
  formations: formationsRouter,
  contestations: contestationsRouter,
  parametres: parametresRouter,
  reperage: reperageRouter,
  suivisLocaux: suivisLocauxRouter,
});

export type AppRouter = typeof appRouter;

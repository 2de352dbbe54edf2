import { accesRouter } from '#server/acces/router.ts';
import { authRouter } from '#server/auth/router.ts';
import { besoinsRouter } from '#server/besoins/router.ts';
import { contestationsRouter } from '#server/contestations/router.ts';
import { demandesRouter } from '#server/demandes/router.ts';
import { donneesRouter } from '#server/donnees/router.ts';
import { etablissementsRouter } from '#server/etablissements/router.ts';
import { explicationsRouter } from '#server/explications/router.ts';
import { formationsRouter } from '#server/formations/router.ts';
import { parametresRouter } from '#server/parametres/router.ts';
import { reperageRouter } from '#server/reperage/router.ts';
import { suivisLocauxRouter } from '#server/suivis-locaux/router.ts';
import { router } from '#server/trpc.ts';
import { vuesRouter } from '#server/vues/router.ts';

/** Toutes les procédures du serveur : un module, une ligne. */
export const appRouter = router({
  acces: accesRouter,
  auth: authRouter,
  besoins: besoinsRouter,
  demandes: demandesRouter,
  donnees: donneesRouter,
  etablissements: etablissementsRouter,
  explications: explicationsRouter,
  formations: formationsRouter,
  vues: vuesRouter,
  contestations: contestationsRouter,
  parametres: parametresRouter,
  reperage: reperageRouter,
  suivisLocaux: suivisLocauxRouter,
});

export type AppRouter = typeof appRouter;

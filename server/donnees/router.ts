import { z } from 'zod';
import { procedure, router } from '#server/trpc.ts';
import { NOMS_TRANSITIONS_VERSION } from '#shared/donnees/workflow.ts';
import { planPublication } from './echeances.ts';
import { readLigne } from './ligne.ts';
import { findNouvelles, listChargements, listFichiersEnVigueur, listPubliees } from './queries.ts';
import { applyEtape, getDetail, openChargement, removeFichier, startLecture } from './service.ts';

const id = z.int().min(1);
const texte = z.string().trim().max(2000, '2 000 caractères au plus.').default('');
const lecture = z.object({
  id,
  annee: z
    .string()
    .trim()
    .regex(/^$|^20\d\d$|^20\d\d[-_]20\d\d$/, 'Une rentrée (2024) ou un millésime (2022-2023).')
    .default(''),
  reduction: z.boolean().default(false),
});

export const donneesRouter = router({
  enVigueur: procedure('indicateurs.lire').query(({ ctx }) => ({
    fichiers: listFichiersEnVigueur(ctx.db),
    versions: listPubliees(ctx.db),
  })),

  nouvelles: procedure('indicateurs.lire').query(({ ctx }) => findNouvelles(ctx.db)),

  ligne: procedure('indicateurs.lire')
    .input(z.object({ fichierId: id, ligne: z.int().min(1) }))
    .query(({ ctx, input }) => readLigne(ctx.db, input)),

  chargements: procedure('donnees.charger').query(({ ctx }) => listChargements(ctx.db)),

  version: procedure('donnees.charger')
    .input(z.object({ id }))
    .query(({ ctx, input }) => getDetail(ctx.db, ctx.acteur, input.id)),

  ouvrir: procedure('donnees.charger').mutation(({ ctx }) => openChargement(ctx)),

  retirer: procedure('donnees.charger')
    .input(z.object({ id, nom: z.string().max(200) }))
    .mutation(({ ctx, input }) => removeFichier(ctx, input)),

  lire: procedure('donnees.charger')
    .input(lecture)
    .mutation(({ ctx, input }) => startLecture(ctx, input)),

  appliquer: procedure('donnees.charger')
    .input(z.object({ id, transition: z.enum(NOMS_TRANSITIONS_VERSION), motif: texte, note: texte }))
    .mutation(({ ctx, input }) => applyEtape(ctx, input)),

  planifier: procedure('donnees.approuver')
    .input(z.object({ id, quand: z.string().max(20) }))
    .mutation(({ ctx, input }) => planPublication(ctx, input)),
});

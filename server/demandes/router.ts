import { z } from 'zod';
import { getPrefill } from '#server/demandes/prefill.ts';
import { getDetail, listDemandes, listDemandesCarte } from '#server/demandes/queries.ts';
import { applyTransition, createDemande, saveDemande } from '#server/demandes/service.ts';
import { procedure, router } from '#server/trpc.ts';
import { saisieDemande } from '#shared/demandes/demande.ts';
import { demandesFilters } from '#shared/demandes/filters.ts';
import { NOMS_TRANSITIONS } from '#shared/demandes/workflow.ts';
import { VOIES } from '#shared/formations/formation.ts';

const numero = z.string().regex(/^[0-9A-F]{8}$/, 'Le numéro compte huit caractères.');
const version = z.int().min(1);
const etape = z.object({
  numero,
  version,
  transition: z.enum(NOMS_TRANSITIONS),
  motif: z.string().trim().max(2000, '2 000 caractères au plus.').default(''),
});
const cleOffre = saisieDemande.pick({ uai: true, cfd: true, dispositif: true }).extend({ voie: z.enum(VOIES) });

export const demandesRouter = router({
  list: procedure('demande.lire')
    .input(demandesFilters)
    .query(({ ctx, input }) => ({ lignes: listDemandes(ctx.db, ctx.acteur, input) })),

  carte: procedure('demande.lire').query(({ ctx }) => ({ lignes: listDemandesCarte(ctx.db, ctx.acteur) })),

  get: procedure('demande.lire')
    .input(z.object({ numero }))
    .query(({ ctx, input }) => getDetail(ctx.db, ctx.acteur, input.numero)),

  prefill: procedure('demande.lire')
    .input(cleOffre)
    .query(({ ctx, input }) => getPrefill(ctx.db, ctx.acteur, input)),

  creer: procedure('demande.creer')
    .input(z.strictObject(saisieDemande.shape))
    .mutation(({ ctx, input }) => createDemande(ctx, input)),

  enregistrer: procedure('demande.lire')
    .input(z.strictObject({ numero, version, saisie: z.strictObject(saisieDemande.shape) }))
    .mutation(({ ctx, input }) => saveDemande(ctx, input)),

  appliquer: procedure('demande.lire')
    .input(etape.strict())
    .mutation(({ ctx, input }) => applyTransition(ctx, input)),
});

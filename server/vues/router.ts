import { z } from 'zod';
import { procedure, router } from '#server/trpc.ts';
import { NOMS_PARTAGES, nomVue, PAGES_VUE, rechercheVue, saisieVue } from '#shared/vues/vue.ts';
import { listVues } from './queries.ts';
import { createVue, deleteVue, renameVue, shareVue, updateVue } from './service.ts';

const id = z.int().min(1);

/** Vues enregistrées : une adresse nommée, gardée pour soi ou partagée. Seul son auteur y touche. */
export const vuesRouter = router({
  list: procedure('vue.enregistrer')
    .input(z.object({ page: z.enum(PAGES_VUE) }))
    .query(({ ctx, input }) => listVues(ctx.db, ctx.acteur, input.page)),

  enregistrer: procedure('vue.enregistrer')
    .input(saisieVue)
    .mutation(({ ctx, input }) => createVue(ctx, input)),

  mettreAJour: procedure('vue.enregistrer')
    .input(z.strictObject({ id, recherche: rechercheVue }))
    .mutation(({ ctx, input }) => updateVue(ctx, input.id, input.recherche)),

  renommer: procedure('vue.enregistrer')
    .input(z.strictObject({ id, nom: nomVue }))
    .mutation(({ ctx, input }) => renameVue(ctx, input.id, input.nom)),

  partager: procedure('vue.enregistrer')
    .input(z.strictObject({ id, partage: z.enum(NOMS_PARTAGES) }))
    .mutation(({ ctx, input }) => shareVue(ctx, input.id, input.partage)),

  supprimer: procedure('vue.enregistrer')
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => deleteVue(ctx, input.id)),
});

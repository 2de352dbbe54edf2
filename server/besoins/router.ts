import { z } from 'zod';
import { procedure, router } from '#server/trpc.ts';
import { CODE_CFD, CODE_FAMILLE, saisieCorrection } from '#shared/besoins/correction.ts';
import { CLE_FORMATION } from '#shared/formations/filters.ts';
import { getCheminDiplome, listHistorique, searchDiplomes } from './admin.ts';
import { cancelCorrection, createCorrection } from './corrections.ts';
import { getBesoinFormation } from './formation.ts';
import { getBesoinMetier, listMetiers } from './metier.ts';
import { getBesoinTerritoire } from './territoire.ts';

const lieu = z.object({ territoire: z.string().max(20), rentree: z.number().int().min(0).max(2100) });

export const besoinsRouter = router({
  /** Besoin d'une formation : chemin, familles, comparaison, sources. */
  formation: procedure('indicateurs.lire')
    .input(lieu.extend({ cle: z.string().regex(CLE_FORMATION) }))
    .query(({ ctx, input }) => getBesoinFormation(ctx.db, ctx.acteur, input.cle, input.territoire, input.rentree)),

  /** Une famille de métiers dans un territoire, et les formations qui y mènent. */
  metier: procedure('indicateurs.lire')
    .input(lieu.extend({ famille: z.string().regex(CODE_FAMILLE) }))
    .query(({ ctx, input }) => getBesoinMetier(ctx.db, input.famille, input.territoire, input.rentree)),

  /** Familles les plus demandées d'un territoire, et les places formées en face. */
  territoire: procedure('indicateurs.lire')
    .input(lieu)
    .query(({ ctx, input }) => getBesoinTerritoire(ctx.db, input.territoire, input.rentree)),

  /** Familles de métiers (FAP-2021, niveau 86) et les métiers de chacune, pour la recherche. */
  metiers: procedure('indicateurs.lire').query(({ ctx }) => listMetiers(ctx.db)),

  diplomes: procedure('lien_metier.modifier')
    .input(z.object({ q: z.string().max(100) }))
    .query(({ ctx, input }) => searchDiplomes(ctx.db, input.q)),

  chemin: procedure('lien_metier.modifier')
    .input(z.object({ cfd: z.string().regex(CODE_CFD) }))
    .query(({ ctx, input }) => getCheminDiplome(ctx.db, ctx.acteur, input.cfd)),

  listCorrections: procedure('lien_metier.modifier').query(({ ctx }) => listHistorique(ctx.db)),

  corriger: procedure('lien_metier.modifier')
    .input(saisieCorrection)
    .mutation(({ ctx, input }) => createCorrection(ctx, input)),

  annulerCorrection: procedure('lien_metier.modifier')
    .input(z.strictObject({ id: z.int().min(1) }))
    .mutation(({ ctx, input }) => cancelCorrection(ctx, input.id)),
});

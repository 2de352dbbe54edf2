import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { trpc } from '#client/app/trpc.ts';
import type { AppRouter } from '#server/app.ts';
import type { PageVue } from '#shared/vues/vue.ts';

export type Vue = inferRouterOutputs<AppRouter>['vues']['list'][number];

/** Vues d'une page que la personne voit. */
export const useVues = (page: PageVue, actif: boolean) =>
  useQuery(trpc.vues.list.queryOptions({ page }, { enabled: actif, staleTime: 10_000 }));

/** Gestes sur une vue ; la liste se relit après chacun. */
export const useVueMutations = () => {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries(trpc.vues.list.pathFilter());
  return {
    enregistrer: useMutation(trpc.vues.enregistrer.mutationOptions({ onSuccess, meta: { refusEnPage: true } })),
    mettreAJour: useMutation(
      trpc.vues.mettreAJour.mutationOptions({ onSuccess, meta: { succes: 'Vue mise à jour.' } }),
    ),
    renommer: useMutation(trpc.vues.renommer.mutationOptions({ onSuccess, meta: { refusEnPage: true } })),
    partager: useMutation(trpc.vues.partager.mutationOptions({ onSuccess })),
    supprimer: useMutation(trpc.vues.supprimer.mutationOptions({ onSuccess })),
  };
};
export type VueMutations = ReturnType<typeof useVueMutations>;

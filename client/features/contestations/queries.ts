import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { getCodeErreur, trpc } from '#client/app/trpc.ts';
import type { AppRouter } from '#server/app.ts';
import type { CleChiffre } from '#shared/contestations/saisie.ts';

export type Contestation = inferRouterOutputs<AppRouter>['contestations']['list'][number];

const retry = (essais: number, erreur: unknown): boolean => getCodeErreur(erreur) === null && essais < 1;

export const useDuChiffre = (cle: CleChiffre, enabled: boolean) =>
  useQuery(trpc.contestations.duChiffre.queryOptions(cle, { enabled, retry, staleTime: 0 }));

export const useContestations = () =>
  useQuery(trpc.contestations.list.queryOptions(undefined, { retry, staleTime: 0 }));

export const useContestationMutations = () => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries(trpc.contestations.pathFilter());
  const meta = (succes: string) => ({ meta: { succes, refusEnPage: true }, onSettled });
  return {
    contester: useMutation(trpc.contestations.contester.mutationOptions(meta('Contestation enregistrée.'))),
    repondre: useMutation(trpc.contestations.repondre.mutationOptions(meta('Réponse enregistrée.'))),
  };
};

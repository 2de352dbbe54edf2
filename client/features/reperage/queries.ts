import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { getCodeErreur, trpc } from '#client/app/trpc.ts';
import type { AppRouter } from '#server/app.ts';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import type { CleReperage } from '#shared/reperage/signal.ts';

type Sorties = inferRouterOutputs<AppRouter>['reperage'];
export type Liste = Sorties['list'];
export type Ligne = Liste['lignes'][number];
export type Detail = Sorties['get'];
export type References = Sorties['references'];
export type Signal = Sorties['signaux'][number];
export type ConstatBref = Ligne['remplis'][number];

/** Seule une panne se retente ; un refus prévu par le domaine se montre aussitôt. */
const retry = (essais: number, erreur: unknown): boolean => getCodeErreur(erreur) === null && essais < 1;

/** Filtres sans ce qui ne change que l'écran : ouvrir un résultat ou cacher une colonne ne relit pas la liste. */
const sansEcran = (filtres: ReperageFilters): ReperageFilters => ({
  ...filtres,
  ...{ onglet: 'fermetures', formation: '', lieu: '', g: '', signaux: 'ouverts' },
});

export const useReferences = () => useQuery(trpc.reperage.references.queryOptions());

export const useListe = (nature: NatureReperage, filtres: ReperageFilters) =>
  useQuery(
    trpc.reperage.list.queryOptions(
      { nature, filtres: sansEcran(filtres) },
      {
        placeholderData: keepPreviousData,
        retry,
        staleTime: 30_000,
        enabled: nature === 'fermeture' || filtres.territoire !== '',
      },
    ),
  );

const isDetailDe = ({ nature, formation, lieu }: CleReperage, { id }: Detail): boolean =>
  id === `${nature}|${formation}|${lieu}`;

/** Un résultat ; d'autres réglages gardent le détail à l'écran le temps du calcul, un autre résultat jamais. */
export const useDetail = (cle: CleReperage, filtres: ReperageFilters) =>
  useQuery(
    trpc.reperage.get.queryOptions(
      { cle, filtres: { ...sansEcran(filtres), page: 1, tri: '' } },
      {
        retry,
        staleTime: 0,
        placeholderData: (avant: Detail | undefined) => (avant && isDetailDe(cle, avant) ? avant : undefined),
      },
    ),
  );

export const useSignaux = () => useQuery(trpc.reperage.signaux.queryOptions(undefined, { retry, staleTime: 0 }));

/** Les écritures du repérage ; chacune relit ensuite les listes et le détail. */
export const useReperageMutations = () => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries(trpc.reperage.pathFilter());
  const ecrire = (succes: string) => ({ meta: { succes, refusEnPage: true }, onSettled });
  return {
    ecarter: useMutation(
      trpc.reperage.ecarter.mutationOptions(ecrire('Mis de côté. La raison reste avec le résultat.')),
    ),
    lever: useMutation(trpc.reperage.lever.mutationOptions({ meta: { succes: 'Remis dans la liste.' }, onSettled })),
    signaler: useMutation(trpc.reperage.signaler.mutationOptions(ecrire('Signal émis.'))),
    repondre: useMutation(trpc.reperage.repondre.mutationOptions(ecrire('Réponse enregistrée.'))),
    clore: useMutation(trpc.reperage.clore.mutationOptions({ meta: { succes: 'Signal clos.' }, onSettled })),
  };
};

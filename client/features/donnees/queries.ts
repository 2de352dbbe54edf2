import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { trpc } from '#client/app/trpc.ts';
import type { AppRouter } from '#server/app.ts';

type Sorties = inferRouterOutputs<AppRouter>['donnees'];
export type EnVigueur = Sorties['enVigueur'];
export type FichierEnVigueur = EnVigueur['fichiers'][number];
export type VersionPubliee = EnVigueur['versions'][number];
export type Nouvelles = NonNullable<Sorties['nouvelles']>;
export type Chargement = Sorties['chargements'][number];
export type VersionDetail = Sorties['version'];

/** Rythme auquel l'avancement d'une lecture se relit. */
const PAS_LECTURE_MS = 800;

export const useEnVigueur = () => useQuery(trpc.donnees.enVigueur.queryOptions());

/** Ce que la version en vigueur change ; muet sur une panne : la page se lit sans. */
export const useNouvelles = () => useQuery(trpc.donnees.nouvelles.queryOptions(undefined, { retry: false }));

/** Chargements en attente ; relus tant que l'un d'eux se lit. */
export const useChargements = () =>
  useQuery(
    trpc.donnees.chargements.queryOptions(undefined, {
      staleTime: 5000,
      refetchInterval: ({ state }) =>
        state.data?.some(({ traitement }) => traitement === 'en_cours') ? 2 * PAS_LECTURE_MS : false,
    }),
  );

/** Une version et ce que la personne peut en faire ; relue sans cesse tant que ses fichiers se lisent. */
export const useVersion = (id: number) =>
  useQuery(
    trpc.donnees.version.queryOptions(
      { id },
      {
        staleTime: 0,
        refetchInterval: ({ state }) => (state.data?.traitement === 'en_cours' ? PAS_LECTURE_MS : false),
      },
    ),
  );

/** Les écritures d'un chargement. Chacune relit ce qui le montre ; une mise en vigueur relit tout. */
export const useDonneesMutations = () => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries(trpc.donnees.pathFilter());
  return {
    ouvrir: useMutation(trpc.donnees.ouvrir.mutationOptions({ onSettled })),
    retirer: useMutation(trpc.donnees.retirer.mutationOptions({ onSettled })),
    lire: useMutation(trpc.donnees.lire.mutationOptions({ onSettled, meta: { refusEnPage: true } })),
    planifier: useMutation(trpc.donnees.planifier.mutationOptions({ onSettled, meta: { refusEnPage: true } })),
    appliquer: useMutation(
      trpc.donnees.appliquer.mutationOptions({
        meta: { refusEnPage: true },
        onSettled: (_donnees, _erreur, { transition }) =>
          transition === 'publier' || transition === 'revenir' ? client.invalidateQueries() : onSettled(),
      }),
    ),
  };
};

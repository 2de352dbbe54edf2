import { MutationCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { showMessage } from '#client/ui/messages.ts';
import type { AppRouter } from '#server/app.ts';

/** Phrase à montrer pour une erreur : celle du serveur, ou l'absence de réseau. */
export const getPhrase = (erreur: unknown): string => {
  if (erreur instanceof TRPCClientError && erreur.data) return erreur.message;
  return 'Le serveur ne répond pas. Votre saisie est conservée ; réessayez dans un instant.';
};

/** Code d'une erreur prévue par le domaine, nul pour une panne. */
export const getCodeErreur = (erreur: unknown): string | null =>
  erreur instanceof TRPCClientError ? ((erreur.data?.code_domaine as string | undefined) ?? null) : null;

/** Dit si ce que l'on a demandé n'existe pas, ou ne peut pas exister : ce n'est pas une panne, réessayer n'y fera rien. */
export const isIntrouvable = (erreur: unknown): boolean =>
  erreur instanceof TRPCClientError && ['NOT_FOUND', 'BAD_REQUEST'].includes(String(erreur.data?.code));

/** Précisions par champ, en français, d'une saisie refusée. */
export const getChamps = (erreur: unknown): Record<string, string> =>
  erreur instanceof TRPCClientError ? ((erreur.data?.champs as Record<string, string> | undefined) ?? {}) : {};

/** Refus du serveur, prêt à montrer : sa phrase et ses précisions par champ. */
export const getRefus = (erreur: unknown) => ({ phrase: getPhrase(erreur), champs: getChamps(erreur) });

declare module '@tanstack/react-query' {
  interface Register {
    /** `succes` : message à montrer. `refusEnPage` : la page dit elle-même ce qui a été refusé. */
    mutationMeta: { succes?: string; refusEnPage?: boolean };
  }
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: 1, refetchOnWindowFocus: false } },
  mutationCache: new MutationCache({
    onSuccess: (_donnees, _variables, _contexte, mutation) => {
      if (mutation.meta?.succes) showMessage('succes', mutation.meta.succes);
    },
    onError: (erreur, _variables, _contexte, mutation) => {
      if (!mutation.meta?.refusEnPage) showMessage('refus', getPhrase(erreur));
    },
  }),
});

export const trpc = createTRPCOptionsProxy<AppRouter>({
  client: createTRPCClient<AppRouter>({
    links: [
      splitLink({
        // Un chiffre à expliquer porte parfois les offres qu'il compte : trop pour une adresse.
        condition: ({ path }) => path === 'explications.get',
        true: httpLink({ url: '/trpc', methodOverride: 'POST' }),
        false: httpBatchLink({ url: '/trpc' }),
      }),
    ],
  }),
  queryClient,
});

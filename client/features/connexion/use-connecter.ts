import { useMutation, useQueryClient } from '@tanstack/react-query';
import { trpc } from '#client/app/trpc.ts';

export type Identifiants = { email: string; motDePasse: string };

/** Ouvre une session ; tout ce qui avait été lu en visiteur est relu avant de continuer. */
export const useConnecter = (onConnecte: () => void) => {
  const client = useQueryClient();
  return useMutation(
    trpc.auth.connecter.mutationOptions({
      meta: { succes: 'Vous êtes connecté.', refusEnPage: true },
      onSuccess: async () => {
        await client.resetQueries();
        onConnecte();
      },
    }),
  );
};

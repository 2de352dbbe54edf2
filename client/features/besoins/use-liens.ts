import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { trpc } from '#client/app/trpc.ts';
import { besoinsOptions } from '#client/faits/besoins-client.ts';

/** Diplômes trouvés, chemin de celui qui est choisi, familles proposées, historique des corrections. */
export const useDiplomes = (q: string) => useQuery(trpc.besoins.diplomes.queryOptions({ q }));
export const useChemin = (cfd: string) => useQuery(trpc.besoins.chemin.queryOptions({ cfd }, { enabled: cfd !== '' }));
export const useFamilles = () => useQuery(trpc.besoins.metiers.queryOptions());
export const useCorrections = () => useQuery(trpc.besoins.listCorrections.queryOptions());

/** Corriger et annuler : chaque écriture, même refusée, relit tout ce qui montre le besoin. */
export const useCorrectionMutations = () => {
  const client = useQueryClient();
  const onSettled = () =>
    Promise.all([
      client.invalidateQueries(trpc.besoins.pathFilter()),
      client.invalidateQueries({ queryKey: besoinsOptions.queryKey }),
    ]);
  const corriger = useMutation(
    trpc.besoins.corriger.mutationOptions({
      meta: { succes: 'Correction enregistrée. Elle s’annule depuis l’historique.', refusEnPage: true },
      onSettled,
    }),
  );
  const annuler = useMutation(
    trpc.besoins.annulerCorrection.mutationOptions({ meta: { succes: 'Correction annulée.' }, onSettled }),
  );
  return { corriger, annuler };
};

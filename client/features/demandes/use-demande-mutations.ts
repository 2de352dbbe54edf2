import { useMutation, useQueryClient } from '@tanstack/react-query';
import { trpc } from '#client/app/trpc.ts';
import { saveModifications, settleModifications } from './modifications.ts';

/** Clé des modifications en attente d'une demande nouvelle. */
export const getCleNouvelle = (uai: string, formation: string): string => `nouvelle:${uai}:${formation}`;

/**
 * Les trois écritures d'une demande. Chacune relit ensuite tout ce qui la montre ; une demande
 * existante est relue même après un refus, car la version en vigueur a pu changer.
 */
export const useDemandeMutations = (cleModifications: string) => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries(trpc.demandes.pathFilter());
  const creer = useMutation(
    trpc.demandes.creer.mutationOptions({
      meta: { succes: 'Brouillon enregistré.', refusEnPage: true },
      onSuccess: () => {
        saveModifications(cleModifications, null);
        void onSettled();
      },
    }),
  );
  const enregistrer = useMutation(
    trpc.demandes.enregistrer.mutationOptions({
      meta: { succes: 'Modifications enregistrées.', refusEnPage: true },
      onSettled: async (ecrite, _erreur, { saisie }) => {
        await onSettled();
        if (ecrite) settleModifications(cleModifications, saisie, ecrite.version);
      },
    }),
  );
  const appliquer = useMutation(
    trpc.demandes.appliquer.mutationOptions({
      meta: { succes: 'Étape enregistrée.', refusEnPage: true },
      onSettled,
    }),
  );
  return { creer, enregistrer, appliquer };
};

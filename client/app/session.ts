import { useQuery } from '@tanstack/react-query';
import { type Action, can, type Objet, VISITEUR } from '#shared/permissions.ts';
import { trpc } from './trpc.ts';

/** Annonce qu'une personne s'est déconnectée : ce qu'une fonctionnalité garde en mémoire pour elle est oublié. */
export const SESSION_FERMEE = 'session-fermee';

/** La personne connectée, ou le visiteur ; la base chargée (démonstration ou officielle). */
export const useMoi = () => useQuery(trpc.auth.moi.queryOptions());

/** Droit de la personne, lu dans la même table que le serveur. */
export const useCan = (): ((action: Action, objet?: Objet) => boolean) => {
  const { data } = useMoi();
  const acteur = data?.acteur ?? VISITEUR;
  return (action, objet) => can(acteur, action, objet);
};

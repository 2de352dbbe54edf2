import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import type { DemandeExplication, Explication } from '#shared/explications/explication.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { ExplicationPanel } from './explication-panel.tsx';

/** Ce que l'assemblage ajoute sous une explication. */
export type Complement = (demande: DemandeExplication, explication: Explication) => ReactNode;

type Props = { demande: DemandeExplication; complement: Complement; onClose: () => void };

/** Fenêtre d'explication d'un chiffre : demandée au serveur, montrée à la même place partout. */
export const ExplicationFenetre = ({ demande, complement, onClose }: Props) => {
  const { data, error, refetch } = useQuery(trpc.explications.get.queryOptions(demande));
  return (
    <Dialog titre={getIndicateur(demande.code).libelle} onClose={onClose}>
      {error && <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />}
      {!error && !data && <Loading>Recherche du calcul et de ses sources…</Loading>}
      {data && <ExplicationPanel explication={data}>{complement(demande, data)}</ExplicationPanel>}
    </Dialog>
  );
};

import type { ReactNode } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { formatAttente, useFaits } from '#client/faits/use-faits.ts';
import { Busy } from '#client/ui/busy.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';

type Props = { rentree: number; children: (client: FaitsClient) => ReactNode };

/** Attend les faits d'une rentrée, puis montre la page qui en vit. */
export const FaitsPage = ({ rentree, children }: Props) => {
  const { data: client, error, refetch, isPlaceholderData } = useFaits(rentree);
  if (client) return <Busy message={isPlaceholderData ? formatAttente(rentree) : null}>{children(client)}</Busy>;
  if (error) return <Failure phrase="Les données n’ont pas pu être chargées." onRetry={() => void refetch()} />;
  return <Loading>Chargement des formations de France…</Loading>;
};

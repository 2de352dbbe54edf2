import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { fetchFaits } from './faits-client.ts';

const CINQ_MINUTES = 5 * 60_000;

/** Requête des faits d'une rentrée ; les précédents restent affichés pendant qu'une autre rentrée arrive. */
export const faitsOptions = (rentree: number) =>
  queryOptions({
    queryKey: ['faits', rentree],
    queryFn: () => fetchFaits(rentree),
    staleTime: CINQ_MINUTES,
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });

export const useFaits = (rentree: number) => useQuery(faitsOptions(rentree));

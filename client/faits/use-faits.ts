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

/** Ce que dit l'écran pendant que les faits d'une autre rentrée arrivent. */
export const formatAttente = (rentree: number): string =>
  `Chargement de ${rentree === 0 ? 'la dernière rentrée' : `la rentrée ${rentree}`}…`;

export const useFaits = (rentree: number) => useQuery(faitsOptions(rentree));

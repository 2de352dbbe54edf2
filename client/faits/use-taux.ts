import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '#client/app/trpc.ts';
import { type FormationsFilters, filtresInsertion } from '#shared/formations/filters.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';

/** Taux de sortie par région (« » pour la France) sous les filtres choisis, jamais ceux d'autres filtres. */
export type TauxTerritoires = { get: (region: string, code: CodeTauxSortie) => Valeur };

/** Taux qu'aucun serveur ne somme : l'ensemble n'est connu que de l'écran. */
export const SANS_TAUX: TauxTerritoires = { get: () => absent('filtre_colonne') };

/** Demande au serveur, qui seul a les comptes, les taux d'un ensemble de formations. */
export const useTaux = (filtres: FormationsFilters, actif: boolean): TauxTerritoires => {
  const { data, isError } = useQuery(
    trpc.formations.tauxTerritoires.queryOptions(filtresInsertion.parse(filtres), { enabled: actif }),
  );
  return useMemo(() => {
    const parRegion = new Map(data?.map(({ region, taux }) => [region, taux]));
    const attente = absent(isError ? 'non_recue' : 'calcul_en_cours');
    return { get: (region, code) => (data ? (parRegion.get(region)?.[code] ?? absent('donnee_absente')) : attente) };
  }, [data, isError]);
};

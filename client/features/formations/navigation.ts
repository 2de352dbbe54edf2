import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { FormationsFilters } from '#shared/formations/filters.ts';

/** Change les filtres de la page en disant si l'entrée d'historique est remplacée ou s'ajoute. */
export const useNavigationFiltres = () => {
  const navigate = useNavigate({ from: '/formations' });
  return useCallback(
    (changement: Partial<FormationsFilters>, replace: boolean) =>
      void navigate({ resetScroll: false, search: (avant) => ({ ...avant, ...changement }), replace }),
    [navigate],
  );
};

import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DataGrid } from '#client/grid/data-grid.tsx';
import type { DemandeListee } from '#shared/demandes/columns.ts';
import { buildColonnes } from './colonnes.tsx';

const getId = ({ numero }: DemandeListee): string => numero;

/** Grille des demandes ; `tri` est l'ordre de départ, celui de l'URL et de l'export. */
export const DemandesGrid = ({ lignes, tri }: { lignes: DemandeListee[]; tri: string }) => {
  const navigate = useNavigate();
  const colonnes = useMemo(() => buildColonnes(tri), [tri]);
  return (
    <DataGrid
      libelle="Demandes"
      colonnes={colonnes}
      lignes={lignes}
      getId={getId}
      onOpen={({ numero }) => void navigate({ to: '/demandes/$numero', params: { numero } })}
    />
  );
};

import { useMemo } from 'react';
import { DataGrid } from '#client/grid/data-grid.tsx';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import { buildColonnes } from './colonnes.tsx';
import type { Ligne } from './queries.ts';

const getId = ({ id }: Ligne): string => id;

type Props = { nature: NatureReperage; lignes: Ligne[]; ouverte: string; onOpen: (ligne: Ligne) => void };

/** Grille des résultats à examiner, dans l'ordre du repérage. */
export const ResultatsGrid = ({ nature, lignes, ouverte, onOpen }: Props) => {
  const colonnes = useMemo(() => buildColonnes(nature), [nature]);
  return (
    <DataGrid
      libelle={nature === 'fermeture' ? 'Fermetures à examiner' : 'Ouvertures à examiner'}
      colonnes={colonnes}
      lignes={lignes}
      getId={getId}
      ouverte={ouverte}
      onOpen={onOpen}
    />
  );
};

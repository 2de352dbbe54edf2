import { useState } from 'react';
import { DataGrid } from '#client/grid/data-grid.tsx';
import { useEtatGrille } from '#client/grid/use-etat-grille.ts';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import { CATALOGUES, COLONNES, PREREGLAGES_REPERAGE } from './colonnes.tsx';
import type { Ligne } from './queries.ts';

const getId = ({ id }: Ligne): string => id;

type Props = { nature: NatureReperage; lignes: Ligne[]; ouverte: string; onOpen: (ligne: Ligne) => void };

/** Grille des résultats à examiner, dans l'ordre du repérage ; les critères, eux, sont dans l'URL. */
export const ResultatsGrid = ({ nature, lignes, ouverte, onOpen }: Props) => {
  const [g, setG] = useState('');
  const { etat, onEtat } = useEtatGrille(g, setG, PREREGLAGES_REPERAGE[nature], CATALOGUES[nature]);
  return (
    <DataGrid
      libelle={nature === 'fermeture' ? 'Fermetures à examiner' : 'Ouvertures à examiner'}
      catalogue={CATALOGUES[nature]}
      prereglages={PREREGLAGES_REPERAGE[nature]}
      colonnes={COLONNES[nature]}
      lignes={lignes}
      getId={getId}
      ouverte={ouverte}
      etat={etat}
      onEtat={onEtat}
      onOpen={onOpen}
    />
  );
};

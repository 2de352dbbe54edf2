import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { DataGrid } from '#client/grid/data-grid.tsx';
import { useEtatGrille } from '#client/grid/use-etat-grille.ts';
import { COLONNES_DEMANDES, type DemandeListee, PREREGLAGES_DEMANDES } from '#shared/demandes/columns.ts';
import { type DemandesFilters, TRI_PAR_DEFAUT } from '#shared/demandes/filters.ts';
import type { EtatGrille } from '#shared/vues/etat-grille.ts';
import { formatTris, parseTris } from '#shared/vues/texte-etat.ts';
import { COLONNES } from './colonnes.tsx';
import type { SetFiltres } from './demandes-filters.tsx';

const getId = ({ numero }: DemandeListee): string => numero;

type Props = { lignes: DemandeListee[]; filtres: DemandesFilters; setFiltres: SetFiltres };

/** Grille des demandes ; son tri est celui de l'URL, et donc de l'export. */
export const DemandesGrid = ({ lignes, filtres, setFiltres }: Props) => {
  const navigate = useNavigate();
  const setG = useCallback((g: string) => setFiltres({ g }), [setFiltres]);
  const { etat, onEtat } = useEtatGrille(filtres.g, setG, PREREGLAGES_DEMANDES, COLONNES_DEMANDES);
  const etatTrie = useMemo(() => ({ ...etat, tris: parseTris(filtres.tri) }), [etat, filtres.tri]);
  const change = ({ tris, ...reste }: Partial<EtatGrille>) => {
    if (tris) setFiltres({ tri: formatTris(tris) || TRI_PAR_DEFAUT });
    if (Object.keys(reste).length > 0) onEtat(reste);
  };
  return (
    <DataGrid
      libelle="Demandes"
      catalogue={COLONNES_DEMANDES}
      prereglages={PREREGLAGES_DEMANDES}
      colonnes={COLONNES}
      lignes={lignes}
      getId={getId}
      etat={etatTrie}
      onEtat={change}
      onOpen={({ numero }) => void navigate({ to: '/demandes/$numero', params: { numero } })}
    />
  );
};

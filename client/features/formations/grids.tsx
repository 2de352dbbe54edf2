import { useMemo } from 'react';
import { DataGrid } from '#client/grid/data-grid.tsx';
import { COLONNES_FORMATIONS, COLONNES_OFFRES, type LigneFormations } from '#shared/formations/columns.ts';
import { buildColonnes } from './colonnes.tsx';
import type { FaitsClient } from './faits-client.ts';
import { buildLignesOffres, type Offre } from './lignes.ts';

const getCle = (ligne: LigneFormations): string => ligne.cle;
const getIdOffre = (ligne: Offre): string => ligne.id;

type FormationsProps = {
  client: FaitsClient;
  lignes: LigneFormations[];
  total: LigneFormations | undefined;
  ouverte: string;
  onOpen: (cle: string) => void;
};

/** Grille des formations : une ligne par CFD × dispositif × voie dans le territoire. */
export const FormationsGrid = ({ client, lignes, total, ouverte, onOpen }: FormationsProps) => {
  const colonnes = useMemo(() => buildColonnes(COLONNES_FORMATIONS, client.faits.periode), [client]);
  return (
    <DataGrid
      libelle="Formations"
      colonnes={colonnes}
      lignes={lignes}
      total={total}
      getId={getCle}
      ouverte={ouverte}
      onOpen={(ligne) => onOpen(ligne.cle)}
    />
  );
};

type OffresProps = {
  client: FaitsClient;
  offres: Int32Array;
  ouverte: string;
  onOpen: (cle: string, uai: string) => void;
};

/** Grille des offres : une ligne par établissement × formation, filtrée sur place. */
export const OffresGrid = ({ client, offres, ouverte, onOpen }: OffresProps) => {
  const colonnes = useMemo(() => buildColonnes<Offre>(COLONNES_OFFRES, client.faits.periode), [client]);
  const lignes = useMemo(() => buildLignesOffres(client), [client]);
  const isRetenue = useMemo(() => {
    const retenues = new Uint8Array(lignes.length);
    for (const offre of offres) retenues[offre] = 1;
    return (ligne: Offre) => retenues[ligne.rang] === 1;
  }, [lignes, offres]);
  return (
    <DataGrid
      libelle="Offres de formation"
      colonnes={colonnes}
      lignes={lignes}
      isRetenue={isRetenue}
      getId={getIdOffre}
      ouverte={ouverte}
      onOpen={(ligne) => onOpen(ligne.cle, ligne.uai)}
    />
  );
};

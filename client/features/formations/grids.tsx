import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { getLignesOffres } from '#client/faits/lignes-offres.ts';
import type { Offre } from '#client/faits/offre.ts';
import { buildColonnes } from '#client/grid/colonnes.ts';
import { DataGrid } from '#client/grid/data-grid.tsx';
import type { Column } from '#shared/column.ts';
import { estIndicateur } from '#shared/formations/colonnes-indicateurs.ts';
import { COLONNES_FORMATIONS, COLONNES_OFFRES, type LigneFormations } from '#shared/formations/columns.ts';
import { PREREGLAGES } from '#shared/formations/prereglages.ts';
import { type Annees, getAnnees } from './annees.ts';
import { buildPresentation, buildTitreCopie } from './colonnes.tsx';
import type { Selection } from './use-selection.ts';

const getCle = (ligne: LigneFormations): string => ligne.cle;
const getIdOffre = (ligne: Offre): string => ligne.id;
const CATALOGUE_OFFRES: readonly Column<Offre>[] = COLONNES_OFFRES;

/** Demande d'explication d'une cellule : la formation, l'établissement d'une offre, et la colonne. */
export type OnExplain = (cle: string, uai: string, colonne: string) => void;

type Props = { client: FaitsClient; selection: Selection; ouverte: string; onExplain?: OnExplain };

const useAnnees = ({ faits }: FaitsClient, { locaux }: Selection): Annees =>
  useMemo(() => getAnnees(faits.periode, locaux), [faits, locaux]);

/** Grille des formations : une ligne par CFD × dispositif × voie dans le territoire. */
export const FormationsGrid = ({
  client,
  selection,
  ouverte,
  onOpen,
  onExplain,
}: Props & { onOpen: (cle: string) => void }) => {
  const { lignes, total, etat, onEtat, listFacettes } = selection;
  const annees = useAnnees(client, selection);
  const colonnes = useMemo(
    () => buildColonnes(COLONNES_FORMATIONS, buildPresentation<LigneFormations>(annees)),
    [annees],
  );
  return (
    <DataGrid
      libelle="Formations"
      catalogue={COLONNES_FORMATIONS}
      prereglages={PREREGLAGES.formations}
      colonnes={colonnes}
      lignes={lignes}
      total={total}
      getId={getCle}
      ouverte={ouverte}
      etat={etat}
      onEtat={onEtat}
      listFacettes={listFacettes}
      titreCopie={buildTitreCopie(annees)}
      onOpen={(ligne) => onOpen(ligne.cle)}
      isExplicable={estIndicateur}
      onExplain={onExplain && ((ligne, colonne) => onExplain(ligne.cle, '', colonne))}
    />
  );
};

/** Grille des offres : une ligne par établissement × formation, filtrée sur place. */
export const OffresGrid = ({
  client,
  selection,
  ouverte,
  onOpen,
  onExplain,
}: Props & { onOpen: (cle: string, uai: string) => void }) => {
  const { offres, etat, onEtat, listFacettes, locaux } = selection;
  const annees = useAnnees(client, selection);
  const colonnes = useMemo(() => buildColonnes(CATALOGUE_OFFRES, buildPresentation<Offre>(annees)), [annees]);
  const lignes = getLignesOffres(client, locaux);
  const isRetenue = useMemo(() => {
    const retenues = new Uint8Array(lignes.length);
    for (const offre of offres) retenues[offre] = 1;
    return (ligne: Offre) => retenues[ligne.rang] === 1;
  }, [lignes, offres]);
  return (
    <DataGrid
      libelle="Offres de formation"
      catalogue={CATALOGUE_OFFRES}
      prereglages={PREREGLAGES.offres}
      colonnes={colonnes}
      lignes={lignes}
      isRetenue={isRetenue}
      getId={getIdOffre}
      ouverte={ouverte}
      etat={etat}
      onEtat={onEtat}
      listFacettes={listFacettes}
      titreCopie={buildTitreCopie(annees)}
      onOpen={(ligne) => onOpen(ligne.cle, ligne.uai)}
      isExplicable={estIndicateur}
      onExplain={onExplain && ((ligne, colonne) => onExplain(ligne.cle, ligne.uai, colonne))}
    />
  );
};

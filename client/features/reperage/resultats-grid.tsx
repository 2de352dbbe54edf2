import { useCallback, useMemo } from 'react';
import { DataGrid } from '#client/grid/data-grid.tsx';
import { useEtatGrille } from '#client/grid/use-etat-grille.ts';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import { formatTris, parseTris } from '#shared/reperage/tri.ts';
import { formatEtatGrille, parseEtatGrille } from '#shared/vues/etat-grille.ts';
import { CATALOGUES, COLONNES, PREREGLAGES_REPERAGE } from './colonnes.tsx';
import type { SetFiltres } from './criteres-panel.tsx';
import type { Ligne } from './queries.ts';

const getId = ({ id }: Ligne): string => id;

type Props = {
  nature: NatureReperage;
  lignes: Ligne[];
  filtres: ReperageFilters;
  setFiltres: SetFiltres;
};

/** État de la grille : ses colonnes dans `g`, son tri dans `tri`, que le serveur applique à toute la liste. */
const useEtatResultats = ({ nature, filtres, setFiltres }: Omit<Props, 'lignes'>) => {
  const { g, tri } = filtres;
  const texte = useMemo(() => {
    const tris = parseTris(tri);
    return formatEtatGrille({ ...parseEtatGrille(g), tris: tris.length > 0 ? tris : null });
  }, [g, tri]);
  const setTexte = useCallback(
    (suivant: string) => {
      const { tris, ...etat } = parseEtatGrille(suivant);
      const demande = formatTris(tris ?? []);
      setFiltres({
        g: formatEtatGrille({ ...etat, tris: null }),
        ...(demande === tri ? {} : { tri: demande, page: 1 }),
      });
    },
    [tri, setFiltres],
  );
  return useEtatGrille(texte, setTexte, PREREGLAGES_REPERAGE[nature], CATALOGUES[nature]);
};

/** Grille des résultats à examiner, dans l'ordre du repérage ou celui que l'on demande ; tout est dans l'URL. */
export const ResultatsGrid = ({ lignes, ...reste }: Props) => {
  const { nature, filtres, setFiltres } = reste;
  const { etat, onEtat } = useEtatResultats(reste);
  return (
    <DataGrid
      libelle={nature === 'fermeture' ? 'Fermetures à examiner' : 'Ouvertures à examiner'}
      catalogue={CATALOGUES[nature]}
      prereglages={PREREGLAGES_REPERAGE[nature]}
      colonnes={COLONNES[nature]}
      lignes={lignes}
      getId={getId}
      ouverte={`${nature}|${filtres.formation}|${filtres.lieu}`}
      etat={etat}
      onEtat={onEtat}
      onOpen={({ formation, lieu }) => setFiltres({ formation, lieu })}
    />
  );
};

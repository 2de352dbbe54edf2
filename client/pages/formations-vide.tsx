import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { SetFiltres } from '#client/features/formations/filters-bar.tsx';
import { useNavigationFiltres } from '#client/features/formations/navigation.ts';
import { Button } from '#client/ui/button.tsx';
import { Empty } from '#client/ui/state.tsx';
import { selectOffres } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';

type Props = { client: FaitsClient; filtres: FormationsFilters; setFiltres: SetFiltres };

/** Aucune offre ne répond : pourquoi, et comment en retrouver. */
export const FormationsVide = ({ client, filtres, setFiltres }: Props) => {
  const navigate = useNavigationFiltres();
  const [communes, fermees] = useMemo(() => {
    const count = (changement: Partial<FormationsFilters>): number =>
      selectOffres(client.faits, client.index, { ...filtres, ...changement }).length;
    return [count({ communes: true }), count({ ouverture: 'tous' })];
  }, [client, filtres]);
  return (
    <Empty titre="Aucune offre ne répond à ces filtres">
      {filtres.voie === 'apprentissage' && (
        <p>Aucun fichier chargé ne donne l’offre d’apprentissage des CAP et des bacs pro : seuls les BTS y sont.</p>
      )}
      {communes > 0 && (
        <Button variante="plein" onClick={() => setFiltres({ communes: true })}>
          Montrer les années communes ({formatNombre(communes)} offres)
        </Button>
      )}
      {fermees > 0 && (
        <Button variante="plein" onClick={() => setFiltres({ ouverture: 'tous' })}>
          Montrer les diplômes fermés ({formatNombre(fermees)} offres)
        </Button>
      )}
      <p>Retirez un filtre, ou cherchez un autre mot.</p>
      <Button
        onClick={() =>
          // Une entrée d'historique : un retour rend tous les filtres.
          navigate({ q: '', niveau: [], domaine: [], voie: '', territoire: '', zone: '', lasso: '' }, false)
        }
      >
        Effacer les filtres
      </Button>
    </Empty>
  );
};

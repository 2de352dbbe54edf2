import { lazy, Suspense, useMemo } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Empty, Loading } from '#client/ui/state.tsx';
import type { DemandeListee } from '#shared/demandes/columns.ts';
import type { DemandesFilters } from '#shared/demandes/filters.ts';
import { formatEcart, formatNombre } from '#shared/format.ts';
import { computeBilan, filterStatuts } from './bilan.ts';
import { AUCUN_FILTRE, type SetFiltres } from './demandes-filters.tsx';
import styles from './demandes-list.module.css';
import { StatutsStrip } from './statuts-strip.tsx';

const DemandesGrid = lazy(() => import('./demandes-grid.tsx').then((m) => ({ default: m.DemandesGrid })));

/** Ligne de total : demandes, places demandées moins actuelles, solde. */
const Total = ({ lignes }: { lignes: readonly DemandeListee[] }) => {
  const { demandes, actuelles, demandees, incompletes } = computeBilan(lignes);
  return (
    <p className={styles.total} role="status">
      <strong>{formatNombre(demandes)}</strong> {demandes > 1 ? 'demandes' : 'demande'} ·{' '}
      <strong>{formatNombre(demandees)}</strong> places demandées − <strong>{formatNombre(actuelles)}</strong> actuelles
      = solde <strong>{formatEcart(demandees - actuelles)}</strong>
      {incompletes > 0 && ` (hors ${formatNombre(incompletes)} aux capacités incomplètes)`}
    </p>
  );
};

type Props = { lignes: DemandeListee[]; filtres: DemandesFilters; setFiltres: SetFiltres };

/** Comptes par statut, total et grille des demandes ; `lignes` réunit tous les statuts. */
export const DemandesList = ({ lignes, filtres, setFiltres }: Props) => {
  const retenues = useMemo(() => filterStatuts(lignes, filtres.statut), [lignes, filtres.statut]);
  return (
    <div className={styles.liste}>
      <div className={styles.synthese}>
        <StatutsStrip lignes={lignes} choisis={filtres.statut} onChange={(statut) => setFiltres({ statut })} />
        <Total lignes={retenues} />
      </div>
      <div className={styles.grille}>
        {retenues.length === 0 ? (
          <Empty titre="Aucune demande ne répond à ces filtres">
            <Button onClick={() => setFiltres(AUCUN_FILTRE)}>Effacer les filtres</Button>
          </Empty>
        ) : (
          <Suspense fallback={<Loading>Chargement de la grille…</Loading>}>
            <DemandesGrid lignes={retenues} filtres={filtres} setFiltres={setFiltres} />
          </Suspense>
        )}
      </div>
    </div>
  );
};

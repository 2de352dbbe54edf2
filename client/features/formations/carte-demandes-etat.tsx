import type { useDemandesCarte } from './carte-demandes.ts';
import styles from './map-panel.module.css';

/** Pourquoi les demandes cochées ne sont pas encore, ou pas du tout, sur la carte. */
export const DemandesEtat = ({
  attente,
  erreur,
  retry,
}: Pick<ReturnType<typeof useDemandesCarte>, 'attente' | 'erreur' | 'retry'>) => {
  if (erreur)
    return (
      <p role="alert" className={styles.bilan}>
        Les demandes n’ont pas pu être chargées : la carte est montrée sans elles.
        <button type="button" onClick={() => void retry()}>
          Réessayer
        </button>
      </p>
    );
  return (
    attente && (
      <p role="status" className={styles.bilan}>
        Chargement des demandes…
      </p>
    )
  );
};

import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './state.module.css';

/** Attente : montrée dès qu'elle commence, annoncée poliment. */
export const Loading = ({ children }: { children: ReactNode }) => (
  <div className={styles.etat} role="status">
    <span className={styles.barre} aria-hidden="true" />
    <p>{children}</p>
  </div>
);

/** Rien à montrer : dit pourquoi et propose quoi faire. */
export const Empty = ({ titre, children }: { titre: string; children?: ReactNode }) => (
  <div className={styles.etat}>
    <h2>{titre}</h2>
    {children}
  </div>
);

/** Panne : la phrase, et un nouvel essai. */
export const Failure = ({ phrase, onRetry }: { phrase: string; onRetry?: () => void }) => (
  <div className={styles.etat} role="alert">
    <h2>Une erreur est survenue</h2>
    <p>{phrase}</p>
    {onRetry && <Button onClick={onRetry}>Réessayer</Button>}
  </div>
);

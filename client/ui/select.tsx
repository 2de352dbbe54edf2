import type { SelectHTMLAttributes } from 'react';
import styles from './select.module.css';

type Props = SelectHTMLAttributes<HTMLSelectElement> & { libelle: string; actif: boolean };

/** Liste native d'un filtre, dessinée comme les feuilles ses voisines ; mise en avant quand un choix y est fait. */
export const Select = ({ libelle, actif, ...rest }: Props) => (
  <span className={styles.racine}>
    <select className={`${styles.select} ${actif ? styles.actif : ''}`} aria-label={libelle} {...rest} />
    <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
      <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  </span>
);

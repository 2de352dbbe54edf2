import type { SelectHTMLAttributes } from 'react';
import styles from './select.module.css';

type Props = SelectHTMLAttributes<HTMLSelectElement> & { libelle: string; actif: boolean };

/** Liste native d'un filtre : courte, et mise en avant quand un choix y est fait. */
export const Select = ({ libelle, actif, ...rest }: Props) => (
  <select className={`${styles.select} ${actif ? styles.actif : ''}`} aria-label={libelle} {...rest} />
);

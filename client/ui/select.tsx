import type { SelectHTMLAttributes } from 'react';
import { Chevron } from './chevron.tsx';
import styles from './select.module.css';

type Props = SelectHTMLAttributes<HTMLSelectElement> & {
  libelle: string;
  /** Un choix y est fait : la liste est mise en avant. */
  actif?: boolean;
  /** Sans bord, en gras : le sujet d'un volet plutôt qu'un filtre. */
  nu?: boolean;
};

/** Liste native, au même aspect que les feuilles de choix : courte, et large comme ce qui est choisi. */
export const Select = ({ libelle, actif = false, nu = false, ...rest }: Props) => (
  <span className={styles.cadre}>
    <select
      className={`${styles.select} ${actif ? styles.actif : ''} ${nu ? styles.nu : ''}`}
      aria-label={libelle}
      {...rest}
    />
    <Chevron />
  </span>
);

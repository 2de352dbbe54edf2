import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

type Props = {
  libelle: string;
  aide?: string | undefined;
  erreur?: string | undefined;
  /** Libellé lu mais pas montré, quand le contrôle parle de lui-même. */
  compact?: boolean;
  children: (attributs: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode;
};

/** Un contrôle, son libellé, son aide et son erreur, liés pour les lecteurs d'écran. */
export const Field = ({ libelle, aide, erreur, compact = false, children }: Props) => {
  const id = useId();
  const note = erreur ?? aide;
  return (
    <div className={styles.champ}>
      <label htmlFor={id} className={compact ? 'visuellement-cache' : styles.libelle}>
        {libelle}
      </label>
      {children({ id, 'aria-describedby': note ? `${id}-note` : undefined, 'aria-invalid': Boolean(erreur) })}
      {note && (
        <p id={`${id}-note`} className={erreur ? styles.erreur : styles.aide}>
          {note}
        </p>
      )}
    </div>
  );
};

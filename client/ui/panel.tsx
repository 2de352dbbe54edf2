import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

/** Cadre titré : une partie de page, nommée par son titre de second niveau. */
export const Panel = ({ titre, aside, children }: { titre: string; aside?: ReactNode; children: ReactNode }) => {
  const id = useId();
  return (
    <section className={styles.cadre} aria-labelledby={id}>
      <div className={styles.tete}>
        <h2 id={id}>{titre}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
};

import type { ReactNode } from 'react';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import styles from './chiffre.module.css';
import { type ChiffreDemande, useExplain } from './contexte.ts';

type Props = { demande: ChiffreDemande; children: ReactNode };

/** Un nombre, ou la raison de son absence, que l'on peut interroger : le clic ouvre son explication. */
export const Chiffre = ({ demande, children }: Props) => {
  const explain = useExplain();
  return (
    <button type="button" className={styles.chiffre} onClick={() => explain(demande)}>
      {children}
      <span className="visuellement-cache">, expliquer : {getIndicateur(demande.code).libelle}</span>
    </button>
  );
};

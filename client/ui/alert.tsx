import { type ReactNode, useEffect, useRef } from 'react';
import styles from './alert.module.css';

type Props = {
  ton: 'refus' | 'alerte' | 'info';
  titre?: string;
  /** Prend le focus à l'apparition : la réponse à une action refusée. Changer `key` pour le reprendre. */
  focus?: boolean;
  children: ReactNode;
};

/** Encadré qui signale un refus, une mise en garde ou une information, annoncé aux lecteurs d'écran. */
export const Alert = ({ ton, titre, focus = false, children }: Props) => {
  const cadre = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) cadre.current?.focus();
  }, [focus]);
  return (
    <div
      ref={cadre}
      className={`${styles.encadre} ${styles[ton]}`}
      role={ton === 'info' ? 'status' : 'alert'}
      tabIndex={-1}
    >
      {titre && <p className={styles.titre}>{titre}</p>}
      {children}
    </div>
  );
};

import type { ReactNode } from 'react';
import styles from './busy.module.css';

type Props = { message: string | null; children: ReactNode };

/** Contenu d'avant, montré en retrait et sans prise pendant qu'un autre arrive ; `message` dit lequel, nul au repos. */
export const Busy = ({ message, children }: Props) => (
  <>
    <p role="status" className={message === null ? 'visuellement-cache' : styles.message}>
      {message}
    </p>
    <div aria-busy={message !== null} className={message === null ? undefined : styles.avant}>
      {children}
    </div>
  </>
);

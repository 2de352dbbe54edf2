import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Ton = 'neutre' | 'info' | 'alerte' | 'accent' | 'succes' | 'refus';

/** Étiquette : le ton appuie le texte, il ne le remplace jamais. */
export const Tag = ({ ton = 'neutre', titre, children }: { ton?: Ton; titre?: string; children: ReactNode }) => (
  <span className={`${styles.tag} ${styles[ton]}`} title={titre}>
    {children}
  </span>
);

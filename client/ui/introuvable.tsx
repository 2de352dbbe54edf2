import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { linkButton } from './link-button.ts';
import styles from './state.module.css';
import { Empty } from './state.tsx';

/** Une adresse qui ne désigne rien : ce n'est pas une panne. Dit ce qui manque, et où chercher. */
export const Introuvable = ({ titre, children }: { titre: string; children?: ReactNode }) => (
  <Empty titre={titre}>
    {children}
    <div className={styles.issues}>
      <Link to="/panoramas" className={linkButton('plein')}>
        Chercher dans les panoramas
      </Link>
      <Link to="/formations" className={linkButton()}>
        Voir toutes les formations
      </Link>
    </div>
  </Empty>
);

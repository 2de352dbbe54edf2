import type { ReactNode } from 'react';
import styles from './quadrant.module.css';

type OutilProps = { libelle: string; actif?: boolean; desactive?: boolean; onClick: () => void; children: ReactNode };

const Outil = ({ libelle, actif, desactive, onClick, children }: OutilProps) => (
  <button
    type="button"
    aria-label={libelle}
    title={libelle}
    aria-pressed={actif}
    disabled={desactive}
    onClick={onClick}
  >
    <svg viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  </button>
);

type Props = {
  lasso: boolean;
  onLasso: (actif: boolean) => void;
  isZoomee: boolean;
  zoom: (facteur: number) => void;
  reset: () => void;
};

/** Boutons du graphique : lasso, zoom, retour à l'ensemble. */
export const Boutons = ({ lasso, onLasso, isZoomee, zoom, reset }: Props) => (
  <div className={styles.outils} role="toolbar" aria-label="Outils du quadrant" aria-orientation="vertical">
    <Outil libelle="Tracer un lasso" actif={lasso} onClick={() => onLasso(!lasso)}>
      <path d="M8 2.5c3.3 0 6 1.7 6 4s-2.7 4-6 4-6-1.7-6-4 2.7-4 6-4ZM5 10.2c-.6 1 .2 1.8 0 2.6-.1.6-.6.9-1.2.9" />
    </Outil>
    <Outil libelle="Rapprocher" onClick={() => zoom(1.5)}>
      <path d="M8 3v10M3 8h10" />
    </Outil>
    <Outil libelle="Éloigner" onClick={() => zoom(1 / 1.5)}>
      <path d="M3 8h10" />
    </Outil>
    <Outil libelle="Revenir à l’ensemble" desactive={!isZoomee} onClick={reset}>
      <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
    </Outil>
  </div>
);

import { POSITIONS, type Position } from '#shared/indicateurs/quadrant.ts';
import { STABILITES, type Stabilite } from '#shared/indicateurs/stabilite.ts';
import styles from './position-badge.module.css';

type Props = {
  position: Position;
  stabilite: Stabilite;
  sansPerspectives: boolean | null;
  /** Position et solidité seules, sans les mots : pour une cellule étroite. */
  compact?: boolean;
};

const PHRASE_PERSPECTIVES =
  'Sans perspectives : taux d’emploi et de poursuite tous deux sous les seuils en vigueur, sans comparaison à une moyenne.';

/**
 * Position d'une formation dans le quadrant, solidité de ce classement et, à côté, l'étalon absolu « sans
 * perspectives ». Un classement peut être fragile, jamais faux.
 */
export const PositionBadge = ({ position, stabilite, sansPerspectives, compact = false }: Props) => (
  <span className={styles.badges}>
    {position === 'hors_quadrant' ? (
      <span className={styles.hors} title={POSITIONS.hors_quadrant.phrase}>
        hors quadrant
      </span>
    ) : (
      <span
        className={`${styles.badge} ${styles[position]}`}
        title={`${POSITIONS[position].phrase} ${STABILITES[stabilite].phrase}`}
      >
        <strong>{POSITIONS[position].libelle}</strong>
        <span className={`${styles.marque} ${styles[stabilite]}`} aria-hidden="true" />
        <span className={compact ? 'visuellement-cache' : styles.mot}>
          {compact && 'classement '}
          {STABILITES[stabilite].libelle}
        </span>
      </span>
    )}
    {sansPerspectives && (
      <span className={styles.perspectives} title={PHRASE_PERSPECTIVES}>
        <span className={styles.losange} aria-hidden="true" />
        <span className={compact ? 'visuellement-cache' : undefined}>sans perspectives</span>
      </span>
    )}
  </span>
);

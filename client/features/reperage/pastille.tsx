import { formatSeuil } from '#shared/reperage/affichage.ts';
import { CERTITUDES, type Certitude } from '#shared/reperage/constat.ts';
import { type CodeCritere, CRITERES } from '#shared/reperage/criteres.ts';
import styles from './pastille.module.css';
import type { ConstatBref } from './queries.ts';

/** Trois points pleins pour « solide », deux pour « probable », un pour « fragile ». */
export const CertitudePoints = ({ certitude }: { certitude: Certitude }) => (
  <span className={styles.points} aria-hidden="true">
    {CERTITUDES.map((_, i) => (
      <i key={CERTITUDES[i]} className={i < CERTITUDES.length - CERTITUDES.indexOf(certitude) ? styles.plein : ''} />
    ))}
  </span>
);

const formatCourt = ({ critere, valeur }: ConstatBref): string =>
  valeur === null ? '' : formatSeuil(critere as CodeCritere, valeur);

/** Texte entier d'un constat, pour l'infobulle, la copie et les lecteurs d'écran. */
export const formatPastille = (constat: ConstatBref): string =>
  [`${CRITERES[constat.critere].libelle} – ${constat.affiche}`, constat.certitude, ...constat.reserves]
    .filter(Boolean)
    .join(' · ');

/** Un critère rempli, sa valeur et sa certitude. */
export const Pastille = ({ constat }: { constat: ConstatBref }) => (
  <span
    className={`${styles.pastille} ${CRITERES[constat.critere].contre ? styles.contre : ''}`}
    title={formatPastille(constat)}
  >
    {CRITERES[constat.critere].libelle}
    {formatCourt(constat) && <b>{formatCourt(constat)}</b>}
    {constat.certitude && (
      <>
        <CertitudePoints certitude={constat.certitude} />
        <span className="visuellement-cache">, {constat.certitude}</span>
      </>
    )}
  </span>
);

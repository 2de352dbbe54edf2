import { formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeBesoin, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import styles from './tables.module.css';

/** Un chiffre du besoin local, ou la raison de son absence ; sa définition au survol. */
export const ValeurBesoin = ({ code, valeur }: { code: CodeBesoin; valeur: Valeur }) =>
  valeur.motif === null ? (
    <span title={getIndicateur(code).definition}>{formatValeur(code, valeur)}</span>
  ) : (
    <span className={styles.absent} title={MOTIFS_ABSENCE[valeur.motif].phrase}>
      {MOTIFS_ABSENCE[valeur.motif].court}
      <span className="visuellement-cache"> : {MOTIFS_ABSENCE[valeur.motif].phrase}</span>
    </span>
  );

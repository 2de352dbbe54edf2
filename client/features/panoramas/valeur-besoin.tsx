import type { PlacesFormees as Places } from '#shared/besoins/territoire.ts';
import { formatNombre, formatRapport, formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeBesoin, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import styles from './tables.module.css';

/** Plus petit rapport que deux décimales montrent. */
const RAPPORT_MIN = 0.01;

const formatBesoin = (code: CodeBesoin, valeur: Valeur): string =>
  code === 'placesParProjet' && valeur.valeur !== null && valeur.valeur > 0 && valeur.valeur < RAPPORT_MIN
    ? `<\u00a0${formatRapport(RAPPORT_MIN)}`
    : formatValeur(code, valeur);

/** Un chiffre du besoin local, ou la raison de son absence ; sa définition au survol. */
export const ValeurBesoin = ({ code, valeur }: { code: CodeBesoin; valeur: Valeur }) =>
  valeur.motif === null ? (
    <span title={getIndicateur(code).definition}>{formatBesoin(code, valeur)}</span>
  ) : (
    <span className={styles.absent} title={MOTIFS_ABSENCE[valeur.motif].phrase}>
      {MOTIFS_ABSENCE[valeur.motif].court}
      <span className="visuellement-cache"> : {MOTIFS_ABSENCE[valeur.motif].phrase}</span>
    </span>
  );

/** Places formées au prorata ; sans offre ou sans capacité connue, la raison plutôt qu'un zéro. */
export const PlacesFormees = ({ places }: { places: Places }) => {
  if (places.offres === 0) return <span className={styles.absent}>aucune offre</span>;
  if (places.connues === 0)
    return (
      <span className={styles.absent} title={MOTIFS_ABSENCE.capacite_inconnue.phrase}>
        {MOTIFS_ABSENCE.capacite_inconnue.court}
      </span>
    );
  return formatNombre(places.places);
};

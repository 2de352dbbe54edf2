import styles from './search-input.module.css';
import { useTexteDiffere } from './texte-differe.ts';

const DELAI_MS = 120;
const same = (texte: string): string => texte;

type Props = {
  libelle: string;
  indication?: string;
  /** Longueur au-delà de laquelle rien ne s'écrit plus. */
  maximum?: number;
  valeur: string;
  onChange: (texte: string) => void;
};

/**
 * Recherche libre : prévient après une courte pause de frappe, ou dès Entrée ; suit la valeur venue d'ailleurs (URL,
 * effacement). Une frappe que l'on a quittée pour une autre page n'y ramène pas.
 */
export const SearchInput = ({ libelle, indication = libelle, maximum, valeur, onChange }: Props) => {
  const { texte, type, flush } = useTexteDiffere({
    valeur,
    format: same,
    parse: same,
    onSend: onChange,
    delai: DELAI_MS,
  });
  return (
    <input
      type="search"
      className={styles.recherche}
      aria-label={libelle}
      placeholder={indication}
      maxLength={maximum}
      value={texte}
      onChange={(e) => type(e.target.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') flush();
      }}
    />
  );
};

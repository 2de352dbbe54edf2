import { useEffect, useState } from 'react';
import styles from './search-input.module.css';

const DELAI_MS = 120;

type Props = { libelle: string; indication?: string; valeur: string; onChange: (texte: string) => void };

/** Recherche libre : prévient après une courte pause de frappe ; suit la valeur venue d'ailleurs (URL, effacement). */
export const SearchInput = ({ libelle, indication = libelle, valeur, onChange }: Props) => {
  const [texte, setTexte] = useState(valeur);
  const [connue, setConnue] = useState(valeur);
  if (valeur !== connue) {
    setConnue(valeur);
    setTexte(valeur);
  }
  useEffect(() => {
    if (texte === valeur) return;
    const attente = setTimeout(() => onChange(texte), DELAI_MS);
    return () => clearTimeout(attente);
  }, [texte, valeur, onChange]);
  return (
    <input
      type="search"
      className={styles.recherche}
      aria-label={libelle}
      placeholder={indication}
      value={texte}
      onChange={(e) => setTexte(e.target.value)}
    />
  );
};

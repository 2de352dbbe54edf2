import { useEffect, useRef } from 'react';
import styles from './search-input.module.css';

const DELAI_MS = 150;

type Props = { libelle: string; valeur: string; onChange: (texte: string) => void };

/** Recherche libre : prévient après une courte pause de frappe ; suit la valeur venue d'ailleurs (URL, effacement). */
export const SearchInput = ({ libelle, valeur, onChange }: Props) => {
  const champ = useRef<HTMLInputElement>(null);
  const attente = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (champ.current && champ.current !== document.activeElement) champ.current.value = valeur;
  }, [valeur]);
  useEffect(() => () => clearTimeout(attente.current), []);
  return (
    <input
      ref={champ}
      type="search"
      className={styles.recherche}
      aria-label={libelle}
      placeholder={libelle}
      defaultValue={valeur}
      onChange={({ target: { value } }) => {
        clearTimeout(attente.current);
        attente.current = setTimeout(() => onChange(value), DELAI_MS);
      }}
    />
  );
};

import { useEffect, useRef, useState } from 'react';
import styles from './search-input.module.css';

const DELAI_MS = 120;

type Props = { libelle: string; indication?: string; valeur: string; onChange: (texte: string) => void };

/**
 * Recherche libre : prévient après une courte pause de frappe, ou dès Entrée ; suit la valeur venue d'ailleurs (URL,
 * effacement). Une frappe que l'on a quittée pour une autre page n'y ramène pas.
 */
export const SearchInput = ({ libelle, indication = libelle, valeur, onChange }: Props) => {
  const [texte, setTexte] = useState(valeur);
  const [connue, setConnue] = useState(valeur);
  const attente = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (valeur !== connue) {
    setConnue(valeur);
    setTexte(valeur);
  }
  useEffect(() => () => clearTimeout(attente.current), []);
  const type = (cherche: string): void => {
    const { pathname } = window.location;
    setTexte(cherche);
    clearTimeout(attente.current);
    attente.current = setTimeout(() => {
      if (window.location.pathname === pathname) onChange(cherche);
    }, DELAI_MS);
  };
  const flush = (): void => {
    clearTimeout(attente.current);
    if (texte !== valeur) onChange(texte);
  };
  return (
    <input
      type="search"
      className={styles.recherche}
      aria-label={libelle}
      placeholder={indication}
      value={texte}
      onChange={(e) => type(e.target.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') flush();
      }}
    />
  );
};

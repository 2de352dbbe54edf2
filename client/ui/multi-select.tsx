import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { normalize } from '#shared/format.ts';
import styles from './multi-select.module.css';

export type Option = { code: string; libelle: string; groupe?: string };

type Props = {
  libelle: string;
  options: readonly Option[];
  choisis: readonly string[];
  onChange: (codes: string[]) => void;
};

const LONGUE_LISTE = 10;

/** Texte du bouton : rien de choisi, un libellé, ou un compte. */
const summarize = (libelle: string, options: readonly Option[], choisis: readonly string[]): string => {
  if (choisis.length === 0) return libelle;
  const premier = options.find((o) => o.code === choisis[0])?.libelle ?? choisis[0];
  return choisis.length === 1 ? `${premier}` : `${libelle} (${choisis.length})`;
};

/** Choix multiple à cases à cocher, dans une feuille qui s'ouvre sous le bouton ; Échap la ferme. */
export const MultiSelect = ({ libelle, options, choisis, onChange }: Props) => {
  const [ouvert, setOuvert] = useState(false);
  const [recherche, setRecherche] = useState('');
  const racine = useRef<HTMLDivElement>(null);
  const bouton = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!ouvert) return;
    const close = (evenement: PointerEvent) => {
      if (!racine.current?.contains(evenement.target as Node)) setOuvert(false);
    };
    const closeOnEscape = (evenement: KeyboardEvent) => {
      if (evenement.key !== 'Escape') return;
      evenement.stopPropagation();
      setOuvert(false);
      bouton.current?.focus();
    };
    const feuille = racine.current;
    document.addEventListener('pointerdown', close);
    feuille?.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', close);
      feuille?.removeEventListener('keydown', closeOnEscape);
    };
  }, [ouvert]);
  const visibles = useMemo(() => {
    const mot = normalize(recherche);
    return options.filter((o) => normalize(`${o.libelle} ${o.code}`).includes(mot));
  }, [options, recherche]);
  const toggle = (code: string) =>
    onChange(choisis.includes(code) ? choisis.filter((c) => c !== code) : [...choisis, code]);
  return (
    <div className={styles.racine} ref={racine}>
      <button
        type="button"
        ref={bouton}
        className={`${styles.bouton} ${choisis.length > 0 ? styles.actif : ''}`}
        aria-expanded={ouvert}
        aria-controls={id}
        aria-label={`${libelle} : ${choisis.length === 0 ? 'tous' : choisis.map((c) => options.find((o) => o.code === c)?.libelle ?? c).join(', ')}`}
        onClick={() => setOuvert(!ouvert)}
      >
        <span>{summarize(libelle, options, choisis)}</span>
        <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      {ouvert && (
        <fieldset id={id} className={styles.feuille}>
          <legend className="visuellement-cache">{libelle}</legend>
          {options.length > LONGUE_LISTE && (
            <input
              type="search"
              className={styles.recherche}
              placeholder="Chercher…"
              aria-label={`Chercher dans ${libelle}`}
              value={recherche}
              onChange={(e) => setRecherche(e.target.value)}
            />
          )}
          <div className={styles.liste}>
            {visibles.map((option) => (
              <label key={option.code} className={option.groupe === undefined ? styles.tete : styles.option}>
                <input type="checkbox" checked={choisis.includes(option.code)} onChange={() => toggle(option.code)} />
                <span>{option.libelle}</span>
              </label>
            ))}
            {visibles.length === 0 && <p className={styles.vide}>Aucun libellé ne correspond.</p>}
          </div>
          <button type="button" className={styles.effacer} disabled={choisis.length === 0} onClick={() => onChange([])}>
            Tout effacer
          </button>
        </fieldset>
      )}
    </div>
  );
};

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Chevron } from './chevron.tsx';
import styles from './sheet.module.css';

type Props = {
  /** Texte du bouton. */
  resume: string;
  /** Nom complet pour les lecteurs d'écran : ce que l'on choisit, et ce qui est choisi. */
  nom: string;
  legende: string;
  actif: boolean;
  children: (close: () => void) => ReactNode;
};

/** Bouton qui ouvre une feuille de choix sous lui ; Échap, un choix ou un clic au dehors la ferment. */
export const Sheet = ({ resume, nom, legende, actif, children }: Props) => {
  const [ouvert, setOuvert] = useState(false);
  const racine = useRef<HTMLDivElement>(null);
  const bouton = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!ouvert) return;
    const closeOutside = (evenement: PointerEvent) => {
      if (!racine.current?.contains(evenement.target as Node)) setOuvert(false);
    };
    const closeOnEscape = (evenement: KeyboardEvent) => {
      if (evenement.key !== 'Escape') return;
      evenement.stopPropagation();
      setOuvert(false);
      bouton.current?.focus();
    };
    const cadre = racine.current;
    document.addEventListener('pointerdown', closeOutside);
    cadre?.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      cadre?.removeEventListener('keydown', closeOnEscape);
    };
  }, [ouvert]);
  const close = () => {
    setOuvert(false);
    bouton.current?.focus();
  };
  return (
    <div className={styles.racine} ref={racine}>
      <button
        type="button"
        ref={bouton}
        className={`${styles.bouton} ${actif ? styles.actif : ''}`}
        aria-expanded={ouvert}
        aria-controls={ouvert ? id : undefined}
        aria-label={nom}
        onClick={() => setOuvert(!ouvert)}
      >
        <span>{resume}</span>
        <Chevron />
      </button>
      {ouvert && (
        <fieldset id={id} tabIndex={-1} className={styles.feuille}>
          <legend className="visuellement-cache">{legende}</legend>
          {children(close)}
        </fieldset>
      )}
    </div>
  );
};

import { useEffect, useMemo, useRef, useState } from 'react';
import { searchOptions } from './options.ts';
import styles from './sheet.module.css';

export type Option = {
  code: string;
  libelle: string;
  /** Option rangée sous une autre : décalée. */
  decalee?: boolean;
  /** Titre de la section où l'option se range. */
  section?: string;
  /** Ce qui distingue deux options du même nom, à sa suite. */
  precision?: string;
};

type Props = {
  libelle: string;
  options: readonly Option[];
  choisis: readonly string[];
  onToggle: (code: string) => void;
};

const LONGUE_LISTE = 10;

/** Options à cocher, cherchables quand la liste est longue. */
export const OptionsList = ({ libelle, options, choisis, onToggle }: Props) => {
  const [recherche, setRecherche] = useState('');
  const champ = useRef<HTMLInputElement>(null);
  useEffect(() => champ.current?.focus(), []);
  const visibles = useMemo(() => searchOptions(options, recherche), [options, recherche]);
  return (
    <>
      {options.length > LONGUE_LISTE && (
        <input
          ref={champ}
          type="search"
          className={styles.recherche}
          placeholder="Chercher…"
          aria-label={`Chercher dans ${libelle}`}
          value={recherche}
          onChange={(e) => setRecherche(e.target.value)}
          onKeyDown={(e) => {
            if (e.key !== 'Enter') return;
            // Sans quoi Entrée validerait le formulaire, ou rouvrirait la feuille dont le bouton reprend le focus.
            e.preventDefault();
            const [premiere] = visibles;
            if (recherche !== '' && premiere) onToggle(premiere.code);
          }}
        />
      )}
      <div className={styles.liste}>
        {visibles.map((option, i) => (
          <div key={option.code}>
            {option.section !== undefined && option.section !== visibles[i - 1]?.section && (
              <p className={styles.section}>{option.section}</p>
            )}
            <label className={option.decalee ? styles.decalee : styles.option}>
              <input
                type="checkbox"
                name={libelle}
                value={option.code}
                checked={choisis.includes(option.code)}
                onChange={() => onToggle(option.code)}
              />
              <span>
                {option.libelle}
                {option.precision && <span className={styles.precision}>{option.precision}</span>}
              </span>
            </label>
          </div>
        ))}
        {visibles.length === 0 && <p className={styles.vide}>Aucun libellé ne correspond.</p>}
      </div>
    </>
  );
};

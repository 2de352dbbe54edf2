import { Fragment, type InputHTMLAttributes, type KeyboardEvent, useEffect } from 'react';
import styles from './listbox.module.css';
import { moveActif } from './options.ts';
import type { Option } from './options-list.tsx';

const getId = (id: string, rang: number): string => `${id}-${rang}`;

type Reglages = { id: string; actif: number; taille: number; onMove: (actif: number) => void; onEnter?: () => void };

/**
 * Attributs du champ qui commande une liste : il garde le focus, les flèches déplacent, Entrée choisit – ou, sans
 * `onEnter`, valide le formulaire du champ.
 */
export const buildChampListe = ({ id, actif, taille, onMove, onEnter }: Reglages) =>
  ({
    role: 'combobox',
    autoComplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': taille > 0,
    'aria-controls': id,
    'aria-activedescendant': actif >= 0 && actif < taille ? getId(id, actif) : undefined,
    onKeyDown: (e: KeyboardEvent) => {
      const suivant = moveActif(e.key, actif, taille);
      if (suivant !== null) onMove(suivant);
      const isChoix = e.key === 'Enter' && onEnter !== undefined;
      if (isChoix) onEnter();
      // Un choix ne valide pas le formulaire autour ; les flèches ne déplacent pas le curseur du texte.
      if (suivant !== null || isChoix) e.preventDefault();
    },
  }) satisfies InputHTMLAttributes<HTMLInputElement>;

type Props = {
  id: string;
  libelle: string;
  options: readonly Option[];
  /** Rang de l'option que les flèches désignent. */
  actif: number;
  choisi: string;
  onChoose: (option: Option, rang: number) => void;
};

/** Liste à choix unique : les flèches du champ la parcourent sans rien choisir ; un clic choisit. */
export const Listbox = ({ id, libelle, options, actif, choisi, onChoose }: Props) => {
  useEffect(() => {
    document.getElementById(getId(id, actif))?.scrollIntoView({ block: 'nearest' });
  }, [id, actif]);
  return (
    <div id={id} role="listbox" aria-label={libelle} tabIndex={-1} className={styles.liste}>
      {options.map((option, rang) => {
        const { code, section, precision } = option;
        const isSection = section !== undefined && section !== options[rang - 1]?.section;
        return (
          <Fragment key={code}>
            {isSection && (
              <p className={styles.section} role="presentation">
                {section}
              </p>
            )}
            <button
              type="button"
              tabIndex={-1}
              id={getId(id, rang)}
              role="option"
              aria-selected={code === choisi}
              aria-description={section}
              className={`${option.decalee ? styles.decalee : styles.option} ${rang === actif ? styles.actif : ''}`}
              onPointerDown={(e) => e.preventDefault()}
              onClick={() => onChoose(option, rang)}
            >
              {option.libelle} {precision && <span className={styles.precision}>{precision}</span>}
            </button>
          </Fragment>
        );
      })}
    </div>
  );
};

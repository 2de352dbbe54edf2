import { useEffect, useId, useState } from 'react';
import { formatSeuil } from '#shared/reperage/affichage.ts';
import { type CodeCritere, CRITERES, type UniteSeuil } from '#shared/reperage/criteres.ts';
import styles from './criteres-panel.module.css';

const DELAI_MS = 300;

/** À l'écran, une fraction se règle en pourcentage entier. */
const UNITES: Record<UniteSeuil, { suffixe: string; facteur: number }> = {
  fraction: { suffixe: '%', facteur: 100 },
  rapport: { suffixe: 'par place', facteur: 1 },
  eleves: { suffixe: 'élèves', facteur: 1 },
  kilometres: { suffixe: 'km', facteur: 1 },
};

const arrondi = (valeur: number): number => Math.round(valeur * 1000) / 1000;

type Props = { code: CodeCritere; valeur: number; defaut: number; onChange: (valeur: number | null) => void };

/** Un seuil, réglable aux flèches ou à la frappe ; un clic rend la valeur d'origine. */
export const SeuilField = ({ code, valeur, defaut, onChange }: Props) => {
  const { libelle, sens, unite, min, max, pas } = CRITERES[code];
  const { suffixe, facteur } = UNITES[unite ?? 'rapport'];
  const [texte, setTexte] = useState(String(arrondi(valeur * facteur)));
  const [connue, setConnue] = useState(valeur);
  const id = useId();
  if (valeur !== connue) {
    setConnue(valeur);
    setTexte(String(arrondi(valeur * facteur)));
  }
  const saisie = texte.trim() === '' ? Number.NaN : arrondi(Number(texte) / facteur);
  const isLisible = saisie >= min && saisie <= max;
  useEffect(() => {
    if (!isLisible || saisie === valeur) return;
    const attente = setTimeout(() => onChange(saisie === defaut ? null : saisie), DELAI_MS);
    return () => clearTimeout(attente);
  }, [isLisible, saisie, valeur, defaut, onChange]);
  return (
    <span className={styles.seuil}>
      <label htmlFor={id} className={styles.sens}>
        <span className="visuellement-cache">{libelle}, seuil : </span>
        {sens === 'sous' ? 'moins de' : 'à partir de'}
      </label>
      <input
        id={id}
        type="number"
        min={arrondi(min * facteur)}
        max={arrondi(max * facteur)}
        step={arrondi(pas * facteur)}
        value={texte}
        aria-invalid={!isLisible}
        onChange={(e) => setTexte(e.target.value)}
      />
      <span>{suffixe}</span>
      {valeur !== defaut && (
        <button type="button" className={styles.revenir} onClick={() => onChange(null)}>
          Revenir à {formatSeuil(code, defaut)}
          <span className="visuellement-cache"> pour {libelle}</span>
        </button>
      )}
      {!isLisible && (
        <span className={styles.hors} role="alert">
          De {formatSeuil(code, min)} à {formatSeuil(code, max)}
        </span>
      )}
    </span>
  );
};

import { useId } from 'react';
import { useTexteDiffere } from '#client/ui/texte-differe.ts';
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
  const id = useId();
  const parse = (ecrit: string): number | undefined => {
    const saisie = ecrit.trim() === '' ? Number.NaN : arrondi(Number(ecrit) / facteur);
    return saisie >= min && saisie <= max ? saisie : undefined;
  };
  const { texte, type, flush, choose, restore } = useTexteDiffere({
    valeur,
    format: (seuil) => String(arrondi(seuil * facteur)),
    parse,
    onSend: (seuil) => onChange(seuil === defaut ? null : seuil),
    delai: DELAI_MS,
  });
  const isLisible = parse(texte) !== undefined;
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
        onChange={(e) => type(e.target.value)}
        onBlur={isLisible ? flush : restore}
      />
      <span>{suffixe}</span>
      {valeur !== defaut && (
        <button type="button" className={styles.revenir} onClick={() => choose(defaut)}>
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

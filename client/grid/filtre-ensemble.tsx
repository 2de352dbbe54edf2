import { useMemo, useState } from 'react';
import { formatNombre, normalize } from '#shared/format.ts';
import type { Facette, FiltreEnsemble } from '#shared/formations/filtres-colonnes.ts';
import styles from './filtres.module.css';
import { toggleValeurs } from './valeurs.ts';

type Props = {
  filtre: FiltreEnsemble | null;
  facettes: readonly Facette[];
  onChange: (filtre: FiltreEnsemble | null) => void;
};

/** Au-delà, la liste ne se lit plus : on cherche. */
const MONTREES = 200;

/** Valeurs d'une colonne de texte à cocher, cherchables, avec leur nombre de lignes. */
export const FiltreEnsemblePanel = ({ filtre, facettes, onChange }: Props) => {
  const [recherche, setRecherche] = useState('');
  // « Aucune » ne filtre rien tant que rien n'est coché : la grille ne se vide pas sous la main.
  const [aucune, setAucune] = useState(false);
  const vide: FiltreEnsemble = { type: 'ensemble', sauf: false, valeurs: [] };
  const courant = filtre ?? (aucune ? vide : null);
  const trouvees = useMemo(() => {
    const mot = normalize(recherche);
    return mot === '' ? facettes : facettes.filter(({ valeur }) => normalize(valeur).includes(mot));
  }, [facettes, recherche]);
  const isCochee = (valeur: string): boolean => courant === null || courant.valeurs.includes(valeur) !== courant.sauf;
  const apply = (suivant: FiltreEnsemble | null) => {
    setAucune(suivant !== null && !suivant.sauf && suivant.valeurs.length === 0);
    onChange(suivant?.valeurs.length ? suivant : null);
  };
  const toggle = (valeurs: readonly string[], coche: boolean) =>
    apply(toggleValeurs(courant, valeurs, coche, facettes.length));
  const cherche = recherche !== '';
  const reste = trouvees.length - MONTREES;
  return (
    <>
      <input
        type="search"
        className={styles.recherche}
        placeholder="Chercher…"
        aria-label="Chercher une valeur"
        value={recherche}
        onChange={(e) => setRecherche(e.target.value)}
      />
      <div className={styles.gestes}>
        <button
          type="button"
          onClick={() => (cherche ? apply({ ...vide, valeurs: trouvees.map((f) => f.valeur) }) : apply(null))}
        >
          {cherche ? 'Seulement celles-ci' : 'Toutes'}
        </button>
        <button
          type="button"
          onClick={() =>
            cherche
              ? toggle(
                  trouvees.map((f) => f.valeur),
                  false,
                )
              : apply(vide)
          }
        >
          {cherche ? 'Retirer celles-ci' : 'Aucune'}
        </button>
      </div>
      <div className={styles.liste}>
        {trouvees.slice(0, MONTREES).map(({ valeur, compte }) => (
          <label key={valeur} className={styles.option}>
            <input type="checkbox" checked={isCochee(valeur)} onChange={() => toggle([valeur], !isCochee(valeur))} />
            <span>{valeur || '(vide)'}</span>
            <span className={styles.compte}>{formatNombre(compte)}</span>
          </label>
        ))}
        {trouvees.length === 0 && <p className={styles.vide}>Aucune valeur ne correspond.</p>}
        {reste > 0 && (
          <p className={styles.vide}>
            {formatNombre(reste)} {reste > 1 ? 'autres valeurs' : 'autre valeur'}
            {'\u00a0'}: cherchez.
          </p>
        )}
      </div>
    </>
  );
};

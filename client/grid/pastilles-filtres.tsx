import { useEffect, useRef } from 'react';
import { CloseIcon } from '#client/ui/close-icon.tsx';
import { formatFiltre } from '#shared/formations/filtres-colonnes.ts';
import { useFiltres } from './contexte.ts';
import styles from './pastilles-filtres.module.css';

/** Filtres de colonnes en vigueur, en toutes lettres ; chacun s'efface d'un geste. */
export const PastillesFiltres = () => {
  const { catalogue, filtres, setFiltre } = useFiltres();
  const racine = useRef<HTMLDivElement>(null);
  const effacee = useRef<{ cle: string; rang: number } | null>(null);
  const actifs = catalogue.flatMap((colonne) => {
    const filtre = filtres[colonne.cle];
    return filtre ? [{ cle: colonne.cle, texte: formatFiltre(colonne, filtre) }] : [];
  });
  // Une pastille partie, le clavier passe à la suivante ; après la dernière, à l'en-tête de sa colonne.
  useEffect(() => {
    if (!effacee.current || filtres[effacee.current.cle]) return;
    const { cle, rang } = effacee.current;
    effacee.current = null;
    if (document.activeElement !== document.body) return;
    const boutons = racine.current?.querySelectorAll('button');
    const grille = racine.current?.parentElement;
    const entete =
      grille?.querySelector<HTMLElement>(`.ag-header-cell[col-id="${cle}"]`) ??
      grille?.querySelector<HTMLElement>('.ag-header-cell');
    (boutons?.[Math.min(rang, boutons.length - 1)] ?? entete)?.focus();
  }, [filtres]);
  return (
    <div ref={racine}>
      {actifs.length > 0 && (
        <ul className={styles.liste} aria-label="Filtres de colonnes">
          {actifs.map(({ cle, texte }, rang) => (
            <li key={cle} className={styles.pastille}>
              <span>{texte}</span>
              <button
                type="button"
                aria-label={`Effacer le filtre ${texte}`}
                onClick={() => {
                  effacee.current = { cle, rang };
                  setFiltre(cle, null);
                }}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

import { CloseIcon } from '#client/ui/close-icon.tsx';
import { formatFiltre } from '#shared/formations/filtres-colonnes.ts';
import { useFiltres } from './contexte.ts';
import styles from './pastilles-filtres.module.css';

/** Filtres de colonnes en vigueur, en toutes lettres ; chacun s'efface d'un geste. */
export const PastillesFiltres = () => {
  const { catalogue, filtres, setFiltre } = useFiltres();
  const actifs = catalogue.flatMap((colonne) => {
    const filtre = filtres[colonne.cle];
    return filtre ? [{ cle: colonne.cle, texte: formatFiltre(colonne, filtre) }] : [];
  });
  if (actifs.length === 0) return null;
  return (
    <ul className={styles.liste} aria-label="Filtres de colonnes">
      {actifs.map(({ cle, texte }) => (
        <li key={cle} className={styles.pastille}>
          <span>{texte}</span>
          <button type="button" aria-label={`Effacer le filtre ${texte}`} onClick={() => setFiltre(cle, null)}>
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
};

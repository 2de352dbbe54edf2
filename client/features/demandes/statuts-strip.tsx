import type { DemandeListee } from '#shared/demandes/columns.ts';
import { STATUTS, type Statut } from '#shared/demandes/workflow.ts';
import { formatNombre } from '#shared/format.ts';
import { countStatuts, filterStatuts } from './bilan.ts';
import styles from './statuts-strip.module.css';

type Props = { lignes: readonly DemandeListee[]; choisis: readonly Statut[]; onChange: (statuts: Statut[]) => void };

/** Comptes par statut, dans l'ordre du circuit ; un clic ne garde que ce statut, un second les rend tous. */
export const StatutsStrip = ({ lignes, choisis, onChange }: Props) => (
  <fieldset className={styles.bande}>
    <legend className="visuellement-cache">Demandes par statut</legend>
    <button type="button" className={styles.statut} aria-pressed={choisis.length === 0} onClick={() => onChange([])}>
      <span className={styles.nombre}>{formatNombre(filterStatuts(lignes, []).length)}</span>
      <span>Toutes</span>
    </button>
    {countStatuts(lignes)
      .filter(({ statut, nombre }) => nombre > 0 || choisis.includes(statut))
      .map(({ statut, nombre }) => (
        <button
          key={statut}
          type="button"
          className={`${styles.statut} ${styles[STATUTS[statut].ton]}`}
          aria-pressed={choisis.includes(statut)}
          onClick={() => onChange(choisis.length === 1 && choisis[0] === statut ? [] : [statut])}
        >
          <span className={styles.nombre}>{formatNombre(nombre)}</span>
          <span>{STATUTS[statut].libelle}</span>
        </button>
      ))}
  </fieldset>
);

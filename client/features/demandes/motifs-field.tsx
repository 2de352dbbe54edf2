import { useId } from 'react';
import { formatMotif, MOTIFS_PAR_TYPE } from '#shared/demandes/demande.ts';
import styles from './motifs-field.module.css';
import type { Saisie } from './use-saisie.ts';

/** Motifs du type de demande, en cases à cocher. Un motif choisi pour un autre type reste visible, à retirer. */
export const MotifsField = ({ etat: { saisie, setChamp }, erreur }: { etat: Saisie; erreur: string | undefined }) => {
  const id = useId();
  const proposes = MOTIFS_PAR_TYPE[saisie.type];
  const autres = saisie.motifs.filter((motif) => !(motif in proposes));
  const toggle = (motif: string) =>
    setChamp(
      'motifs',
      saisie.motifs.includes(motif) ? saisie.motifs.filter((m) => m !== motif) : [...saisie.motifs, motif],
    );
  return (
    <fieldset id="champ-motifs" aria-describedby={erreur ? id : undefined}>
      <legend className={styles.libelle}>Motifs</legend>
      <div className={styles.cases}>
        {[...Object.keys(proposes), ...autres].map((motif) => (
          <label key={motif} className={styles.case}>
            <input type="checkbox" checked={saisie.motifs.includes(motif)} onChange={() => toggle(motif)} />
            <span>
              {formatMotif(motif)}
              {!(motif in proposes) && <em className={styles.hors}> (ne convient pas à ce type)</em>}
            </span>
          </label>
        ))}
      </div>
      {erreur && (
        <p id={id} className={styles.erreur}>
          {erreur}
        </p>
      )}
    </fieldset>
  );
};

import { Panel } from '#client/ui/panel.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { STATUTS } from '#shared/demandes/workflow.ts';
import { formatDateHeure } from '#shared/format.ts';
import { CHAMPS, formatChamp } from './champs.ts';
import { formatEvenement, listChangements } from './journal.ts';
import styles from './journal-panel.module.css';
import type { EntreeJournal } from './queries.ts';

const formatNombreChamps = (nombre: number, etat: string): string =>
  nombre > 1 ? `${nombre} champs ${etat}s` : `${nombre} champ ${etat}`;

const Entree = ({ entree }: { entree: EntreeJournal }) => {
  const { evenement, statutAvant, statutApres, motif, le, auteur, role } = entree;
  const isCreation = evenement === 'creer';
  const changements = listChangements(entree);
  return (
    <li className={styles.entree}>
      <p className={styles.tete}>
        <strong>{formatEvenement(evenement)}</strong>
        {statutApres !== statutAvant && <Tag ton={STATUTS[statutApres].ton}>{STATUTS[statutApres].libelle}</Tag>}
      </p>
      <p className={styles.qui}>
        <time dateTime={le}>{formatDateHeure(le)}</time> · {auteur}, {role}
      </p>
      {motif && <blockquote className={styles.motif}>{motif}</blockquote>}
      {changements.length > 0 && (
        <details open={!isCreation}>
          <summary>{formatNombreChamps(changements.length, isCreation ? 'saisi' : 'changé')}</summary>
          <dl className={styles.changements}>
            {changements.map(({ champ, avant, apres }) => (
              <div key={champ}>
                <dt>{CHAMPS[champ]}</dt>
                <dd>
                  {!isCreation && (
                    <>
                      <del>{formatChamp(champ, avant)}</del> <span aria-hidden="true">→</span>{' '}
                    </>
                  )}
                  <ins>{formatChamp(champ, apres)}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
};

/** Journal de la demande, du plus récent au plus ancien : qui, quand, quoi, pourquoi. */
export const JournalPanel = ({ journal }: { journal: readonly EntreeJournal[] }) => (
  <Panel titre="Journal">
    <ol className={styles.journal}>
      {journal.toReversed().map((entree) => (
        <Entree key={entree.version} entree={entree} />
      ))}
    </ol>
  </Panel>
);

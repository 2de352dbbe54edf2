import { Panel } from '#client/ui/panel.tsx';
import { formatDateHeure } from '#shared/format.ts';
import { EVENEMENTS } from './formats.ts';
import type { VersionDetail } from './queries.ts';
import styles from './tables.module.css';

/** Journal d'une version, du plus récent au plus ancien : qui, quand, quoi, pourquoi. */
export const JournalVersion = ({ journal }: { journal: VersionDetail['journal'] }) => (
  <Panel titre="Journal">
    <div className={styles.defile}>
      <table className={styles.table}>
        <caption className="visuellement-cache">Journal de la version</caption>
        <thead>
          <tr>
            <th scope="col">Quand</th>
            <th scope="col">Quoi</th>
            <th scope="col">Qui</th>
            <th scope="col">Pourquoi</th>
          </tr>
        </thead>
        <tbody>
          {journal.toReversed().map(({ id, le, evenement, acteur, motif }) => (
            <tr key={id}>
              <td>
                <time dateTime={le}>{formatDateHeure(le)}</time>
              </td>
              <th scope="row">{EVENEMENTS[evenement] ?? evenement}</th>
              <td>{acteur ?? 'automatique'}</td>
              <td>{motif}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Panel>
);

import { formatDate } from '#shared/format.ts';
import { formatMillesime } from '#shared/rentree.ts';
import type { Fiche } from './comparison-table.tsx';
import styles from './panel.module.css';

/** Fichiers d'où viennent les chiffres : source, année, nom, empreinte, date de chargement. */
export const SourcesList = ({ sources }: { sources: Fiche['sources'] }) => (
  <details className={styles.bloc}>
    <summary className={styles.sommaire}>
      Sources ({sources.length} fichier{sources.length > 1 ? 's' : ''})
    </summary>
    <ul className={styles.sources}>
      {sources.map((s) => (
        <li key={`${s.source}-${s.annee}`}>
          <strong>{s.nom}</strong>
          <span>
            {formatMillesime(s.annee)} · chargé le {formatDate(s.chargeLe)} · empreinte {s.empreinte}
          </span>
        </li>
      ))}
    </ul>
  </details>
);

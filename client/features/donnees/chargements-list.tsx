import { Link } from '@tanstack/react-router';
import { Tag } from '#client/ui/tag.tsx';
import { STATUTS_VERSION } from '#shared/donnees/workflow.ts';
import { formatDateHeure } from '#shared/format.ts';
import type { Chargement } from './queries.ts';
import styles from './tables.module.css';

const TRAITEMENTS: Record<Chargement['traitement'], string> = {
  depot: 'fichiers à lire',
  en_cours: 'lecture en cours',
  pret: 'lue et comparée',
  refuse: 'fichiers refusés',
  inchange: 'rien de nouveau',
  interrompu: 'lecture interrompue',
};

/** Chargements qui attendent une étape ; chacun s'ouvre sous la liste. */
export const ChargementsList = ({ chargements }: { chargements: readonly Chargement[] }) => (
  <div className={styles.defile}>
    <table className={styles.table}>
      <caption className="visuellement-cache">Chargements en cours</caption>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Statut</th>
          <th scope="col">Lecture</th>
          <th scope="col">Ouverte le</th>
          <th scope="col">Par</th>
        </tr>
      </thead>
      <tbody>
        {chargements.map(({ id, statut, traitement, creeLe, auteur, publierLe }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/donnees-chargees" search={{ version: id }}>
                Version {id}
              </Link>
            </th>
            <td>
              <Tag ton={STATUTS_VERSION[statut].ton}>{STATUTS_VERSION[statut].libelle}</Tag>
              {publierLe && <div className={styles.note}>publication le {formatDateHeure(publierLe)}</div>}
            </td>
            <td>{TRAITEMENTS[traitement]}</td>
            <td>{formatDateHeure(creeLe)}</td>
            <td>{auteur ?? 'ligne de commande'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

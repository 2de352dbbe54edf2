import { formatDate, formatNombre } from '#shared/format.ts';
import { formatAnnees } from './formats.ts';
import type { FichierEnVigueur } from './queries.ts';
import styles from './tables.module.css';

/** Fichiers officiels en vigueur : source, producteur, année, lignes, empreinte, date. */
export const FichiersTable = ({ fichiers }: { fichiers: readonly FichierEnVigueur[] }) => (
  <div className={styles.defile}>
    <table className={styles.table}>
      <caption className="visuellement-cache">Fichiers en vigueur</caption>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Année</th>
          <th scope="col">Fichier</th>
          <th scope="col" className={styles.nombre}>
            Lignes retenues
          </th>
          <th scope="col" className={styles.nombre}>
            Rejetées
          </th>
          <th scope="col">Empreinte</th>
          <th scope="col">Chargé le</th>
        </tr>
      </thead>
      <tbody>
        {fichiers.map((f) => (
          <tr key={f.id}>
            <th scope="row">
              {f.libelle}
              <div className={styles.note}>{f.producteur}</div>
            </th>
            <td>{formatAnnees(f.annee.split(' '))}</td>
            <td>{f.nom}</td>
            <td className={styles.nombre}>{formatNombre(f.retenues)}</td>
            <td className={styles.nombre}>{formatNombre(f.rejetees)}</td>
            <td>
              <code title={f.empreinte}>{f.empreinte.slice(0, 12)}</code>
            </td>
            <td>{formatDate(f.chargeLe)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

import { useState } from 'react';
import { Panel } from '#client/ui/panel.tsx';
import { SearchInput } from '#client/ui/search-input.tsx';
import { formatDate, formatNombre, normalize } from '#shared/format.ts';
import { formatAnnees } from './formats.ts';
import type { FichierEnVigueur } from './queries.ts';
import styles from './tables.module.css';

/** Source, producteur, année, lignes, empreinte, date. */
const Lignes = ({ fichiers }: { fichiers: readonly FichierEnVigueur[] }) => (
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

const isTrouve = ({ libelle, producteur, nom, annee, empreinte }: FichierEnVigueur, cherche: string): boolean =>
  normalize([libelle, producteur, nom, annee, empreinte].join(' ')).includes(normalize(cherche.trim()));

/** Fichiers officiels en vigueur, et de quoi en retrouver un par sa source, son nom, son année ou son empreinte. */
export const FichiersTable = ({ fichiers }: { fichiers: readonly FichierEnVigueur[] }) => {
  const [cherche, setCherche] = useState('');
  const trouves = fichiers.filter((fichier) => isTrouve(fichier, cherche));
  return (
    <Panel
      titre={`Fichiers en vigueur (${formatNombre(fichiers.length)})`}
      aside={<SearchInput libelle="Chercher un fichier" valeur={cherche} onChange={setCherche} />}
    >
      {trouves.length > 0 ? (
        <Lignes fichiers={trouves} />
      ) : (
        <p className={styles.note}>Aucun fichier en vigueur ne répond à cette recherche.</p>
      )}
    </Panel>
  );
};

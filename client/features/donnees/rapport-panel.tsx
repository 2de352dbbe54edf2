import { Alert } from '#client/ui/alert.tsx';
import { linkButton } from '#client/ui/link-button.ts';
import { Panel } from '#client/ui/panel.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { RapportFichier, RapportImport } from '#shared/donnees/rapport.ts';
import { formatNombre } from '#shared/format.ts';
import { formatAnnees, ISSUES } from './formats.ts';
import styles from './tables.module.css';

const MAX_EXEMPLES = 5;

const compte = (n: number, texte: string): string => `${formatNombre(n)} ${texte}`;

/** Ce qu'il faut savoir d'un fichier au-delà de ses comptes : raisons, rapprochements manqués, avertissements. */
const listDetails = (f: RapportFichier): string[] => [
  ...(f.sommees > 0 ? [compte(f.sommees, 'lignes ajoutées à une clé déjà lue (doublons sommés)')] : []),
  ...Object.entries(f.ignoreesParRaison).map(([raison, n]) => `${compte(n, 'lignes ignorées')} : ${raison}`),
  ...Object.entries(f.rejeteesParMotif).map(([motif, n]) => `${compte(n, 'lignes rejetées')} : ${motif}`),
  ...f.avertissements.map((a) => {
    const exemples = a.exemples.slice(0, MAX_EXEMPLES).join(', ');
    return `${a.motif} : ${compte(a.nombre, 'fois')}${exemples && ` (${exemples}…)`}`;
  }),
  ...f.jointures.map((j) => {
    const exemples = j.exemples.slice(0, MAX_EXEMPLES).join(', ');
    return `${j.libelle} : ${compte(j.codes, 'codes')}, ${compte(j.lignes, 'lignes')} (${exemples}…)`;
  }),
];

const LigneFichier = ({ fichier }: { fichier: RapportFichier }) => {
  const { libelle, ton } = ISSUES[fichier.statut];
  const details = listDetails(fichier);
  const chiffre = (n: number) => <td className={styles.nombre}>{fichier.source ? formatNombre(n) : ''}</td>;
  return (
    <tr>
      <th scope="row">
        {fichier.nom}
        <div className={styles.note}>
          {fichier.libelle ?? 'non reconnu'}
          {fichier.presentation && `, présentation « ${fichier.presentation} »`}
          {fichier.encodage && `, ${fichier.encodage}`}
        </div>
        {fichier.motif && <div>{fichier.motif}</div>}
        {details.length > 0 && (
          <details className={styles.details}>
            <summary className={styles.note}>Détails de {fichier.nom}</summary>
            <ul className={styles.doux}>
              {details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          </details>
        )}
      </th>
      <td>{fichier.source ? formatAnnees(fichier.annees) : ''}</td>
      {chiffre(fichier.lues)}
      {chiffre(fichier.retenues)}
      {chiffre(fichier.rejetees)}
      <td>
        <Tag ton={ton}>{libelle}</Tag>
      </td>
    </tr>
  );
};

/** Rapport de lecture : un fichier par ligne, ce qui bloque d'abord, et les lignes rejetées à télécharger. */
export const RapportPanel = ({ id, rapport }: { id: number; rapport: RapportImport }) => {
  const rejetees = rapport.fichiers.reduce((total, f) => total + f.rejetees, 0);
  const gardees = rapport.fichiers.reduce((total, f) => total + f.rejets.length, 0);
  const rejets = (
    <a className={linkButton()} href={`/donnees/versions/${id}/rejets.csv`} download>
      Télécharger les {gardees < rejetees && `${formatNombre(gardees)} premières `}lignes rejetées (CSV)
    </a>
  );
  return (
    <Panel titre="Rapport de lecture" aside={rejetees > 0 ? rejets : undefined}>
      {rapport.fautes.length > 0 && (
        <Alert ton="refus" titre="Rien n’est chargé tant que ces défauts restent">
          <ul>
            {rapport.fautes.map((faute) => (
              <li key={faute}>{faute}</li>
            ))}
          </ul>
          <p>Retirez ces fichiers ou déposez-en de corrigés, puis relisez.</p>
        </Alert>
      )}
      <div className={styles.defile}>
        <table className={styles.table}>
          <caption className="visuellement-cache">Fichiers lus</caption>
          <thead>
            <tr>
              <th scope="col">Fichier</th>
              <th scope="col">Année</th>
              <th scope="col" className={styles.nombre}>
                Lignes lues
              </th>
              <th scope="col" className={styles.nombre}>
                Retenues
              </th>
              <th scope="col" className={styles.nombre}>
                Rejetées
              </th>
              <th scope="col">Issue</th>
            </tr>
          </thead>
          <tbody>
            {rapport.fichiers.map((fichier) => (
              <LigneFichier key={`${fichier.nom}-${fichier.empreinte}`} fichier={fichier} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
};

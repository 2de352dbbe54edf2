import { Alert } from '#client/ui/alert.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { type Comparaison, MESURES_COUVERTES, NOMS_MESURES } from '#shared/donnees/comparaison.ts';
import { formatResume, toResume } from '#shared/donnees/resume.ts';
import { formatEcart, formatNombre } from '#shared/format.ts';
import { POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { AvantApresEntete } from './avant-apres-entete.tsx';
import { formatCouverture, formatPoints } from './formats.ts';
import { MouvementsTable } from './mouvements-table.tsx';
import styles from './tables.module.css';

const formatPeriode = (periode: Comparaison['apres'] | null): string => {
  if (periode === null) return 'aucune donnée';
  const annees = [
    periode.constat && `constat ${periode.constat}`,
    periode.affelnet && `Affelnet ${periode.affelnet}`,
    periode.parcoursup && `Parcoursup ${periode.parcoursup}`,
    periode.millesime && `sortants ${formatMillesime(periode.millesime)}`,
  ].filter(Boolean);
  return annees.length > 0 ? annees.join(', ') : 'aucune donnée';
};

const Couvertures = ({ couverture }: { couverture: Comparaison['couverture'] }) => (
  <table className={styles.table}>
    <caption>Couverture</caption>
    <AvantApresEntete sujet="Mesure" />
    <tbody>
      {NOMS_MESURES.map((mesure) => {
        const { avant, apres } = couverture[mesure];
        return (
          <tr key={mesure}>
            <th scope="row">
              {MESURES_COUVERTES[mesure]}
              <div className={styles.note}>
                {formatNombre(apres.connues)} sur {formatNombre(apres.total)}
              </div>
            </th>
            <td className={styles.nombre}>{formatCouverture(avant)}</td>
            <td className={styles.nombre}>{formatCouverture(apres)}</td>
            <td className={styles.nombre}>
              {avant.total > 0 && apres.total > 0
                ? formatPoints(avant.connues / avant.total, apres.connues / apres.total)
                : 'sans objet'}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

const Quadrants = ({ quadrants }: { quadrants: Comparaison['quadrants'] }) => (
  <details className={styles.details}>
    <summary>
      {formatNombre(quadrants.deplacees)} formations × région changent de quadrant
      {quadrants.deplacees > quadrants.lignes.length && ` (les ${quadrants.lignes.length} premières)`}
    </summary>
    <table className={styles.table}>
      <caption className="visuellement-cache">Changements de quadrant</caption>
      <thead>
        <tr>
          <th scope="col">Formation</th>
          <th scope="col">Région</th>
          <th scope="col">Avant</th>
          <th scope="col">Après</th>
        </tr>
      </thead>
      <tbody>
        {quadrants.lignes.map(({ cle, formation, region, avant, apres }) => (
          <tr key={cle}>
            <th scope="row">{formation}</th>
            <td>{region}</td>
            <td>{POSITIONS[avant].libelle}</td>
            <td>{POSITIONS[apres].libelle}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

/** Un taux diffusé est au point près. */
const formatTaux = (valeur: number): string => `${formatNombre(valeur * 100)}\u202f%`;
const formatEcartTaux = (ecart: number): string => formatPoints(0, ecart);

/** Lignes qui changent dans chaque source chargée : le seul endroit où se voient chômage, besoins et nomenclatures. */
const Sources = ({ sources }: { sources: NonNullable<Comparaison['sources']> }) =>
  sources.length === 0 ? null : (
    <div className={styles.defile}>
      <table className={styles.table}>
        <caption>Lignes qui changent, source par source</caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            {['Changées', 'Ajoutées', 'Retirées'].map((titre) => (
              <th key={titre} scope="col" className={styles.nombre}>
                {titre}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, libelle, changees, ajoutees, retirees }) => (
            <tr key={source}>
              <th scope="row">{libelle}</th>
              <td className={styles.nombre}>{formatNombre(changees)}</td>
              <td className={styles.nombre}>{formatNombre(ajoutees)}</td>
              <td className={styles.nombre}>{formatNombre(retirees)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

type Props = { comparaison: Comparaison; fautesSecret: readonly string[] };

/** Différence avec la version en vigueur, et contrôle du secret statistique. */
export const ComparaisonPanel = ({ comparaison, fautesSecret }: Props) => {
  const { avant, apres, quadrants, taux, comptes, couverture, sources = [] } = comparaison;
  return (
    <Panel titre="Différence avec la version en vigueur">
      {fautesSecret.length > 0 ? (
        <Alert ton="refus" titre="Contrôle du secret statistique : échec, la version ne peut pas être publiée">
          <ul>
            {fautesSecret.map((faute) => (
              <li key={faute}>{faute}</li>
            ))}
          </ul>
        </Alert>
      ) : (
        <p>Contrôle du secret statistique : aucun compte ni taux sous le seuil dans les réponses de cette version.</p>
      )}
      <p>
        <strong>Ce qui change : {formatResume(toResume(comparaison))}.</strong>
      </p>
      <p className={styles.note}>
        Avant : {formatPeriode(avant)}. Après : {formatPeriode(apres)}.
      </p>
      <Sources sources={sources} />
      {quadrants.deplacees > 0 && <Quadrants quadrants={quadrants} />}
      <div className={styles.colonnes}>
        <MouvementsTable
          titre="Taux d’emploi à 6 mois"
          lignes={taux.emploi}
          format={formatTaux}
          ecart={formatEcartTaux}
        />
        <MouvementsTable
          titre="Taux de poursuite"
          lignes={taux.poursuite}
          format={formatTaux}
          ecart={formatEcartTaux}
        />
        <MouvementsTable
          titre="Effectif en entrée"
          lignes={comptes.effectif}
          format={formatNombre}
          ecart={formatEcart}
        />
        <MouvementsTable titre="Capacité" lignes={comptes.capacite} format={formatNombre} ecart={formatEcart} />
      </div>
      <Couvertures couverture={couverture} />
    </Panel>
  );
};

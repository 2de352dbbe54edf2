import { Chiffre } from '#client/explication/chiffre.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { getMesure, listChangees, type Preuve, type Situation } from '#shared/demandes/preuves.ts';
import { formatDate, formatIntervalle, formatValeur } from '#shared/format.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { STABILITES } from '#shared/indicateurs/stabilite.ts';
import { formatMillesime } from '#shared/rentree.ts';
import styles from './preuves-panel.module.css';

const MONTREES: readonly CodeIndicateur[] = [
  'effectif',
  'capacite',
  'voeux',
  'pression',
  'demande',
  'remplissage',
  'emploi',
  'poursuite',
  'devenir',
];

const formatPosition = ({ position, stabilite, sansPerspectives }: Situation): string =>
  [
    POSITIONS[position].libelle,
    stabilite !== 'non_calculable' && STABILITES[stabilite].libelle,
    sansPerspectives && 'sans perspectives',
  ]
    .filter(Boolean)
    .join(', ');

const formatMesure = (situation: Situation, code: CodeIndicateur): string => {
  const valeur = getMesure(situation, code);
  if (!valeur) return 'non relevé';
  const intervalle = code === 'emploi' || code === 'poursuite' ? situation.intervalles[code] : null;
  return `${formatValeur(code, valeur)} ${formatIntervalle(intervalle)}`.trim();
};

const formatAnnees = ({ periode: { constat, affelnet, parcoursup, millesime } }: Situation): string =>
  [
    constat && `constat ${constat}`,
    affelnet && `Affelnet ${affelnet}`,
    parcoursup && `Parcoursup ${parcoursup}`,
    millesime && `sortants ${formatMillesime(millesime)}`,
  ]
    .filter(Boolean)
    .join(' · ');

type Props = { preuves: readonly Preuve[]; situation: Situation; uai: string; formation: string };

/** Chiffres figés au dépôt de la demande, à côté de ceux d'aujourd'hui. */
export const PreuvesPanel = ({ preuves, situation, uai, formation }: Props) => {
  const figee = preuves.at(-1);
  const changees = new Set(figee ? listChangees(figee.situation, situation) : []);
  const visibles = MONTREES.filter((code) => getMesure(situation, code)?.motif !== 'non_applicable');
  return (
    <Panel titre="Chiffres de la formation">
      <p className={styles.note}>
        {figee
          ? `Figés au dépôt, le ${formatDate(figee.le)} (${formatAnnees(figee.situation)}) : ils ne bougent plus.`
          : 'Ils seront figés au dépôt de la demande.'}{' '}
        Insertion : taux de la région.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Indicateur</th>
            {figee && <th scope="col">Au dépôt</th>}
            <th scope="col">Aujourd’hui</th>
          </tr>
        </thead>
        <tbody>
          {visibles.map((code) => (
            <tr key={code}>
              <th scope="row">{getIndicateur(code).court}</th>
              {figee && <td>{formatMesure(figee.situation, code)}</td>}
              <td className={changees.has(code) ? styles.changee : undefined}>
                <Chiffre demande={{ code, formation, etablissement: uai }}>{formatMesure(situation, code)}</Chiffre>
                {changees.has(code) && <span className="visuellement-cache"> (changé depuis le dépôt)</span>}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">Quadrant</th>
            {figee && <td>{formatPosition(figee.situation)}</td>}
            <td>{formatPosition(situation)}</td>
          </tr>
        </tbody>
      </table>
      <p className={styles.note}>
        Aujourd’hui : {formatAnnees(situation)}
        {figee && figee.situation.versionDonnees !== situation.versionDonnees && (
          <Tag ton="info">données mises à jour depuis</Tag>
        )}
      </p>
    </Panel>
  );
};

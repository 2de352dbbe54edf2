import { formatDate } from '#shared/format.ts';
import styles from './besoin.module.css';
import type { BesoinFormation } from './mesure.tsx';

type CheminNomme = BesoinFormation['chemin'];
type Famille = CheminNomme['familles'][number];

/** Qui a corrigé un lien, quand et pourquoi ; le nom n'est donné qu'aux personnes connectées. */
export const CorrectionNote = ({ correction }: { correction: NonNullable<Famille['correction']> }) => (
  <span className={styles.precision}>
    {correction.sens === 'ajout' ? 'Ajoutée' : 'Retirée'} le {formatDate(correction.le)}
    {correction.auteur && ` par ${correction.auteur}`} : « {correction.motif} »
  </span>
);

const CorrigeeItem = ({ famille }: { famille: Famille }) => (
  <li>
    <strong>{famille.libelle}</strong> ({famille.code})
    {famille.correction && <CorrectionNote correction={famille.correction} />}
  </li>
);

/** Le chemin du diplôme à la BMO, étape par étape et refaisable à la main : ROME, FAP-2009, FAP-2021, corrections. */
export const Chemin = ({ chemin }: { chemin: CheminNomme }) => {
  const { cfd, qualification, romes, familles, retirees } = chemin;
  const corrigees = [...familles.filter((f) => f.correction), ...retirees];
  return (
    <details className={styles.details}>
      <summary>Le chemin, du diplôme à la BMO</summary>
      <p className={styles.note}>
        Diplôme {cfd} → métiers ROME (Certif Info) → famille FAP-2009 (Dares), à la qualification visée par le diplôme :{' '}
        {qualification} → famille FAP-2021 que compte la BMO.
      </p>
      <ol className={styles.etapes}>
        {romes.map((rome) => (
          <li key={rome.code}>
            <strong>{rome.code}</strong> {rome.libelle} →{' '}
            {rome.faps2009.map((f) => `${f.code} ${f.libelle}`).join(', ') ||
              'aucune famille dans le passage de la Dares'}
            {rome.familles.length > 0 && ` → ${rome.familles.join(', ')}`}
          </li>
        ))}
        {romes.length === 0 && <li>Certif Info ne relie aucun métier à ce diplôme.</li>}
      </ol>
      {corrigees.length > 0 && (
        <>
          <h4>Corrections</h4>
          <ul className={styles.etapes}>
            {corrigees.map((famille) => (
              <CorrigeeItem key={famille.code} famille={famille} />
            ))}
          </ul>
        </>
      )}
    </details>
  );
};

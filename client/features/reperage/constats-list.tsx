import { formatComparaison } from '#shared/reperage/affichage.ts';
import { CRITERES } from '#shared/reperage/criteres.ts';
import styles from './detail-panel.module.css';
import { CertitudePoints } from './pastille.tsx';
import type { ConstatBref, Detail } from './queries.ts';

const Constat = ({ constat, seuils }: { constat: ConstatBref; seuils: Detail['seuils'] }) => {
  const { critere, affiche, certitude, reserves } = constat;
  const seuil = formatComparaison(critere, seuils[critere]);
  return (
    <li>
      <p className={styles.constat}>
        <strong>{CRITERES[critere].libelle}</strong>
        {seuil && <span className={styles.doux}>seuil {seuil}</span>}
        {certitude && (
          <span className={styles.certitude}>
            <CertitudePoints certitude={certitude} /> {certitude}
          </span>
        )}
      </p>
      <p>{affiche}</p>
      {reserves.length > 0 && <p className={styles.doux}>Réserves : {reserves.join(' ; ')}</p>}
    </li>
  );
};

/** Constats d'un même sens, sous leur titre ; rien s'il n'y en a pas. */
export const ConstatsList = ({
  titre,
  constats,
  seuils,
}: {
  titre: string;
  constats: readonly ConstatBref[];
  seuils: Detail['seuils'];
}) =>
  constats.length > 0 && (
    <section className={styles.bloc}>
      <h3>{titre}</h3>
      <ul className={styles.constats}>
        {constats.map((constat) => (
          <Constat key={constat.critere} constat={constat} seuils={seuils} />
        ))}
      </ul>
    </section>
  );

/** Ce que les données chargées ne permettent pas de décider, et pourquoi. */
export const IndecidablesList = ({ indecidables }: Pick<Detail, 'indecidables'>) =>
  indecidables.length > 0 && (
    <section className={styles.bloc}>
      <h3>Ce qu’on ne peut pas décider</h3>
      <ul className={styles.constats}>
        {indecidables.map(({ critere, motif }) => (
          <li key={critere}>
            <p>
              <strong>{CRITERES[critere].libelle}</strong>
            </p>
            <p className={styles.doux}>{motif?.phrase}</p>
          </li>
        ))}
      </ul>
    </section>
  );

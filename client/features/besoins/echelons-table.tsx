import type { ReactNode } from 'react';
import { Chiffre } from '#client/explication/chiffre.tsx';
import type { ChiffreDemande } from '#client/explication/contexte.ts';
import { formatPourcentage } from '#shared/format.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import type { CodeBesoin } from '#shared/indicateurs/catalogue.ts';
import { formatNomTerritoire } from '#shared/territoires/nom.ts';
import styles from './besoin.module.css';
import { type Echelon, PartMesure, Projets, Rapport } from './mesure.tsx';

const Chomage = ({ chomage, maille }: Pick<Echelon, 'chomage' | 'maille'>) => {
  if (chomage === null)
    return (
      <span className={styles.absent} title={MOTIFS_ABSENCE.donnee_absente.phrase}>
        {MOTIFS_ABSENCE.donnee_absente.court}
      </span>
    );
  return (
    <>
      {formatPourcentage(chomage.taux)}
      {chomage.maille !== maille && (
        <span className={styles.partiel}>{chomage.maille === 'region' ? 'de la région' : 'du département'}</span>
      )}
    </>
  );
};

const LIGNES: readonly { titre: string; code: CodeBesoin; render: (echelon: Echelon) => ReactNode }[] = [
  { titre: 'Projets', code: 'projets', render: (e) => <Projets mesure={e} /> },
  { titre: 'Jugés difficiles', code: 'partDifficiles', render: (e) => <PartMesure part={e.difficiles} /> },
  { titre: 'Saisonniers', code: 'partSaisonniers', render: (e) => <PartMesure part={e.saisonniers} /> },
  { titre: 'Places par projet', code: 'placesParProjet', render: (e) => <Rapport valeur={e.placesParProjet} /> },
];

export const getTitreEchelon = (echelon: Pick<Echelon, 'maille' | 'libelle'>): string =>
  formatNomTerritoire(echelon, 'Bassin');

type Props = {
  echelons: readonly Echelon[];
  legende: string;
  anneeChomage: number | null;
  /** La formation dont on lit le besoin, à interroger à chaque échelon. */
  sujet: Pick<ChiffreDemande, 'formation' | 'rentree'>;
};

/** Le besoin aux échelons qui contiennent le territoire choisi : lui d'abord, puis de plus en plus large. */
export const EchelonsTable = ({ echelons, legende, anneeChomage, sujet }: Props) => {
  // L'académie ne dit rien que la région ne dise : ni la BMO ni le chômage n'y sont publiés.
  const colonnes = echelons.filter((e, i) => e.maille !== 'academie' || i === echelons.length - 1).toReversed();
  return (
    <div className={styles.defile}>
      <table className={styles.table}>
        <caption>{legende}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visuellement-cache">Indicateur</span>
            </th>
            {colonnes.map((e) => (
              <th key={e.territoire} scope="col">
                {getTitreEchelon(e)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LIGNES.map(({ titre, code, render }) => (
            <tr key={titre}>
              <th scope="row">{titre}</th>
              {colonnes.map((e) => (
                <td key={e.territoire}>
                  <Chiffre demande={{ ...sujet, code, territoire: e.territoire }}>{render(e)}</Chiffre>
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">
              Chômage {anneeChomage !== null && <span className={styles.annee}>4ᵉ trim. {anneeChomage}</span>}
            </th>
            {colonnes.map((e) => (
              <td key={e.territoire}>
                <Chiffre demande={{ ...sujet, code: 'chomage', territoire: e.territoire }}>
                  <Chomage chomage={e.chomage} maille={e.maille} />
                </Chiffre>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
};

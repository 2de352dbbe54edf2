import { Chiffre } from '#client/explication/chiffre.tsx';
import type { ChiffreDemande } from '#client/explication/contexte.ts';
import type { AccesOffre } from '#server/acces/service.ts';
import { MOTIFS_SANS_DISTANCE, PARENTES_ACCES, type Parente } from '#shared/acces/acces.ts';
import { formatKm } from '#shared/format.ts';
import { CODES_ACCES, type CodeAcces } from '#shared/indicateurs/catalogue.ts';
import styles from './acces-bloc.module.css';
import type { OnEtablissement } from './acces-bloc.tsx';
import { Capacite, EtablissementNom } from './etablissement-nom.tsx';

type Props = {
  acces: AccesOffre;
  /** L'offre d'où l'on mesure, à interroger. */
  sujet: Pick<ChiffreDemande, 'formation' | 'etablissement' | 'rentree'>;
  onEtablissement: OnEtablissement | undefined;
};

const getCode = (parente: Parente): CodeAcces =>
  CODES_ACCES.find((code) => PARENTES_ACCES[code] === parente) ?? 'distanceMeme';

const listLignes = ({ famille, libelleNsf }: AccesOffre): { parente: Parente; titre: string; detail: string }[] => [
  { parente: 'formation', titre: 'Même formation', detail: '' },
  { parente: 'famille', titre: 'Autre formation de la famille', detail: famille ?? '' },
  { parente: 'nsf', titre: 'Autre formation du domaine, même diplôme', detail: libelleNsf },
];

type LigneProps = Props & ReturnType<typeof listLignes>[number];

const Ligne = ({ parente, titre, detail, acces, sujet, onEtablissement }: LigneProps) => {
  const demande = { ...sujet, code: getCode(parente) };
  const proche = acces.proches[parente];
  const entete = (
    <>
      <span className={styles.parente}>{titre}</span>
      {detail && <span className={styles.doux}>{detail}</span>}
    </>
  );
  if (!proche.etablissement) {
    const { court, phrase } = MOTIFS_SANS_DISTANCE[proche.motif];
    return (
      <tr>
        <th scope="row">
          {entete}
          <span className={styles.doux}>{phrase}</span>
        </th>
        <td colSpan={2} className={styles.absent}>
          <Chiffre demande={demande}>{court}</Chiffre>
        </td>
      </tr>
    );
  }
  const { etablissement } = proche;
  const [premiere, ...autres] = etablissement.formations;
  return (
    <tr>
      <th scope="row">
        {entete}
        <EtablissementNom etablissement={etablissement} onEtablissement={onEtablissement} />
        {premiere && parente !== 'formation' && (
          <span className={styles.doux}>
            {premiere.libelle}
            {autres.length > 0 && ` et ${autres.length} autre${autres.length > 1 ? 's' : ''}`}
          </span>
        )}
      </th>
      <td>
        <Chiffre demande={demande}>{formatKm(etablissement.km)}</Chiffre>
      </td>
      <td>
        <Capacite capacite={etablissement.capacite} />
      </td>
    </tr>
  );
};

/** Le plus proche autre établissement : de la même formation, puis d'une autre de sa famille, de son domaine. */
export const ProchesTable = ({ acces, ...reste }: Props) => (
  <div className={styles.defile}>
    <table className={styles.table}>
      <caption>
        À vol d’oiseau. Capacités : Affelnet {acces.periode.affelnet ?? 'absent'}, Parcoursup{' '}
        {acces.periode.parcoursup ?? 'absent'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Le plus proche</th>
          <th scope="col">Distance</th>
          <th scope="col">Places</th>
        </tr>
      </thead>
      <tbody>
        {listLignes(acces).map((ligne) => (
          <Ligne key={ligne.parente} {...ligne} acces={acces} {...reste} />
        ))}
      </tbody>
    </table>
  </div>
);

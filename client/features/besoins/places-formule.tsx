import { formatNombre, formatRapport } from '#shared/format.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './besoin.module.css';
import { type BesoinFormation, type Echelon, formatPlaces } from './mesure.tsx';

/** Années de chaque terme du rapport. */
const formatAnnees = ({ affelnet, parcoursup, bmo }: BesoinFormation['annees']): string =>
  [
    affelnet && `capacités Affelnet ${formatRentree(affelnet)}`,
    parcoursup && `Parcoursup ${formatRentree(parcoursup)}`,
    bmo && `projets BMO ${bmo}`,
  ]
    .filter(Boolean)
    .join(', ');

/** Le rapport en mots : « une place pour 309 projets », « 1,61 place par projet ». */
const formatRapportEnMots = (rapport: number): string => {
  if (rapport === 0) return 'aucune place formée ici';
  if (rapport >= 1) return `${formatRapport(rapport)} place par projet`;
  return `une place pour ${rapport < 0.1 ? formatNombre(1 / rapport) : formatPlaces(1 / rapport)} projets`;
};

type Props = { echelon: Echelon; titre: string; annees: BesoinFormation['annees'] };

/** Places formées par projet : la division posée avec ses nombres, leurs années, et ce qui y manque. */
export const PlacesFormule = ({ echelon, titre, annees }: Props) => {
  const { places, placesParProjet, projets, secretes } = echelon;
  if (placesParProjet.motif !== null || projets.motif !== null) return null;
  return (
    <div className={styles.formule}>
      <p>
        <strong>
          {formatPlaces(places.places)} places ÷ {formatNombre(projets.valeur)} projets :{' '}
          {formatRapportEnMots(placesParProjet.valeur)}
        </strong>{' '}
        – {titre}
      </p>
      <p className={styles.note}>
        Toutes les formations d’ici qui mènent à ces familles, chacune pour la part de ses familles qui en est. Capacité
        connue pour {formatNombre(places.connues)} offre{places.connues > 1 ? 's' : ''} sur{' '}
        {formatNombre(places.offres)} ; l’apprentissage jusqu’au bac n’est dans aucun fichier.{' '}
        {secretes > 0 && 'Des projets sont secrets : le rapport est un maximum. '}Années : {formatAnnees(annees)}.
      </p>
    </div>
  );
};

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { formatNombre, formatPourcentage } from '#shared/format.ts';
import { Bloc } from './bloc.tsx';
import type { Lieu } from './liens.tsx';
import styles from './tables.module.css';
import { PlacesFormees, ValeurBesoin } from './valeur-besoin.tsx';

const MAX = 12;

const MAILLES_CHOMAGE = { region: 'de la région', departement: 'du département' } as const;

type Donnees = NonNullable<ReturnType<typeof useBesoin>['data']>;

const useBesoin = ({ territoire, rentree }: Lieu) =>
  useQuery(trpc.besoins.territoire.queryOptions({ territoire, rentree }));

const Ligne = ({ famille, lieu }: { famille: Donnees['familles'][number]; lieu: Lieu }) => (
  <tr>
    <th scope="row">
      <Link to="/panorama/metier/$fap" params={{ fap: famille.code }} search={lieu}>
        {famille.libelle}
      </Link>{' '}
      {famille.tension.length > 0 && (
        <Tag ton="alerte" titre={famille.tension.join(' ; ')}>
          En tension
        </Tag>
      )}
    </th>
    <td>
      <ValeurBesoin code="projets" valeur={famille.projets} />
      {famille.secretes > 0 && <span className={styles.partiel}>+ {formatNombre(famille.secretes)} secrètes</span>}
    </td>
    <td>
      <ValeurBesoin code="partDifficiles" valeur={famille.difficiles.valeur} />
    </td>
    <td>
      <PlacesFormees places={famille.places} />
    </td>
    <td>
      <ValeurBesoin code="placesParProjet" valeur={famille.placesParProjet} />
    </td>
  </tr>
);

const Chomage = ({ chomage }: { chomage: Donnees['chomage'] }) =>
  chomage ? (
    <>
      Chômage {MAILLES_CHOMAGE[chomage.maille]} : <strong>{formatPourcentage(chomage.taux)}</strong> (4ᵉ trimestre{' '}
      {chomage.annee}).{' '}
    </>
  ) : (
    <>Chômage : le fichier n’en donne pas à cette échelle. </>
  );

/** Besoin local d'un territoire : familles de métiers les plus demandées, places formées en face, chômage, tension. */
export const BesoinFamilles = ({ lieu }: { lieu: Lieu }) => {
  const [isTout, setTout] = useState(false);
  const { data, error, refetch } = useBesoin(lieu);
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement du besoin local…</Loading>;
  const { annees, familles, chomage, sansFormation } = data;
  const montrees = isTout ? familles : familles.slice(0, MAX);
  return (
    <Bloc
      titre="Besoin local en main-d’œuvre"
      sources={`France Travail, BMO ${annees.bmo ?? '(aucun fichier)'}\u202f; Affelnet ${annees.affelnet ?? '(aucun fichier)'}, Parcoursup ${annees.parcoursup ?? '(aucun fichier)'}\u202f; Insee\u202f; arrêté des métiers en tension ${annees.tension ?? '(aucun fichier)'}`}
      note={
        <p>
          <Chomage chomage={chomage} />
          Familles de métiers par nombre de projets de recrutement (des intentions) ;{' '}
          {formatNombre(sansFormation.length)} famille{sansFormation.length > 1 ? 's' : ''} recherchée
          {sansFormation.length > 1 ? 's' : ''} sans aucune offre d’ici qui y mène. Places au prorata des familles de
          chaque diplôme.
        </p>
      }
    >
      {familles.length === 0 ? (
        <p>Aucune ligne de la BMO pour ce territoire.</p>
      ) : (
        <div className={styles.defile}>
          <table className={styles.table}>
            <caption className="visuellement-cache">Familles de métiers les plus demandées</caption>
            <thead>
              <tr>
                <th scope="col">Famille de métiers</th>
                <th scope="col">Projets</th>
                <th scope="col">Difficiles</th>
                <th scope="col">Places formées</th>
                <th scope="col">Places par projet</th>
              </tr>
            </thead>
            <tbody>
              {montrees.map((famille) => (
                <Ligne key={famille.code} famille={famille} lieu={lieu} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {montrees.length < familles.length && (
        <p className={styles.suite}>
          <Button onClick={() => setTout(true)}>Montrer les {formatNombre(familles.length)} familles</Button>
        </p>
      )}
    </Bloc>
  );
};

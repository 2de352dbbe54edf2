import type { AccesOffre } from '#server/acces/service.ts';
import { MOTIFS_SANS_DISTANCE } from '#shared/acces/acces.ts';
import { formatKm, formatNombre } from '#shared/format.ts';
import styles from './acces-bloc.module.css';
import type { OnEtablissement } from './acces-bloc.tsx';
import { countPlaces, formatCompte } from './compte.ts';
import { Capacite, EtablissementNom } from './etablissement-nom.tsx';

const AUTRES = ['autre établissement', 'autres établissements'] as const;

type Props = { acces: AccesOffre; onEtablissement: OnEtablissement | undefined };

/** Autres établissements de la même formation dans le rayon : leur nombre, leurs places, puis leur liste. */
export const RayonListe = ({ acces, onEtablissement }: Props) => {
  const { dansRayon, rayon, proches, periode } = acces;
  const { motif, nonSitues } = proches.formation;
  const { connues, inconnues } = countPlaces(dansRayon);
  if (motif === 'sans_coordonnees') return <p role="status">{MOTIFS_SANS_DISTANCE.sans_coordonnees.phrase}</p>;
  return (
    <>
      <p role="status">
        <strong>
          {dansRayon.length > 0 ? formatCompte(dansRayon.length, ...AUTRES) : 'Aucun autre établissement'}
        </strong>{' '}
        de la même formation à moins de {rayon} km
        {connues !== null && (
          <>
            {'\u00a0'}: <strong>{formatCompte(connues, 'place', 'places')}</strong>
          </>
        )}
        {inconnues > 0 && <span className={styles.doux}> ({formatNombre(inconnues)} de capacité inconnue)</span>}.
      </p>
      {nonSitues > 0 && (
        <p className={styles.note}>
          {formatCompte(nonSitues, 'autre établissement la propose', 'autres établissements la proposent')} en France
          sans être {nonSitues > 1 ? 'situés' : 'situé'} dans les annuaires :{' '}
          {nonSitues > 1 ? 'ils ne sont' : 'il n’est'} pas {nonSitues > 1 ? 'comptés' : 'compté'}.
        </p>
      )}
      {dansRayon.length > 0 && (
        <details>
          <summary className={styles.sommaire}>Liste des établissements du rayon</summary>
          <div className={styles.defile}>
            <table className={styles.table}>
              <caption>
                Même formation, à vol d’oiseau. Capacités : Affelnet {periode.affelnet ?? 'absent'}, Parcoursup{' '}
                {periode.parcoursup ?? 'absent'}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Établissement</th>
                  <th scope="col">Distance</th>
                  <th scope="col">Places</th>
                </tr>
              </thead>
              <tbody>
                {dansRayon.map((e) => (
                  <tr key={e.uai}>
                    <th scope="row">
                      <EtablissementNom etablissement={e} onEtablissement={onEtablissement} />
                    </th>
                    <td>{formatKm(e.km)}</td>
                    <td>
                      <Capacite capacite={e.capacite} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
};

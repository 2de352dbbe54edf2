import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import { formatKm, formatNombre } from '#shared/format.ts';
import { isPostBac } from '#shared/formations/formation.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import { listRangs } from '#shared/panoramas/ensemble.ts';
import { measureEntreEux } from '#shared/panoramas/voisinage.ts';
import { Bloc } from './bloc.tsx';
import { listOffresFormation, listSoeurs } from './formation.ts';
import { LienEtablissement, LienFormation, type Lieu } from './liens.tsx';
import { formatSources, readMesures } from './mesures.ts';
import { type LigneMesures, MesuresTable } from './mesures-table.tsx';
import styles from './tables.module.css';

type Props = { client: FaitsClient; rang: number; lieu: Lieu };
type Ligne = LigneMesures & { km: number | null };

const listCodes = (niveau: string): CodeIndicateur[] => [
  'effectif',
  'capacite',
  'voeux',
  isPostBac(niveau) ? 'demande' : 'pression',
  'remplissage',
  'placesVacantes',
];

/** Qui offre la formation ici, avec quels chiffres, et à quelle distance du suivant. */
export const FormationEtablissements = ({ client, rang, lieu }: Props) => {
  const { faits } = client;
  const codes = listCodes(faits.formations.niveau[rang] ?? '');
  const lignes = useMemo(() => {
    const offres = listOffresFormation(client, rang, lieu.territoire);
    const sommes = sumOffres(faits, offres, (i) => faits.offres.etablissement[i] ?? -1);
    const partout = listRangs(faits, listOffresFormation(client, rang, ''), 'etablissement');
    const distances = measureEntreEux(faits.etablissements, partout);
    return listRangs(faits, offres, 'etablissement')
      .map(
        (e): Ligne => ({
          cle: String(e),
          titre: <LienEtablissement client={client} rang={e} rentree={lieu.rentree} />,
          mesure: readMesures(sommes[e]),
          portee: {
            rentree: lieu.rentree,
            etablissement: faits.etablissements.uai[e] ?? '',
            formation: faits.formations.cle[rang] ?? '',
          },
          km: distances.get(e) ?? null,
        }),
      )
      .sort((a, b) => (b.mesure('effectif').valeur ?? -1) - (a.mesure('effectif').valeur ?? -1));
  }, [client, faits, rang, lieu]);
  return (
    <Bloc
      titre={`${formatNombre(lignes.length)} établissement${lignes.length > 1 ? 's' : ''} l’${lignes.length > 1 ? 'offrent' : 'offre'} ici`}
      sources={`${formatSources(codes, faits.periode)}\u202f; distances à vol d’oiseau, annuaires`}
    >
      {lignes.length === 0 ? (
        <p>Aucun établissement d’ici n’offre cette formation.</p>
      ) : (
        <MesuresTable
          legende="Établissements qui offrent la formation"
          titre="Établissement"
          codes={codes}
          lignes={lignes}
          max={25}
          avant={[
            {
              titre: 'Même formation au plus près',
              rendu: ({ km }) =>
                km === null ? (
                  <span className={styles.absent} title="Établissement non situé, ou seul à l’offrir.">
                    non mesurée
                  </span>
                ) : (
                  formatKm(km)
                ),
            },
          ]}
        />
      )}
    </Bloc>
  );
};

const MAX_SOEURS = 15;

/** Établissements qui n'offrent pas la formation, mais une sœur : même famille de métiers, ou même groupe NSF et niveau. */
export const FormationSoeurs = ({ client, rang, lieu }: Props) => {
  const soeurs = useMemo(() => listSoeurs(client, rang, lieu.territoire), [client, rang, lieu.territoire]);
  return (
    <Bloc
      titre="Où elle n’est pas, mais où sa sœur est"
      sources={`offre des dernières données (${formatSources(['effectif', 'capacite'], client.faits.periode)})`}
      note={`Sœur : autre formation de la famille de métiers ou, à défaut, du même groupe NSF au même diplôme. ${formatNombre(soeurs.length)} établissement${soeurs.length > 1 ? 's' : ''} d’ici.`}
    >
      {soeurs.length > 0 && (
        <div className={styles.defile}>
          <table className={styles.table}>
            <caption className="visuellement-cache">Établissements qui offrent une formation sœur</caption>
            <thead>
              <tr>
                <th scope="col">Établissement</th>
                <th scope="col" className={styles.texte}>
                  Formations sœurs
                </th>
              </tr>
            </thead>
            <tbody>
              {soeurs.slice(0, MAX_SOEURS).map(({ etablissement, formations }) => (
                <tr key={etablissement}>
                  <th scope="row">
                    <LienEtablissement client={client} rang={etablissement} rentree={lieu.rentree} />
                  </th>
                  <td className={styles.texte}>
                    {formations.map(({ formation, parente }, i) => (
                      <span key={formation}>
                        {i > 0 && ' ; '}
                        <LienFormation client={client} rang={formation} lieu={lieu} />
                        {parente === 'famille' && <span className={styles.doux}> (famille)</span>}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {soeurs.length > MAX_SOEURS && (
        <p className={styles.suite}>
          Les {MAX_SOEURS} premiers sur {formatNombre(soeurs.length)} : choisissez un territoire plus fin pour les voir
          tous.
        </p>
      )}
    </Bloc>
  );
};

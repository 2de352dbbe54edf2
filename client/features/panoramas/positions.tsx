import type { FaitsClient } from '#client/faits/faits-client.ts';
import { formatNombre } from '#shared/format.ts';
import { NOMS_POSITIONS, POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { STABILITES } from '#shared/indicateurs/stabilite.ts';
import { countPositions } from '#shared/panoramas/positions.ts';
import { formatParametre } from '#shared/parametres/saisie.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { Bloc } from './bloc.tsx';
import styles from './tables.module.css';

const SOLIDITES = ['solide', 'probable', 'fragile'] as const;

type Props = {
  client: FaitsClient;
  formations: readonly number[];
  region: string;
  libelleRegion: string;
  /** Le territoire regardé est plus fin que la région dont viennent les positions. */
  isPlusFin: boolean;
};

/** Le quadrant en nombres : formations par position et solidité, et celles « sans perspectives ». */
export const PositionsBloc = ({ client, formations, region, libelleRegion, isPlusFin }: Props) => {
  const { positions, sansPerspectives, evaluees, total } = countPositions(client.faits, formations, region);
  const { millesime } = client.faits.periode;
  const seuils = client.faits.parametres;
  return (
    <Bloc
      titre="Quadrant emploi et poursuite d’études"
      entier
      sources={
        millesime
          ? `InserJeunes (DEPP-Dares), sortants de ${formatMillesime(millesime).replace('-', ' et ')}, ${libelleRegion}`
          : 'InserJeunes (aucun fichier)'
      }
      note={
        <p>
          {isPlusFin && (
            <strong>
              Positions de la région {libelleRegion}, pour les formations offertes ici : InserJeunes ne publie pas plus
              fin.{' '}
            </strong>
          )}
          Chaque formation face aux taux de son niveau de diplôme.{' '}
          <strong>{formatNombre(sansPerspectives)} sans perspectives</strong> sur {formatNombre(evaluees)} formations
          aux deux taux connus (emploi sous{' '}
          {formatParametre('sans_perspectives_emploi', seuils.sans_perspectives_emploi)} et poursuite sous{' '}
          {formatParametre('sans_perspectives_poursuite', seuils.sans_perspectives_poursuite)}).
        </p>
      }
    >
      <div className={styles.defile}>
        <table className={styles.table}>
          <caption className="visuellement-cache">Formations par position et par solidité</caption>
          <thead>
            <tr>
              <th scope="col">Position</th>
              <th scope="col">Formations</th>
              {SOLIDITES.map((s) => (
                <th key={s} scope="col" title={STABILITES[s].phrase}>
                  dont {STABILITES[s].libelle}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {NOMS_POSITIONS.map((position) => (
              <tr key={position}>
                <th scope="row">
                  <strong>{POSITIONS[position].libelle}</strong>{' '}
                  <span className={styles.doux}>{POSITIONS[position].phrase}</span>
                </th>
                <td>{formatNombre(positions[position].total)}</td>
                {SOLIDITES.map((s) => (
                  <td key={s}>
                    {position === 'hors_quadrant' ? (
                      <span className={styles.absent} title={STABILITES.non_calculable.phrase}>
                        sans objet
                      </span>
                    ) : (
                      formatNombre(positions[position][s])
                    )}
                  </td>
                ))}
              </tr>
            ))}
            <tr className={styles.ici}>
              <th scope="row">Ensemble</th>
              <td>{formatNombre(total)}</td>
              {SOLIDITES.map((s) => (
                <td key={s}>{formatNombre(NOMS_POSITIONS.reduce((n, p) => n + positions[p][s], 0))}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Bloc>
  );
};

import { formatValeur } from '#shared/format.ts';
import { present } from '#shared/indicateurs/absence.ts';
import { type CodeIndicateur, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatMillesime, formatRentree } from '#shared/rentree.ts';
import type { Fiche, SujetFiche } from './comparison-table.tsx';
import { EvolutionChart, type PointSerie, type Serie } from './evolution-chart.tsx';
import { Mesure } from './mesure.tsx';
import styles from './panel.module.css';

type Props = {
  entrees: Fiche['evolutionEntrees'];
  sorties: Fiche['evolutionSorties'];
  /** Noms du territoire et de sa région. */
  territoire: string;
  region: string;
  /** La formation et le territoire, à interroger ; les taux ne s'expliquent qu'au millésime montré. */
  sujet: SujetFiche & { territoire: string };
  millesime: string | null;
};

const CODES_ENTREE = ['effectif', 'capacite', 'voeux', 'pression', 'demande', 'remplissage'] as const;
const CODES_SORTIE = ['emploi', 'poursuite', 'devenir'] as const;

type TableProps = {
  legende: string;
  colonnes: readonly string[];
  codes: readonly CodeIndicateur[];
  children: (code: CodeIndicateur) => React.ReactNode;
};

const Table = ({ legende, colonnes, codes, children }: TableProps) => (
  <div className={styles.defile}>
    <table className={styles.table}>
      <caption>{legende}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visuellement-cache">Indicateur</span>
          </th>
          {colonnes.map((colonne) => (
            <th key={colonne} scope="col">
              {colonne}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code}>
            <th scope="row">{getIndicateur(code).court}</th>
            {children(code)}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const buildSeries = <C extends CodeIndicateur>(codes: readonly C[], points: (code: C) => PointSerie[]): Serie[] =>
  codes.map((code) => ({
    cle: code,
    libelle: getIndicateur(code).court,
    points: points(code),
    format: (valeur) => formatValeur(code, present(valeur)),
  }));

/** Toutes les rentrées de la première à la dernière : une année sans fichier reste un trou. */
const listRentrees = (entrees: Props['entrees']): number[] => {
  const annees = entrees.map((e) => e.rentree);
  const premiere = Math.min(...annees);
  return annees.length === 0 ? [] : Array.from({ length: Math.max(...annees) - premiere + 1 }, (_, i) => premiere + i);
};

/** Une rupture ne touche que l'emploi : la poursuite d'études se compare d'un millésime à l'autre. */
const RATTACHES: readonly string[] = ['emploi', 'devenir'];

const seriesSorties = (sorties: Props['sorties']): Serie[] =>
  buildSeries(CODES_SORTIE, (code) =>
    sorties.map((s) => ({
      annee: s.millesime,
      valeur: s.sorties[code].valeur,
      continuum: s.continuum !== null,
      ruptures: RATTACHES.includes(code) ? s.ruptures : [],
    })),
  );

/**
 * Évolution par rentrée dans le territoire, puis par millésime dans la région : jamais mêlés. Les années vont de la plus
 * ancienne à la plus récente, dans les courbes comme dans les tableaux.
 */
export const EvolutionTables = ({ territoire, region, sujet, millesime, ...series }: Props) => {
  const [entrees, sorties] = [series.entrees.toReversed(), series.sorties.toReversed()];
  const codes = CODES_ENTREE.filter((code) => entrees.some((e) => e.entrees[code].motif !== 'non_applicable'));
  return (
    <section className={styles.bloc}>
      <h3>Évolution</h3>
      <EvolutionChart
        series={buildSeries(codes, (code) =>
          listRentrees(entrees).map((rentree) => ({
            annee: String(rentree),
            valeur: entrees.find((e) => e.rentree === rentree)?.entrees[code].valeur ?? null,
          })),
        )}
      />
      <Table
        legende={`Par rentrée, ${territoire}`}
        colonnes={entrees.map((e) => formatRentree(e.rentree))}
        codes={codes}
      >
        {(code) =>
          entrees.map((e) => (
            <td key={e.rentree}>
              <Mesure
                code={code}
                valeur={e.entrees[code as (typeof CODES_ENTREE)[number]]}
                demande={{ ...sujet, code, rentree: e.rentree }}
              />
            </td>
          ))
        }
      </Table>
      <EvolutionChart
        series={seriesSorties(sorties)}
        continuum={sorties.find((s) => s.continuum !== null)?.continuum ?? null}
      />
      <Table
        legende={`Par millésime de sortants, ${region}`}
        colonnes={sorties.map((s) => `${formatMillesime(s.millesime)}${s.continuum ? ' *' : ''}`)}
        codes={CODES_SORTIE}
      >
        {(code) =>
          sorties.map((s) => (
            <td key={s.millesime} className={s.continuum ? styles.continuum : undefined}>
              <Mesure
                code={code}
                valeur={s.sorties[code as (typeof CODES_SORTIE)[number]]}
                demande={s.millesime === millesime ? { ...sujet, code } : undefined}
              />
            </td>
          ))
        }
      </Table>
      {sorties.some((s) => s.continuum) && (
        <p className={styles.note}>
          * Continuum{'\u00a0'}: taux de l’ancien diplôme {sorties.find((s) => s.continuum)?.continuum}.
        </p>
      )}
    </section>
  );
};

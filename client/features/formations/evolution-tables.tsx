import { type CodeIndicateur, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatMillesime, formatRentree } from '#shared/rentree.ts';
import { type Fiche, Mesure } from './comparison-table.tsx';
import styles from './panel.module.css';

type Props = {
  entrees: Fiche['evolutionEntrees'];
  sorties: Fiche['evolutionSorties'];
  territoire: string;
  region: string;
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

/** Évolution par rentrée dans le territoire, puis par millésime dans la région : jamais mêlés. */
export const EvolutionTables = ({ entrees, sorties, territoire, region }: Props) => (
  <section className={styles.bloc}>
    <h3>Évolution</h3>
    <Table
      legende={`Par rentrée, ${territoire}`}
      colonnes={entrees.map((e) => formatRentree(e.rentree))}
      codes={CODES_ENTREE.filter((code) => entrees.some((e) => e.entrees[code].motif !== 'non_applicable'))}
    >
      {(code) =>
        entrees.map((e) => (
          <td key={e.rentree}>
            <Mesure code={code} valeur={e.entrees[code as (typeof CODES_ENTREE)[number]]} />
          </td>
        ))
      }
    </Table>
    <Table
      legende={`Par millésime de sortants, ${region}`}
      colonnes={sorties.map((s) => `${formatMillesime(s.millesime)}${s.continuum ? ' *' : ''}`)}
      codes={CODES_SORTIE}
    >
      {(code) =>
        sorties.map((s) => (
          <td key={s.millesime}>
            <Mesure code={code} valeur={s.sorties[code as (typeof CODES_SORTIE)[number]]} />
          </td>
        ))
      }
    </Table>
    {sorties.some((s) => s.continuum) && (
      <p className={styles.note}>
        * Continuum : taux de l’ancien diplôme {sorties.find((s) => s.continuum)?.continuum}.
      </p>
    )}
  </section>
);

import { Link } from '@tanstack/react-router';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { findNomNiveau } from '#shared/formations/niveaux.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import { buildRepartition } from '#shared/panoramas/repartition.ts';
import { Bloc } from './bloc.tsx';
import type { Lieu } from './liens.tsx';
import { formatSources } from './mesures.ts';
import styles from './page.module.css';
import { Repartition } from './repartition.tsx';
import tables from './tables.module.css';

const CODES: readonly CodeIndicateur[] = ['effectif', 'capacite'];

type Props = { client: FaitsClient; lieu: Lieu; offres: readonly number[] };

/** Un diplôme : son sigle, puis son nom entier quand on le connaît. */
const NomNiveau = ({ client, code }: { client: FaitsClient; code: string }) => (
  <>
    {client.niveaux.get(code) ?? code} <span className={tables.doux}>{findNomNiveau(code)}</span>
  </>
);

/** Entrants et places par diplôme et par domaine (NSF à deux chiffres). */
export const TerritoireRepartition = ({ client, lieu, offres }: Props) => {
  const { formations, periode } = client.faits;
  const sources = formatSources(CODES, periode);
  return (
    <div className={styles.paire}>
      <Bloc titre="Par niveau de diplôme" sources={sources} entier>
        <Repartition
          legende="Entrants et capacité par niveau de diplôme"
          titre="Diplôme"
          parts={buildRepartition(client.faits, offres, (f) => formations.niveau[f] ?? '')}
          libelle={(code) => <NomNiveau client={client} code={code} />}
          portee={(code) => ({ ...lieu, niveau: [code] })}
        />
      </Bloc>
      <Bloc titre="Par domaine" sources={sources} entier>
        <Repartition
          legende="Entrants et capacité par domaine de formation"
          titre="Domaine (NSF)"
          parts={buildRepartition(client.faits, offres, (f) => (formations.nsf[f] ?? '').slice(0, 2))}
          libelle={(code) => (
            <Link to="/panorama/domaine/$code" params={{ code }} search={lieu}>
              {client.domaines.get(code) ?? code}
            </Link>
          )}
          portee={(code) => ({ ...lieu, domaine: [code] })}
        />
      </Bloc>
    </div>
  );
};

import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Echelon } from '#shared/faits/echelons.ts';
import { CODES_ENTREE } from '#shared/indicateurs/catalogue.ts';
import { LIBELLES_MAILLE } from '#shared/territoires/maille.ts';
import { Entete } from './entete.tsx';
import { LienFormations, LienTerritoire, type Lieu } from './liens.tsx';
import { formatSources } from './mesures.ts';
import styles from './page.module.css';
import { getNom } from './territoire.ts';

/** En-tête d'un territoire : ce qu'il est, ce qui le contient, où le voir autrement. */
export const TerritoireEntete = ({
  client,
  echelons,
  lieu,
}: {
  client: FaitsClient;
  echelons: Echelon[];
  lieu: Lieu;
}) => {
  const ici = echelons.at(-1);
  const dessus = echelons.slice(0, -1).toReversed();
  const { periode, version } = client.faits;
  return (
    <Entete
      genre={LIBELLES_MAILLE[ici?.maille ?? 'france']}
      titre={ici ? getNom(ici) : 'France'}
      rentree={lieu.rentree}
      sources={formatSources([...CODES_ENTREE, 'emploi'], periode)}
      version={version}
      liens={
        <>
          <LienFormations filtres={lieu}>Grille et carte de ces formations</LienFormations>
          <LienFormations filtres={{ ...lieu, vue: 'offres' }}>Offres par établissement</LienFormations>
        </>
      }
    >
      {dessus.length > 0 && (
        <nav className={styles.rattachements} aria-label="Échelons au-dessus">
          {dessus.map((e) => (
            <LienTerritoire key={e.territoire} lieu={{ ...lieu, territoire: e.territoire }}>
              {getNom(e)}
            </LienTerritoire>
          ))}
        </nav>
      )}
    </Entete>
  );
};

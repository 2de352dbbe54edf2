import { Button } from '#client/ui/button.tsx';
import { formatNombre } from '#shared/format.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { MAX_TRAJETS } from './nuage.tsx';
import styles from './panneau.module.css';
import { countHors } from './points.ts';
import type { Quadrant } from './use-quadrant.ts';

type Lieux = { territoire: string; nomTerritoire: string; nomRegion: string };

/** À qui sont les taux et à qui sont les points : un taux régional n'est jamais présenté comme plus fin. */
export const formatLieux = ({ territoire, nomTerritoire, nomRegion }: Lieux): string => {
  if (territoire === '') return 'Taux de la France entière.';
  if (territoire.startsWith('region:')) return `Taux de la région ${nomRegion}.`;
  return `Taux de la région ${nomRegion} ; les points sont les formations offertes dans le territoire choisi (${nomTerritoire}).`;
};

/** Ce que le graphique couvre : territoire, année, source, formations placées et hors quadrant, avec la raison. */
export const Portee = ({ quadrant, lieux, millesime }: { quadrant: Quadrant; lieux: Lieux; millesime: string }) => {
  const { bulles, lignes } = quadrant;
  const hors = countHors(lignes);
  return (
    <p className={styles.portee}>
      {formatLieux(lieux)} {getIndicateur('emploi').source}, sortants {formatMillesime(millesime)}. {bulles.length}{' '}
      formation{bulles.length > 1 ? 's' : ''} placée{bulles.length > 1 ? 's' : ''}
      {hors.length > 0 && (
        <>
          , {formatNombre(lignes.length - bulles.length)} hors quadrant (
          {hors.map(({ court, phrase, nombre }, i) => (
            <span key={phrase} title={phrase}>
              {i > 0 && ', '}
              {court}
              {'\u00a0'}: {nombre}
            </span>
          ))}
          )
        </>
      )}
      .
    </p>
  );
};

type SelectionProps = { quadrant: Quadrant; nomRegionLasso: string; libelleNiveau: string; onEffacer: () => void };

/** La sélection en cours, d'où elle vient, et de quoi l'effacer. */
export const Selection = ({ quadrant, nomRegionLasso, libelleNiveau, onEffacer }: SelectionProps) => {
  const { retenues, lasso, region } = quadrant;
  return (
    <div role="status" className={retenues ? styles.selection : undefined}>
      {retenues && lasso && (
        <>
          <span>
            {retenues.size === 0
              ? 'Aucune formation dans la sélection'
              : `${retenues.size} formation${retenues.size > 1 ? 's' : ''} sélectionnée${retenues.size > 1 ? 's' : ''}`}
            {` (${libelleNiveau}, taux ${lasso.region === '' ? 'de la France' : `de la région ${nomRegionLasso}`})`}
            {lasso.region !== region && ' : tracée ailleurs, elle garde ses formations'}
            {retenues.size > MAX_TRAJETS && ` ; trajets montrés jusqu’à ${MAX_TRAJETS}`}
          </span>
          <Button variante="nu" onClick={onEffacer}>
            Effacer la sélection
          </Button>
        </>
      )}
    </div>
  );
};

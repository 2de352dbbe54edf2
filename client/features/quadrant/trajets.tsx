import { memo } from 'react';
import { listRuptures } from '#shared/indicateurs/ruptures.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { placeEtiquettes } from './etiquettes.ts';
import styles from './quadrant.module.css';
import type { EtapePlacee } from './use-trajets.ts';
import { type Cadre, toEcran, type Vue } from './vue.ts';

type Props = {
  vue: Vue;
  cadre: Cadre;
  etapes: readonly EtapePlacee[];
  fleche: string;
  /** Trajet de la moyenne du niveau : en retrait, marqué de croix. */
  moyenne?: boolean;
  /** Écrit le millésime de chaque étape. */
  detaille?: boolean;
  /** Rayon de la bulle où le trajet arrive : la flèche s'arrête à son bord. */
  rayon?: number;
};

/** Raccourcit un segment pour que sa flèche s'arrête au bord du point. */
const shorten = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], marge: number) => {
  const longueur = Math.hypot(x2 - x1, y2 - y1);
  const part = longueur > marge ? (longueur - marge) / longueur : 1;
  return { x1, y1, x2: x1 + (x2 - x1) * part, y2: y1 + (y2 - y1) * part };
};

const CROIX = 'M -4 0 H 4 M 0 -4 V 4';

/** Trajet d'une formation, millésime par millésime ; interrompu là où la série ne se compare pas. */
export const TrajetTrace = memo(
  ({ vue, cadre, etapes, fleche, moyenne = false, detaille = false, rayon = 0 }: Props) => {
    const places = etapes.map((etape) => ({ ...etape, point: toEcran(vue, cadre, [etape.x, etape.y]) }));
    const etiquettes = detaille
      ? placeEtiquettes(
          places.map(({ millesime, point: [px, py] }, i) => ({
            cle: millesime,
            texte: formatMillesime(millesime),
            px,
            py,
            rayon: i === places.length - 1 ? rayon + 3 : 3,
          })),
          cadre,
          places.length,
        ).filter(({ cle }) => cle !== places.at(-1)?.millesime)
      : [];
    return (
      <g className={moyenne ? styles.trajetMoyenne : styles.trajet} data-etapes={etapes.length}>
        {places.map((etape, i) => {
          const suivante = places[i + 1];
          if (!suivante) return null;
          const rompu = listRuptures(etape.millesime, suivante.millesime).length > 0;
          return (
            <line
              key={etape.millesime}
              {...shorten(etape.point, suivante.point, i === places.length - 2 ? rayon + 3 : 5)}
              className={rompu ? styles.rompu : undefined}
              data-rompu={rompu || undefined}
              markerEnd={moyenne ? undefined : `url(#${fleche})`}
            />
          );
        })}
        {places.slice(0, moyenne ? undefined : -1).map(({ millesime, point: [x, y], continuum }) => (
          <g key={millesime} transform={`translate(${x} ${y})`}>
            {moyenne ? (
              <path d={CROIX} />
            ) : continuum ? (
              <rect x="-3" y="-3" width="6" height="6" className={styles.continuum} />
            ) : (
              <circle r="2.5" className={styles.etape} />
            )}
          </g>
        ))}
        {etiquettes.map(({ cle, texte, x, y, ancre }) => (
          <text key={cle} x={x} y={y} textAnchor={ancre}>
            {texte}
          </text>
        ))}
      </g>
    );
  },
);

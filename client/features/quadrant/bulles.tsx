import { memo } from 'react';
import type { Bulle } from './points.ts';
import styles from './quadrant.module.css';
import { describeBulle } from './textes.ts';

/** Une bulle et sa place à l'écran. */
export type BullePlacee = Bulle & { px: number; py: number };

type MarqueProps = Pick<Bulle, 'rayon' | 'stabilite' | 'sansPerspectives'> & { inconnue: boolean };

/**
 * Dessin d'une bulle, centrée : pleine si le classement est solide, à demi s'il est probable, pointillée s'il est
 * fragile ; creuse quand l'effectif est inconnu ; un losange au centre pour « sans perspectives ».
 */
export const Marque = ({ rayon: r, stabilite, sansPerspectives, inconnue }: MarqueProps) => (
  <>
    <circle r={r} className={`${styles.disque} ${styles[stabilite]} ${inconnue ? styles.inconnue : ''}`} />
    {stabilite === 'probable' && !inconnue && (
      <path className={styles.moitie} d={`M 0 ${-r} A ${r} ${r} 0 0 0 0 ${r} Z`} />
    )}
    {sansPerspectives && <path className={styles.losange} d="M 0 -4 L 4 0 L 0 4 L -4 0 Z" />}
  </>
);

type Props = {
  bulles: readonly BullePlacee[];
  /** Clés retenues par le lasso ; nul quand rien n'est tracé. */
  retenues: ReadonlySet<string> | null;
};

/** Les bulles, les petites par-dessus ; hors du lasso, elles s'effacent sans disparaître. */
export const Bulles = memo(({ bulles, retenues }: Props) =>
  bulles.map((bulle) => (
    <g
      key={bulle.cle}
      data-cle={bulle.cle}
      className={`${styles.bulle} ${styles[bulle.position]} ${(retenues?.has(bulle.cle) ?? true) ? '' : styles.effacee}`}
      transform={`translate(${bulle.px.toFixed(1)} ${bulle.py.toFixed(1)})`}
    >
      <Marque {...bulle} inconnue={bulle.effectif.valeur === null} />
    </g>
  )),
);

type OptionsProps = Props & { ouverte: string; getId: (cle: string) => string };

/** Les mêmes, pour qui ne les voit pas : une option par bulle, que les flèches parcourent. */
export const Options = memo(({ bulles, retenues, ouverte, getId }: OptionsProps) =>
  bulles.map((bulle) => (
    <span
      key={bulle.cle}
      id={getId(bulle.cle)}
      role="option"
      tabIndex={-1}
      className="visuellement-cache"
      aria-selected={bulle.cle === ouverte || (retenues?.has(bulle.cle) ?? false)}
    >
      {describeBulle(bulle)}
    </span>
  )),
);

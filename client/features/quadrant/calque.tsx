import type { PointTaux } from '#shared/formations/lasso.ts';
import { type BullePlacee, Marque } from './bulles.tsx';
import type { Etiquette } from './etiquettes.ts';
import { toPoints } from './points.ts';
import styles from './quadrant.module.css';
import { type Cadre, toEcran, type Vue } from './vue.ts';

const formatTrace = (vue: Vue, cadre: Cadre, points: readonly PointTaux[]): string =>
  points.map((point) => toEcran(vue, cadre, point).map((v) => v.toFixed(1))).join(' ');

/** Croix des deux intervalles à 95 % d'une formation. */
const Intervalles = ({ vue, cadre, bulle }: { vue: Vue; cadre: Cadre; bulle: BullePlacee }) => {
  const { emploi, poursuite } = bulle.intervalles;
  if (!emploi || !poursuite) return null;
  const [gauche] = toEcran(vue, cadre, [toPoints(poursuite.bas), bulle.y]);
  const [droite] = toEcran(vue, cadre, [toPoints(poursuite.haut), bulle.y]);
  const [, bas] = toEcran(vue, cadre, [bulle.x, toPoints(emploi.bas)]);
  const [, haut] = toEcran(vue, cadre, [bulle.x, toPoints(emploi.haut)]);
  const { px, py } = bulle;
  return (
    <path
      className={styles.intervalles}
      d={`M ${gauche} ${py} H ${droite} M ${gauche} ${py - 4} v 8 M ${droite} ${py - 4} v 8 M ${px} ${bas} V ${haut} M ${px - 4} ${bas} h 8 M ${px - 4} ${haut} h 8`}
    />
  );
};

type Props = {
  vue: Vue;
  cadre: Cadre;
  /** Formations mises en avant : survolée, ouverte, désignée par la grille. */
  avant: readonly { bulle: BullePlacee; active: boolean }[];
  etiquettes: readonly Etiquette[];
  lasso: readonly PointTaux[] | null;
  trait: readonly PointTaux[];
};

/** Ce qui se dessine par-dessus les bulles : lasso, mises en avant et leurs intervalles, étiquettes. */
export const Calque = ({ vue, cadre, avant, etiquettes, lasso, trait }: Props) => (
  <g className={styles.calque}>
    {lasso && trait.length === 0 && (
      <polygon className={styles.lasso} points={formatTrace(vue, cadre, lasso)} data-lasso="" />
    )}
    {trait.length > 1 && <polygon className={styles.trait} points={formatTrace(vue, cadre, trait)} />}
    {avant.map(({ bulle, active }) => (
      <g key={bulle.cle}>
        <Intervalles vue={vue} cadre={cadre} bulle={bulle} />
        <g className={`${styles.avant} ${styles[bulle.position]}`} transform={`translate(${bulle.px} ${bulle.py})`}>
          <circle r={bulle.rayon + 4} className={active ? styles.aureoleActive : styles.aureole} />
          <Marque {...bulle} inconnue={bulle.effectif.valeur === null} />
        </g>
      </g>
    ))}
    {etiquettes.map(({ cle, texte, x, y, ancre }) => (
      <text key={cle} className={styles.etiquette} x={x} y={y} textAnchor={ancre}>
        {texte}
      </text>
    ))}
  </g>
);

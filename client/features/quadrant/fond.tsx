import { memo } from 'react';
import type { Moyennes } from './points.ts';
import styles from './quadrant.module.css';
import { type Cadre, listGraduations, toEcran, type Vue } from './vue.ts';

type Seuils = { poursuite: number; emploi: number };
type Props = { vue: Vue; cadre: Cadre; moyennes: Moyennes; seuils: Seuils; niveau: string; motif: string };

const borner = (valeur: number, bas: number, haut: number): number => Math.min(haut, Math.max(bas, valeur));

/** Rectangle de taux en pixels, coupé au cadre. */
const toRect = (vue: Vue, cadre: Cadre, [x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]) => {
  const [gauche, bas] = toEcran(vue, cadre, [borner(x0, vue.x0, vue.x1), borner(y0, vue.y0, vue.y1)]);
  const [droite, haut] = toEcran(vue, cadre, [borner(x1, vue.x0, vue.x1), borner(y1, vue.y0, vue.y1)]);
  return { x: gauche, y: haut, width: Math.max(0, droite - gauche), height: Math.max(0, bas - haut) };
};

const Graduations = ({ vue, cadre }: { vue: Vue; cadre: Cadre }) => {
  const { gauche, droite, haut, bas } = cadre;
  return (
    <g className={styles.graduations}>
      {listGraduations(vue.x0, vue.x1, droite - gauche, 46).map((v) => {
        const [x] = toEcran(vue, cadre, [v, 0]);
        return (
          <g key={`x${v}`}>
            <line x1={x} x2={x} y1={haut} y2={bas} />
            <text x={x} y={bas + 15} textAnchor="middle">
              {v}
              {'\u202f'}%
            </text>
          </g>
        );
      })}
      {listGraduations(vue.y0, vue.y1, bas - haut, 34).map((v) => {
        const [, y] = toEcran(vue, cadre, [0, v]);
        return (
          <g key={`y${v}`}>
            <line x1={gauche} x2={droite} y1={y} y2={y} />
            <text x={gauche - 6} y={y + 4} textAnchor="end">
              {v}
              {'\u202f'}%
            </text>
          </g>
        );
      })}
      <text className={styles.titreAxe} x={droite} y={bas + 32} textAnchor="end">
        Taux de poursuite d’études →
      </text>
      <text className={styles.titreAxe} transform={`translate(12 ${haut}) rotate(-90)`} textAnchor="end">
        Taux d’emploi à 6 mois →
      </text>
    </g>
  );
};

/** Axes du quadrant : les moyennes du niveau, et le nom de chaque case dans son coin. */
const Axes = ({ vue, cadre, moyennes }: Omit<Props, 'seuils' | 'motif' | 'niveau'>) => {
  const { gauche, droite, haut, bas } = cadre;
  const { poursuite, emploi } = moyennes;
  if (poursuite === null || emploi === null) return null;
  const [x, y] = toEcran(vue, cadre, [poursuite, emploi]);
  const dedansX = x > gauche && x < droite;
  const dedansY = y > haut && y < bas;
  return (
    <>
      <rect className={styles.fondQ1} {...toRect(vue, cadre, [poursuite, emploi], [100, 100])} />
      <rect className={styles.fondQ4} {...toRect(vue, cadre, [0, 0], [poursuite, emploi])} />
      <g className={styles.cases}>
        {x < droite - 30 && y > haut + 20 && (
          <text className={styles.nomQ1} x={droite - 6} y={haut + 17} textAnchor="end">
            Q1
          </text>
        )}
        {x > gauche + 30 && y > haut + 20 && (
          <text className={styles.nomQ2} x={gauche + 7} y={haut + 17}>
            Q2
          </text>
        )}
        {x < droite - 30 && y < bas - 20 && (
          <text className={styles.nomQ3} x={droite - 6} y={bas - 8} textAnchor="end">
            Q3
          </text>
        )}
        {x > gauche + 30 && y < bas - 20 && (
          <text className={styles.nomQ4} x={gauche + 7} y={bas - 8}>
            Q4
          </text>
        )}
      </g>
      <g className={styles.axes}>
        {dedansX && <line x1={x} x2={x} y1={haut} y2={bas} />}
        {dedansY && <line x1={gauche} x2={droite} y1={y} y2={y} />}
      </g>
    </>
  );
};

/** Valeur des moyennes, au-dessus des bulles : elle se lit toujours. */
export const NomsMoyennes = memo(({ vue, cadre, moyennes, niveau }: Omit<Props, 'seuils' | 'motif'>) => {
  const { gauche, droite, haut, bas } = cadre;
  const { poursuite, emploi } = moyennes;
  if (poursuite === null || emploi === null) return null;
  const [x, y] = toEcran(vue, cadre, [poursuite, emploi]);
  const dedansX = x > gauche && x < droite;
  const dedansY = y > haut && y < bas;
  return (
    <g className={styles.axes}>
      {dedansX && (
        <text
          x={x + 5}
          y={haut + 11}
          textAnchor={x > (gauche + droite) / 2 ? 'end' : 'start'}
          dx={x > (gauche + droite) / 2 ? -10 : 0}
        >
          moyenne {niveau} {poursuite}
          {'\u202f'}%
        </text>
      )}
      {dedansY && (
        <text x={droite - 28} y={y - 5} textAnchor="end">
          moyenne {niveau} {emploi}
          {'\u202f'}%
        </text>
      )}
    </g>
  );
});

/** Fond du graphique : graduations, zone « sans perspectives » aux seuils en vigueur, cases et moyennes. */
export const Fond = memo(({ vue, cadre, moyennes, seuils, motif }: Omit<Props, 'niveau'>) => {
  const zone = toRect(vue, cadre, [0, 0], [seuils.poursuite, seuils.emploi]);
  return (
    <g>
      <defs>
        <pattern id={motif} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={styles.hachure} x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      <Graduations vue={vue} cadre={cadre} />
      <rect {...zone} fill={`url(#${motif})`} />
      <rect className={styles.bordZone} {...zone} />
      <Axes vue={vue} cadre={cadre} moyennes={moyennes} />
      {zone.width > 120 && zone.height > 22 && (
        <text className={styles.nomZone} x={zone.x + zone.width - 6} y={zone.y + 14} textAnchor="end">
          sans perspectives
        </text>
      )}
    </g>
  );
});

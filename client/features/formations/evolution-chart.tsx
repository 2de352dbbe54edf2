import { useId } from 'react';
import styles from './evolution-chart.module.css';

/** Une année d'une série ; `valeur` nulle quand elle manque, `ruptures` quand elle ne se compare pas à la précédente. */
export type PointSerie = { annee: string; valeur: number | null; ruptures?: readonly string[]; continuum?: boolean };
export type Serie = { cle: string; libelle: string; points: readonly PointSerie[]; format: (valeur: number) => string };

/** La dernière valeur s'écrit dans la marge de droite : nulle courbe ne la traverse. */
const LARGEUR = 116;
const HAUTEUR = 40;
const MARGE = { gauche: 8, droite: 34, y: 7 };

type Place = PointSerie & { x: number; y: number; valeur: number };

const placeSerie = (points: readonly PointSerie[]): (Place | null)[] => {
  const connues = points.flatMap((p) => p.valeur ?? []);
  const [bas, haut] = [Math.min(...connues), Math.max(...connues)];
  const pas = points.length > 1 ? (LARGEUR - MARGE.gauche - MARGE.droite) / (points.length - 1) : 0;
  return points.map((point, i) => {
    if (point.valeur === null) return null;
    const part = haut === bas ? 0.5 : (point.valeur - bas) / (haut - bas);
    const y = HAUTEUR - MARGE.y - part * (HAUTEUR - 2 * MARGE.y);
    return { ...point, valeur: point.valeur, x: MARGE.gauche + i * pas, y };
  });
};

/** Segments entre années voisines connues ; au travers d'un trou, rien ne se relie. */
const Segments = ({ places }: { places: readonly (Place | null)[] }) =>
  places.map((place, i) => {
    const avant = places[i - 1];
    if (!place || !avant) return null;
    return (
      <line
        key={place.annee}
        x1={avant.x}
        y1={avant.y}
        x2={place.x}
        y2={place.y}
        className={place.ruptures?.length ? styles.rompu : styles.trait}
      />
    );
  });

const Courbe = ({ points, format }: Serie) => {
  const motif = useId();
  const places = placeSerie(points);
  const dernier = places.findLast((place) => place !== null);
  return (
    <svg viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`} className={styles.courbe} aria-hidden="true">
      <pattern id={motif} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="4" className={styles.hachure} />
      </pattern>
      {places.map(
        (place) =>
          place?.continuum && (
            <rect key={place.annee} x={place.x - 7} y={2} width={14} height={HAUTEUR - 4} fill={`url(#${motif})`} />
          ),
      )}
      <Segments places={places} />
      {places.map(
        (place) =>
          place && (
            <circle
              key={place.annee}
              cx={place.x}
              cy={place.y}
              r={place === dernier ? 3 : 2}
              className={place.continuum ? styles.creux : styles.point}
            />
          ),
      )}
      {dernier && (
        <text x={dernier.x + 7} y={dernier.y + 3}>
          {format(dernier.valeur)}
        </text>
      )}
    </svg>
  );
};

/**
 * Petites courbes d'évolution, chacune à son échelle ; le tableau qui suit porte les valeurs. Une rupture de série
 * interrompt le trait, un continuum est hachuré ; les deux sont nommés.
 */
export const EvolutionChart = ({ series, continuum }: { series: readonly Serie[]; continuum?: string | null }) => {
  const tracees = series.filter(({ points }) => points.filter(({ valeur }) => valeur !== null).length > 1);
  const ruptures = [...new Set(tracees.flatMap(({ points }) => points.flatMap(({ ruptures: r }) => r ?? [])))];
  if (tracees.length === 0) return null;
  return (
    <figure>
      <ul className={styles.series}>
        {tracees.map((serie) => (
          <li key={serie.cle}>
            <span>{serie.libelle}</span>
            <Courbe {...serie} />
          </li>
        ))}
      </ul>
      {(ruptures.length > 0 || continuum) && (
        <figcaption className={styles.legende}>
          {ruptures.length > 0 && (
            <span>
              <span className={styles.cleRompu} aria-hidden="true" /> Rupture de série{'\u00a0'}: {ruptures.join(' ; ')}
              .
            </span>
          )}
          {continuum && (
            <span>
              <span className={styles.cleContinuum} aria-hidden="true" /> Continuum{'\u00a0'}: taux de l’ancien diplôme{' '}
              {continuum}.
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
};

import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection, Point } from 'geojson';
import { useEffect, useRef, useState } from 'react';
import { useTheme } from '#client/design/theme.ts';
import type { MailleTerritoire } from '#shared/territoires/maille.ts';
import { type CarteVivante, createCarte } from './carte.ts';
import styles from './territoires-map.module.css';

export type PointEtablissement = { uai: string; nom: string; detail: string };

export type TerritoiresMapProps = {
  maille: MailleTerritoire;
  /** Couleur de chaque territoire qui a une valeur. */
  couleurs: ReadonlyMap<string, string>;
  bassins: FeatureCollection<Point, { code: string }>;
  points: FeatureCollection<Point, PointEtablissement>;
  /** Emprise à montrer : [ouest, sud, est, nord]. */
  emprise: readonly [number, number, number, number];
  choisi: string;
  etablissement: string;
  /** Lignes de l'infobulle d'un territoire. */
  describe: (code: string) => string[];
  onTerritoire: (code: string) => void;
  onEtablissement: (uai: string) => void;
};

type Infobulle = { x: number; y: number; lignes: string[] };

/** Carte des territoires et des établissements. Le tableau voisin porte le même contenu. */
export const TerritoiresMap = (props: TerritoiresMapProps) => {
  const theme = useTheme();
  const conteneur = useRef<HTMLDivElement>(null);
  const carte = useRef<CarteVivante | null>(null);
  const courants = useRef(props);
  const [infobulle, setInfobulle] = useState<Infobulle | null>(null);
  const [panne, setPanne] = useState(false);
  useEffect(() => {
    courants.current = props;
  });
  useEffect(() => {
    if (!conteneur.current) return;
    try {
      carte.current = createCarte(conteneur.current, theme, {
        describe: (code) => courants.current.describe(code),
        onSurvol: setInfobulle,
        onTerritoire: (code) => courants.current.onTerritoire(code),
        onEtablissement: (uai) => courants.current.onEtablissement(uai),
        onPanne: () => setPanne(true),
      });
      carte.current.update(courants.current);
    } catch {
      setPanne(true);
    }
    return () => {
      carte.current?.remove();
      carte.current = null;
    };
  }, [theme]);

  const { maille, couleurs, bassins, points, emprise, choisi, etablissement } = props;
  useEffect(() => {
    carte.current?.update({ maille, couleurs, bassins, points, emprise, choisi, etablissement });
  }, [maille, couleurs, bassins, points, emprise, choisi, etablissement]);

  if (panne)
    return (
      <p className={styles.panne}>La carte ne peut pas se dessiner dans ce navigateur : le tableau la remplace.</p>
    );
  return (
    <div className={styles.cadre}>
      <div ref={conteneur} className={styles.carte} data-carte="territoires" />
      {infobulle && (
        <div className={styles.infobulle} style={{ left: infobulle.x, top: infobulle.y }} aria-hidden="true">
          {infobulle.lignes.map((ligne, i) => (
            <span key={ligne} className={i === 0 ? styles.titre : undefined}>
              {ligne}
            </span>
          ))}
        </div>
      )}
    </div>
  );
};

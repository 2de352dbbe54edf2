import { useMemo } from 'react';
import { useTheme } from '#client/design/theme.ts';
import type { SujetDemande } from './carte-demandes.ts';
import styles from './carte-legende.module.css';
import { buildLegende } from './carte-legende.ts';
import { LegendeListe } from './carte-legende-liste.tsx';
import type { Echelles, Vue } from './carte-modele.ts';
import type { FiltresCarte } from './carte-points.ts';

type Props = {
  vues: readonly Vue[];
  echelles: Echelles;
  filtres: FiltresCarte;
  emploi: boolean;
  demandes: readonly SujetDemande[] | null;
};

/** Légendes sous les cartes : une par échelle, donc une seule pour un même indicateur à deux rentrées. */
export const CarteLegendes = ({ vues, echelles, filtres, emploi, demandes }: Props) => {
  const theme = useTheme();
  const { points, taille, teinte } = filtres;
  const legendes = useMemo(
    () =>
      vues
        .map((vue, i) => ({ vue, echelle: echelles.territoires[i] ?? { bornes: [], couleurs: [] } }))
        .filter(({ vue }, i) => vues.findIndex(({ indicateur }) => indicateur === vue.indicateur) === i)
        .map(({ vue, echelle }) => ({
          titre: vues.length > 1 ? vue.titre : '',
          sections: buildLegende({
            vue,
            echelle,
            points: echelles.points,
            reglage: { points, taille, teinte },
            emploi,
            demandes,
            theme,
          }),
        })),
    [vues, echelles, points, taille, teinte, emploi, demandes, theme],
  );
  return (
    <div className={styles.legendes}>
      {legendes.map(({ titre, sections }) => (
        <LegendeListe key={titre} titre={titre} sections={sections} />
      ))}
    </div>
  );
};

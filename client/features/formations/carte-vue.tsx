import { type Ref, useMemo } from 'react';
import type { Echelle } from '#client/design/scales.ts';
import { useTheme } from '#client/design/theme.ts';
import type { EtatCarte } from '#client/map/etat.ts';
import type { Synchronisation } from '#client/map/synchronisation.ts';
import { type PriseCarte, TerritoiresMap } from '#client/map/territoires-map.tsx';
import { describeTerritoire, drawVue, type Vue } from './carte-modele.ts';
import type { EchellesPoints, FiltresCarte } from './carte-points.ts';
import { formatSource, formatTitre } from './carte-titres.ts';
import styles from './carte-vue.module.css';
import type { SetFiltres } from './filters-bar.tsx';

/** Ce que toutes les cartes montrées ont en commun. */
export type CommunCarte = Pick<EtatCarte, 'emploi' | 'demandes' | 'emprise' | 'outil'>;

type Props = {
  vue: Vue;
  echelle: Echelle;
  points: EchellesPoints;
  filtres: FiltresCarte;
  commun: CommunCarte;
  /** Cartes comparées : chacune a son titre. */
  titree: boolean;
  synchronisation: Synchronisation;
  setFiltres: SetFiltres;
  onLasso: (zone: string) => void;
  onDemande: (numero: string) => void;
  onOuvrir: () => void;
  ref?: Ref<PriseCarte> | undefined;
};

/** Territoire choisi par les filtres, s'il est de la maille montrée. */
const getChoisi = ({ maille }: Vue, territoire: string): string =>
  territoire.startsWith(`${maille}:`) ? territoire.slice(maille.length + 1) : '';

/** Une carte, sous son titre quand il y en a deux. */
export const CarteVue = ({ vue, echelle, points, filtres, commun, titree, setFiltres, ...rest }: Props) => {
  const theme = useTheme();
  const { points: forme, taille, teinte, etiquettes, zone, cadre, etablissement } = filtres;
  const reglage = useMemo(() => ({ points: forme, taille, teinte }), [forme, taille, teinte]);
  const dessin = useMemo(() => drawVue(vue, echelle, points, reglage, theme), [vue, echelle, points, reglage, theme]);
  const choisi = getChoisi(vue, filtres.territoire);
  const etat = useMemo(
    (): EtatCarte => ({ ...dessin, ...commun, etiquettes, zone, cadre, choisi, etablissement }),
    [dessin, commun, etiquettes, zone, cadre, choisi, etablissement],
  );
  return (
    <div className={styles.vue}>
      {titree && (
        <h2 className={styles.titre}>
          {vue.titre} <span>{formatSource(vue.indicateur, vue.annees)}</span>
        </h2>
      )}
      <div className={styles.fond}>
        <TerritoiresMap
          etat={etat}
          libelle={`Carte : ${formatTitre(vue.indicateur, vue.maille)}${titree ? `, ${vue.titre}` : ''}`}
          describe={(code) => describeTerritoire(vue, code)}
          onTerritoire={(code) => setFiltres({ territoire: code === choisi ? '' : `${vue.maille}:${code}` })}
          onPoint={(uai, formation) => {
            rest.onOuvrir();
            setFiltres({ etablissement: uai, formation });
          }}
          onDemande={rest.onDemande}
          onLasso={rest.onLasso}
          onCadre={(vueChoisie) => setFiltres({ cadre: vueChoisie })}
          ref={rest.ref}
          synchronisation={rest.synchronisation}
        />
      </div>
    </div>
  );
};

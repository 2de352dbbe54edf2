import { lazy, memo, Suspense, useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { TauxTerritoires } from '#client/faits/use-taux.ts';
import type { SetFiltres } from '#client/features/formations/filters-bar.tsx';
import { MapPanel } from '#client/features/formations/map-panel.tsx';
import { Segmented } from '#client/ui/segmented.tsx';
import { Loading } from '#client/ui/state.tsx';
import type { Retenues } from '#shared/explications/retenues.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import styles from './volet.module.css';

const QuadrantPanel = lazy(() =>
  import('#client/features/quadrant/quadrant-panel.tsx').then((m) => ({ default: m.QuadrantPanel })),
);

/** Choix du volet de droite, dans l'URL. */
export const VoletChoix = ({ filtres, setFiltres }: { filtres: FormationsFilters; setFiltres: SetFiltres }) => (
  <Segmented
    libelle="Volet"
    options={[
      { code: 'carte', libelle: 'Carte' },
      { code: 'quadrant', libelle: 'Quadrant' },
      { code: 'deux', libelle: 'Les deux' },
    ]}
    choisi={filtres.volet}
    onChange={(volet) => setFiltres({ volet })}
  />
);

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  /** Offres de la grille, et celles du quadrant : toutes celles des filtres, avant le lasso. */
  offres: Int32Array;
  avantLasso: Int32Array;
  /** Ce que gardent les filtres de colonnes ; nul sans eux. */
  retenues: Retenues | null;
  taux: TauxTerritoires;
  onDemande: (numero: string) => void;
};

/** Volet de droite : la carte, le quadrant, ou les deux. Une formation ouverte y est seule sur la carte. */
export const Volet = memo(({ client, filtres, setFiltres, offres, avantLasso, retenues, taux, onDemande }: Props) => {
  const offresCarte = useMemo(() => {
    const rang = client.faits.formations.cle.indexOf(filtres.formation);
    return rang < 0 ? offres : offres.filter((offre) => client.faits.offres.formation[offre] === rang);
  }, [client, offres, filtres.formation]);
  return (
    <div className={`${styles.volet} ${filtres.volet === 'deux' ? styles.deux : ''}`}>
      {filtres.volet !== 'quadrant' && (
        <MapPanel
          client={client}
          filtres={filtres}
          setFiltres={setFiltres}
          offres={offresCarte}
          retenues={retenues}
          taux={taux}
          onDemande={onDemande}
        />
      )}
      {filtres.volet !== 'carte' && (
        <Suspense fallback={<Loading>Chargement du quadrant…</Loading>}>
          <QuadrantPanel client={client} filtres={filtres} setFiltres={setFiltres} offres={avantLasso} />
        </Suspense>
      )}
    </div>
  );
});

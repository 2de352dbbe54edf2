import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useRef } from 'react';
import { useExplain } from '#client/explication/contexte.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { useFaits } from '#client/faits/use-faits.ts';
import { useTaux } from '#client/faits/use-taux.ts';
import { NouveautesBanner } from '#client/features/donnees/nouveautes-banner.tsx';
import { FiltersBar, type SetFiltres } from '#client/features/formations/filters-bar.tsx';
import type { OnExplain } from '#client/features/formations/grids.tsx';
import { useSelection } from '#client/features/formations/use-selection.ts';
import { designateLigne } from '#client/features/quadrant/survol.ts';
import { useLigneDesignee } from '#client/grid/ligne-designee.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Failure, Loading } from '#client/ui/state.tsx';
import type { Retenues } from '#shared/explications/retenues.ts';
import { estIndicateur } from '#shared/formations/colonnes-indicateurs.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import styles from './formations.module.css';
import { FormationsEntete } from './formations-entete.tsx';
import { FormationsFiche } from './formations-fiche.tsx';
import { FormationsVide } from './formations-vide.tsx';
import { Volet } from './volet.tsx';

const chargeGrilles = () => import('#client/features/formations/grids.tsx');
const FormationsGrid = lazy(() => chargeGrilles().then((m) => ({ default: m.FormationsGrid })));
const OffresGrid = lazy(() => chargeGrilles().then((m) => ({ default: m.OffresGrid })));

const route = getRouteApi('/formations');

/**
 * Explique une cellule sur les offres mêmes qu'elle compte : l'offre, la formation sous les filtres de lieu et de
 * recherche, ou pour le total tout ce que gardent les filtres, ceux des colonnes compris.
 */
const useExplainCellule = (filtres: FormationsFilters, retenues: Retenues | null, attente: boolean): OnExplain => {
  const explain = useExplain();
  return useCallback(
    (cle, uai, colonne) => {
      if (attente || !estIndicateur(colonne)) return;
      const { territoire, zone, rentree, q, ouverture } = filtres;
      if (cle === 'total') explain({ ...filtres, retenues, code: colonne, formation: '', etablissement: '' });
      else explain({ code: colonne, formation: cle, etablissement: uai, territoire, zone, rentree, q, ouverture });
    },
    [explain, filtres, retenues, attente],
  );
};

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  /** Les faits montrés sont encore ceux d'une autre rentrée. */
  attente: boolean;
};

const Contenu = ({ client, filtres, setFiltres, attente }: Props) => {
  const navigate = useNavigate();
  const openDemande = useCallback(
    (numero: string) => void navigate({ to: '/demandes/$numero', params: { numero } }),
    [navigate],
  );
  const cadre = useRef<HTMLDivElement>(null);
  useLigneDesignee(cadre, designateLigne);
  const taux = useTaux({ ...filtres, formation: '' }, true);
  const tauxFormation = useTaux(filtres, filtres.formation !== '');
  const selection = useSelection(client, filtres, setFiltres, taux);
  const { offres, lignes, retenues } = selection;
  const explainCellule = useExplainCellule(filtres, retenues, attente);
  // La grille répond d'abord ; la carte et le quadrant suivent à l'image d'après, sans retenir la première.
  const filtresVolet = useDeferredValue(filtres);
  const offresVolet = useDeferredValue(offres);
  const avantLasso = useDeferredValue(selection.avantLasso);
  const retenuesVolet = useDeferredValue(retenues);
  const tauxVolet = useDeferredValue(filtres.formation === '' ? selection.taux : tauxFormation);
  const ouvert = filtres.formation !== '' || filtres.etablissement !== '';
  const commun = { client, selection, onExplain: explainCellule };
  return (
    <div className={styles.page}>
      <div>
        <NouveautesBanner />
        <div className={styles.filtres}>
          <FormationsEntete
            filtres={filtres}
            setFiltres={setFiltres}
            formations={lignes.length}
            offres={offres.length}
            attente={attente}
          />
          <FiltersBar client={client} filtres={filtres} setFiltres={setFiltres} />
        </div>
      </div>
      <div
        className={ouvert ? styles.corpsOuvert : styles.corps}
        data-volet={filtres.volet}
        data-attente={attente || undefined}
        aria-busy={attente}
      >
        <div
          ref={cadre}
          className={styles.grille}
          data-lignes={filtres.vue === 'formations' ? lignes.length : offres.length}
        >
          {offres.length === 0 && !selection.isVidee ? (
            <FormationsVide client={client} filtres={filtres} setFiltres={setFiltres} />
          ) : (
            <Suspense fallback={<Loading>Chargement de la grille…</Loading>}>
              {filtres.vue === 'formations' ? (
                <FormationsGrid
                  {...commun}
                  ouverte={filtres.formation}
                  onOpen={(cle) => setFiltres({ formation: cle, etablissement: '' })}
                />
              ) : (
                <OffresGrid
                  {...commun}
                  ouverte={`${filtres.etablissement}|${filtres.formation}`}
                  onOpen={(cle, uai) => setFiltres({ formation: cle, etablissement: uai })}
                />
              )}
            </Suspense>
          )}
        </div>
        <div className={styles.carte}>
          <Volet
            client={client}
            filtres={filtresVolet}
            setFiltres={setFiltres}
            offres={offresVolet}
            avantLasso={avantLasso}
            retenues={retenuesVolet}
            taux={tauxVolet}
            onDemande={openDemande}
          />
        </div>
        {ouvert && <FormationsFiche client={client} filtres={filtres} setFiltres={setFiltres} />}
      </div>
    </div>
  );
};

/** Page Formations : la carte, le quadrant et la grille, chacun filtrant les autres, et le panneau qui explique. */
export const FormationsPage = () => {
  usePageTitle('Formations');
  const filtres = route.useSearch();
  const navigate = route.useNavigate();
  const setFiltres = useCallback<SetFiltres>(
    (changement) =>
      void navigate({
        search: (avant) => ({ ...avant, ...changement }),
        resetScroll: false,
        replace: 'q' in changement || 'cadre' in changement,
      }),
    [navigate],
  );
  const { data: client, error, refetch, isPlaceholderData } = useFaits(filtres.rentree);
  if (client) return <Contenu client={client} filtres={filtres} setFiltres={setFiltres} attente={isPlaceholderData} />;
  if (error) return <Failure phrase="Les données n’ont pas pu être chargées." onRetry={() => void refetch()} />;
  return <Loading>Chargement des formations de France…</Loading>;
};

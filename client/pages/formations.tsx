import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useCan } from '#client/app/session.ts';
import type { FaitsClient } from '#client/features/formations/faits-client.ts';
import { FiltersBar, type SetFiltres } from '#client/features/formations/filters-bar.tsx';
import { buildLignesFormations, buildTotal, sumFormations } from '#client/features/formations/lignes.ts';
import { useFaits } from '#client/features/formations/use-faits.ts';
import { useTaux } from '#client/features/formations/use-taux.ts';
import { designateLigne } from '#client/features/quadrant/survol.ts';
import { useLigneDesignee } from '#client/grid/ligne-designee.ts';
import { Button } from '#client/ui/button.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Segmented } from '#client/ui/segmented.tsx';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import { filterLasso } from '#shared/faits/lasso.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { absent } from '#shared/indicateurs/absence.ts';
import styles from './formations.module.css';
import { Volet, VoletChoix } from './volet.tsx';

const chargeGrilles = () => import('#client/features/formations/grids.tsx');
const FormationsGrid = lazy(() => chargeGrilles().then((m) => ({ default: m.FormationsGrid })));
const OffresGrid = lazy(() => chargeGrilles().then((m) => ({ default: m.OffresGrid })));
const SidePanel = lazy(() =>
  import('#client/features/formations/side-panel.tsx').then((m) => ({ default: m.SidePanel })),
);

const route = getRouteApi('/formations');

/** Titre, comptes et bascule entre formations et offres. */
const Entete = ({
  filtres,
  setFiltres,
  formations,
  offres,
}: {
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  formations: number;
  offres: number;
}) => (
  <div className={styles.entete}>
    <h1>Formations</h1>
    <p className={styles.compte} role="status">
      {formatNombre(formations)} formation{formations > 1 ? 's' : ''} · {formatNombre(offres)} offre
      {offres > 1 ? 's' : ''}
    </p>
    <VoletChoix filtres={filtres} setFiltres={setFiltres} />
    <Segmented
      libelle="Vue"
      options={[
        { code: 'formations', libelle: 'Formations' },
        { code: 'offres', libelle: 'Offres par établissement' },
      ]}
      choisi={filtres.vue}
      onChange={(vue) => setFiltres({ vue })}
    />
  </div>
);

const Contenu = ({
  client,
  filtres,
  setFiltres,
}: {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
}) => {
  const can = useCan();
  const grille = useRef<HTMLDivElement>(null);
  useLigneDesignee(grille, designateLigne);
  const taux = useTaux({ ...filtres, formation: '' }, true);
  const tauxFormation = useTaux(filtres, filtres.formation !== '');
  const { territoire, niveau, domaine, voie, q, communes, formation, lasso } = filtres;
  const region = client.getRegion(territoire);
  const avantLasso = useMemo(
    () => selectOffres(client.faits, client.index, { territoire, niveau, domaine, voie, q, communes }),
    [client, territoire, niveau, domaine, voie, q, communes],
  );
  const offres = useMemo(() => filterLasso(client.faits, avantLasso, lasso), [client, avantLasso, lasso]);
  const sommes = useMemo(() => sumFormations(client, offres), [client, offres]);
  const lignes = useMemo(() => buildLignesFormations(client, sommes, region), [client, sommes, region]);
  const fin = territoire === '' || territoire.startsWith('region:');
  const total = useMemo(
    () => buildTotal(client, offres, sommes, (code) => (fin ? taux.get(region, code) : absent('grain_regional'))),
    [client, offres, sommes, taux, region, fin],
  );
  // La grille répond d'abord ; la carte suit à l'image d'après, sans retenir la première.
  const filtresCarte = useDeferredValue(filtres);
  const offresDifferees = useDeferredValue(offres);
  const avantLassoDifferees = useDeferredValue(avantLasso);
  const masquees = useMemo(
    () =>
      offres.length > 0 || communes
        ? 0
        : selectOffres(client.faits, client.index, { territoire, niveau, domaine, voie, q, communes: true }).length,
    [client, offres, territoire, niveau, domaine, voie, q, communes],
  );
  const ouvert = filtres.formation !== '' || filtres.etablissement !== '';
  return (
    <div className={styles.page}>
      <div className={styles.filtres}>
        <Entete filtres={filtres} setFiltres={setFiltres} formations={lignes.length} offres={offres.length} />
        <FiltersBar client={client} filtres={filtres} setFiltres={setFiltres} />
      </div>
      <div className={ouvert ? styles.corpsOuvert : styles.corps} data-volet={filtres.volet}>
        <div
          ref={grille}
          className={styles.grille}
          data-lignes={filtres.vue === 'formations' ? lignes.length : offres.length}
        >
          {offres.length === 0 ? (
            <Empty titre="Aucune offre ne répond à ces filtres">
              {voie === 'apprentissage' && (
                <p>
                  Aucun fichier chargé ne donne l’offre d’apprentissage des CAP et des bacs pro : seuls les BTS y sont.
                </p>
              )}
              {masquees > 0 && (
                <Button variante="plein" onClick={() => setFiltres({ communes: true })}>
                  Montrer les années communes ({masquees} offres)
                </Button>
              )}
              <p>Retirez un filtre, ou cherchez un autre mot.</p>
              <Button
                onClick={() => setFiltres({ q: '', niveau: [], domaine: [], voie: '', territoire: '', lasso: '' })}
              >
                Effacer les filtres
              </Button>
            </Empty>
          ) : (
            <Suspense fallback={<Loading>Chargement de la grille…</Loading>}>
              {filtres.vue === 'formations' ? (
                <FormationsGrid
                  client={client}
                  lignes={lignes}
                  total={total}
                  ouverte={filtres.formation}
                  onOpen={(cle) => setFiltres({ formation: cle, etablissement: '' })}
                />
              ) : (
                <OffresGrid
                  client={client}
                  offres={offres}
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
            filtres={filtresCarte}
            setFiltres={setFiltres}
            offres={offresDifferees}
            avantLasso={avantLassoDifferees}
            taux={formation === '' ? taux : tauxFormation}
          />
        </div>
        {ouvert && (
          <Suspense fallback={<Loading>Chargement…</Loading>}>
            <SidePanel client={client} filtres={filtres} setFiltres={setFiltres}>
              {can('demande.creer') && filtres.formation && filtres.etablissement && (
                <Link
                  to="/demandes/nouvelle"
                  search={{ uai: filtres.etablissement, formation: filtres.formation }}
                  className={styles.action}
                >
                  Faire une demande sur cette offre
                </Link>
              )}
            </SidePanel>
          </Suspense>
        )}
      </div>
    </div>
  );
};

/** Page Formations : la carte et la grille, l'une filtrant l'autre, et le panneau qui explique. */
export const FormationsPage = () => {
  usePageTitle('Formations');
  const filtres = route.useSearch();
  const navigate = route.useNavigate();
  const setFiltres = useCallback<SetFiltres>(
    (changement) => void navigate({ search: (avant) => ({ ...avant, ...changement }), replace: 'q' in changement }),
    [navigate],
  );
  const { data: client, error, refetch } = useFaits(filtres.rentree);
  if (client) return <Contenu client={client} filtres={filtres} setFiltres={setFiltres} />;
  if (error) return <Failure phrase="Les données n’ont pas pu être chargées." onRetry={() => void refetch()} />;
  return <Loading>Chargement des formations de France…</Loading>;
};

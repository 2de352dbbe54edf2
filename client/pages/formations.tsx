import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, memo, Suspense, useCallback, useDeferredValue, useMemo } from 'react';
import { parseSearch } from '#client/app/search-params.ts';
import { useCan } from '#client/app/session.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { useFaits } from '#client/faits/use-faits.ts';
import { useTaux } from '#client/faits/use-taux.ts';
import { NouveautesBanner } from '#client/features/donnees/nouveautes-banner.tsx';
import { FiltersBar, type SetFiltres } from '#client/features/formations/filters-bar.tsx';
import { MapPanel } from '#client/features/formations/map-panel.tsx';
import { useSelection } from '#client/features/formations/use-selection.ts';
import { MenuVues } from '#client/features/vues/menu-vues.tsx';
import { Button } from '#client/ui/button.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Segmented } from '#client/ui/segmented.tsx';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import { selectOffres } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import { COLONNES_FORMATIONS, COLONNES_OFFRES } from '#shared/formations/columns.ts';
import { type FormationsFilters, formationsFilters } from '#shared/formations/filters.ts';
import { carryEtat, formatEtatGrille, parseEtatGrille } from '#shared/vues/etat-grille.ts';
import styles from './formations.module.css';

const chargeGrilles = () => import('#client/features/formations/grids.tsx');
const FormationsGrid = lazy(() => chargeGrilles().then((m) => ({ default: m.FormationsGrid })));
const OffresGrid = lazy(() => chargeGrilles().then((m) => ({ default: m.OffresGrid })));
const AccesBloc = lazy(() => import('#client/features/acces/acces-bloc.tsx').then((m) => ({ default: m.AccesBloc })));
const SidePanel = lazy(() =>
  import('#client/features/formations/side-panel.tsx').then((m) => ({ default: m.SidePanel })),
);
const BesoinBloc = lazy(() =>
  import('#client/features/besoins/besoin-bloc.tsx').then((m) => ({ default: m.BesoinBloc })),
);

/** Ce que la grille garde de ses réglages en changeant de vue. */
const carryG = (g: string, vue: FormationsFilters['vue']): string =>
  formatEtatGrille(carryEtat(parseEtatGrille(g), vue === 'offres' ? COLONNES_OFFRES : COLONNES_FORMATIONS));

const CarteDifferee = memo(MapPanel);

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
}) => {
  const navigate = route.useNavigate();
  return (
    <div className={styles.entete}>
      <h1>Formations</h1>
      <p className={styles.compte} role="status">
        {formatNombre(formations)} formation{formations > 1 ? 's' : ''} · {formatNombre(offres)} offre
        {offres > 1 ? 's' : ''}
      </p>
      <div className={styles.outils}>
        <MenuVues
          page="formations"
          onOuvrir={(recherche) => void navigate({ search: formationsFilters.parse(parseSearch(recherche)) })}
        />
        <Segmented
          libelle="Vue"
          options={[
            { code: 'formations', libelle: 'Formations' },
            { code: 'offres', libelle: 'Offres par établissement' },
          ]}
          choisi={filtres.vue}
          onChange={(vue) => setFiltres({ vue, g: carryG(filtres.g, vue) })}
        />
      </div>
    </div>
  );
};

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
  const navigate = useNavigate();
  const openDemande = useCallback(
    (numero: string) => void navigate({ to: '/demandes/$numero', params: { numero } }),
    [navigate],
  );
  const taux = useTaux({ ...filtres, formation: '' }, true);
  const tauxFormation = useTaux(filtres, filtres.formation !== '');
  const { territoire, zone, niveau, domaine, voie, q, communes, formation } = filtres;
  const selection = useSelection(client, filtres, setFiltres, taux);
  const { offres, lignes } = selection;
  // La grille répond d'abord ; la carte suit à l'image d'après, sans retenir la première.
  const filtresCarte = useDeferredValue(filtres);
  const offresDifferees = useDeferredValue(offres);
  const offresCarte = useMemo(() => {
    const rang = client.faits.formations.cle.indexOf(filtresCarte.formation);
    if (rang < 0) return offresDifferees;
    return offresDifferees.filter((offre) => client.faits.offres.formation[offre] === rang);
  }, [client, offresDifferees, filtresCarte.formation]);
  const masquees = useMemo(
    () =>
      offres.length > 0 || communes
        ? 0
        : selectOffres(client.faits, client.index, { territoire, zone, niveau, domaine, voie, q, communes: true })
            .length,
    [client, offres, territoire, zone, niveau, domaine, voie, q, communes],
  );
  const ouvert = filtres.formation !== '' || filtres.etablissement !== '';
  return (
    <div className={styles.page}>
      <div>
        <NouveautesBanner />
        <div className={styles.filtres}>
          <Entete filtres={filtres} setFiltres={setFiltres} formations={lignes.length} offres={offres.length} />
          <FiltersBar client={client} filtres={filtres} setFiltres={setFiltres} />
        </div>
      </div>
      <div className={ouvert ? styles.corpsOuvert : styles.corps}>
        <div className={styles.grille} data-lignes={filtres.vue === 'formations' ? lignes.length : offres.length}>
          {offres.length === 0 && !selection.isVidee ? (
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
                onClick={() => setFiltres({ q: '', niveau: [], domaine: [], voie: '', territoire: '', zone: '' })}
              >
                Effacer les filtres
              </Button>
            </Empty>
          ) : (
            <Suspense fallback={<Loading>Chargement de la grille…</Loading>}>
              {filtres.vue === 'formations' ? (
                <FormationsGrid
                  client={client}
                  selection={selection}
                  ouverte={filtres.formation}
                  onOpen={(cle) => setFiltres({ formation: cle, etablissement: '' })}
                />
              ) : (
                <OffresGrid
                  client={client}
                  selection={selection}
                  ouverte={`${filtres.etablissement}|${filtres.formation}`}
                  onOpen={(cle, uai) => setFiltres({ formation: cle, etablissement: uai })}
                />
              )}
            </Suspense>
          )}
        </div>
        <div className={styles.carte}>
          <CarteDifferee
            client={client}
            filtres={filtresCarte}
            setFiltres={setFiltres}
            offres={offresCarte}
            taux={formation === '' ? selection.taux : tauxFormation}
            onDemande={openDemande}
          />
        </div>
        {ouvert && (
          <Suspense fallback={<Loading>Chargement…</Loading>}>
            <SidePanel
              client={client}
              filtres={filtres}
              setFiltres={setFiltres}
              complement={
                <Suspense fallback={<Loading>Chargement du besoin local…</Loading>}>
                  <BesoinBloc cle={formation} territoire={territoire} rentree={filtres.rentree} />
                </Suspense>
              }
            >
              {can('demande.creer') && filtres.formation && filtres.etablissement && (
                <Link
                  to="/demandes/nouvelle"
                  search={{ uai: filtres.etablissement, formation: filtres.formation }}
                  className={styles.action}
                >
                  Faire une demande sur cette offre
                </Link>
              )}
              {filtres.formation && filtres.etablissement && (
                <AccesBloc
                  uai={filtres.etablissement}
                  cle={filtres.formation}
                  rentree={filtres.rentree}
                  onEtablissement={(uai, cle) => setFiltres({ etablissement: uai, formation: cle })}
                />
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
    (changement) =>
      void navigate({
        search: (avant) => ({ ...avant, ...changement }),
        replace: 'q' in changement || 'cadre' in changement,
      }),
    [navigate],
  );
  const { data: client, error, refetch } = useFaits(filtres.rentree);
  if (client) return <Contenu client={client} filtres={filtres} setFiltres={setFiltres} />;
  if (error) return <Failure phrase="Les données n’ont pas pu être chargées." onRetry={() => void refetch()} />;
  return <Loading>Chargement des formations de France…</Loading>;
};

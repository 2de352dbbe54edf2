import { getRouteApi, Link } from '@tanstack/react-router';
import { omitDefaults, parseSearch, stringifySearch } from '#client/app/search-params.ts';
import { useCan } from '#client/app/session.ts';
import { DemandesFiltersBar, type SetFiltres } from '#client/features/demandes/demandes-filters.tsx';
import { DemandesList } from '#client/features/demandes/demandes-list.tsx';
import { EtatErreur } from '#client/features/demandes/etat-erreur.tsx';
import { useDemandes } from '#client/features/demandes/queries.ts';
import { MenuVues } from '#client/features/vues/menu-vues.tsx';
import { linkButton } from '#client/ui/link-button.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Empty, Loading } from '#client/ui/state.tsx';
import { demandesFilters } from '#shared/demandes/filters.ts';
import { listRentreesDemande } from '#shared/rentree.ts';
import styles from './demandes.module.css';

const route = getRouteApi('/demandes');
const DEFAUTS = demandesFilters.parse({});

/** Liste des demandes : filtres dans l'URL, comptes par statut, grille, export. */
export const DemandesPage = () => {
  usePageTitle('Demandes');
  const filtres = route.useSearch();
  const navigate = route.useNavigate();
  const can = useCan();
  const { data, error, refetch } = useDemandes(filtres);
  const setFiltres: SetFiltres = (changement) =>
    void navigate({ resetScroll: false, search: (avant) => ({ ...avant, ...changement }), replace: 'q' in changement });
  const choix = omitDefaults(filtres, DEFAUTS);
  const isSansFiltre = Object.keys(choix).every((cle) => cle === 'tri' || cle === 'g');
  const presentes = [filtres.rentree, ...(data?.lignes ?? []).map(({ rentree }) => rentree)].filter((r) => r > 0);
  const rentrees = [...new Set([...listRentreesDemande(new Date()), ...presentes])].sort((a, b) => a - b);
  const renderCorps = () => {
    if (error) return <EtatErreur erreur={error} onRetry={() => void refetch()} />;
    if (!data) return <Loading>Chargement des demandes…</Loading>;
    if (data.lignes.length === 0 && isSansFiltre)
      return (
        <Empty titre="Aucune demande pour l’instant">
          <p>Une demande part d’une formation dans un établissement, depuis la page Formations.</p>
        </Empty>
      );
    return <DemandesList lignes={data.lignes} filtres={filtres} setFiltres={setFiltres} />;
  };
  return (
    <div className={styles.page}>
      <div className={styles.tete}>
        <div className={styles.titre}>
          <h1>Demandes</h1>
          <MenuVues
            page="demandes"
            onOuvrir={(recherche) => void navigate({ search: demandesFilters.parse(parseSearch(recherche)) })}
          />
          {data && !error && can('demande.exporter') && (
            <a className={linkButton()} href={`/exports/demandes.xlsx${stringifySearch(choix)}`} download>
              Exporter (XLSX)
            </a>
          )}
          {can('demande.creer') && (
            <Link to="/demandes/nouvelle" className={linkButton('plein')}>
              Nouvelle demande
            </Link>
          )}
        </div>
        {!error && <DemandesFiltersBar filtres={filtres} rentrees={rentrees} setFiltres={setFiltres} />}
      </div>
      {renderCorps()}
    </div>
  );
};

import { getRouteApi } from '@tanstack/react-router';
import { useCan } from '#client/app/session.ts';
import { getPhrase } from '#client/app/trpc.ts';
import { ChargementsList } from '#client/features/donnees/chargements-list.tsx';
import { FichiersTable } from '#client/features/donnees/fichiers-table.tsx';
import { Historique } from '#client/features/donnees/historique.tsx';
import { useChargements, useDonneesMutations, useEnVigueur } from '#client/features/donnees/queries.ts';
import { VersionDetail } from '#client/features/donnees/version-detail.tsx';
import { Button } from '#client/ui/button.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Panel } from '#client/ui/panel.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import styles from './donnees.module.css';

const route = getRouteApi('/donnees-chargees');

/** Chargements à mener, pour qui en a le droit ; celui de l'adresse s'ouvre dessous. */
const Chargements = () => {
  const { version } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: chargements, error, refetch } = useChargements();
  const { ouvrir } = useDonneesMutations();
  const open = () => ouvrir.mutate(undefined, { onSuccess: ({ id }) => void navigate({ search: { version: id } }) });
  const renderListe = () => {
    if (error && !chargements)
      return <Failure phrase="Les chargements en cours n’ont pas pu être lus." onRetry={() => void refetch()} />;
    if (!chargements) return <Loading>Lecture des chargements en cours…</Loading>;
    if (chargements.length > 0) return <ChargementsList chargements={chargements} />;
    return (
      <p className={styles.vide}>
        Aucun chargement en attente. Un chargement est approuvé par une autre personne que celle qui l’a préparé.
      </p>
    );
  };
  return (
    <>
      <Panel
        titre="Chargements en cours"
        aside={
          <Button variante="plein" aria-disabled={ouvrir.isPending} onClick={open}>
            Charger des fichiers
          </Button>
        }
      >
        {renderListe()}
      </Panel>
      {version > 0 && <VersionDetail key={version} id={version} />}
    </>
  );
};

/** Page Données : ce qui est en vigueur, son histoire, et le chargement d'une nouvelle version. */
export const DonneesPage = () => {
  usePageTitle('Données');
  const can = useCan();
  const { data, error, refetch } = useEnVigueur();
  const renderEnVigueur = () => {
    if (error && !data) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
    if (!data) return <Loading>Chargement des données en vigueur…</Loading>;
    return (
      <>
        <Panel titre="Versions publiées">
          {data.versions.length > 0 ? (
            <Historique versions={data.versions} />
          ) : (
            <p className={styles.vide}>Aucune donnée n’a encore été publiée.</p>
          )}
        </Panel>
        <FichiersTable fichiers={data.fichiers} />
      </>
    );
  };
  return (
    <div className={styles.page}>
      <div>
        <h1>Données</h1>
        <p className={styles.vide}>
          Les fichiers officiels dont viennent tous les chiffres, version par version : rien n’est effacé, et l’on peut
          revenir à la version précédente.
        </p>
      </div>
      {can('donnees.charger') && <Chargements />}
      {renderEnVigueur()}
    </div>
  );
};

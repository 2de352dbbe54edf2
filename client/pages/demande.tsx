import { getRouteApi } from '@tanstack/react-router';
import { getCodeErreur } from '#client/app/trpc.ts';
import { DemandeDetail } from '#client/features/demandes/demande-detail.tsx';
import { EtatErreur } from '#client/features/demandes/etat-erreur.tsx';
import { useDemande } from '#client/features/demandes/queries.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Loading } from '#client/ui/state.tsx';

const route = getRouteApi('/demandes/$numero');

/** Une demande : sa saisie, ses étapes, son journal. */
export const DemandePage = () => {
  const { numero } = route.useParams();
  usePageTitle(`Demande ${numero}`);
  const { data, error, refetch } = useDemande(numero);
  // Un refus l'emporte sur ce qui était affiché ; une panne pendant une relecture, non.
  if (data && (!error || getCodeErreur(error) === null)) return <DemandeDetail key={numero} detail={data} />;
  return (
    <>
      <h1 className="visuellement-cache">Demande {numero}</h1>
      {error ? (
        <EtatErreur erreur={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>Chargement de la demande…</Loading>
      )}
    </>
  );
};

import { getRouteApi, Link } from '@tanstack/react-router';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { ChoixOffre } from '#client/features/demandes/choix-offre.tsx';
import { EtatErreur } from '#client/features/demandes/etat-erreur.tsx';
import { NouvelleDemande } from '#client/features/demandes/nouvelle-demande.tsx';
import { type CleOffre, usePrefill } from '#client/features/demandes/queries.ts';
import type { Depart } from '#client/features/demandes/saisie-initiale.ts';
import { Alert } from '#client/ui/alert.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Loading } from '#client/ui/state.tsx';
import { CLE_FORMATION } from '#shared/formations/filters.ts';
import { VOIES } from '#shared/formations/formation.ts';
import styles from './nouvelle-demande.module.css';

const route = getRouteApi('/demandes/nouvelle');

/** Offre nommée par l'URL ; nulle si elle n'en nomme pas une entière. */
const parseOffre = (uai: string, formation: string): CleOffre | null => {
  const [cfd = '', dispositif = '', nom] = formation.split('.');
  const voie = VOIES.find((v) => v === nom);
  return /^\d{7}[A-Z]$/.test(uai) && CLE_FORMATION.test(formation) && voie ? { uai, cfd, dispositif, voie } : null;
};

const useChoose = () => {
  const navigate = route.useNavigate();
  return ({ uai, cfd, dispositif, voie }: CleOffre) =>
    void navigate({
      resetScroll: false,
      search: (avant) => ({ ...avant, uai, formation: `${cfd}.${dispositif}.${voie}` }),
    });
};

const Formulaire = ({ cle, depart }: { cle: CleOffre; depart: Depart }) => {
  const { data, error, refetch } = usePrefill(cle);
  const choose = useChoose();
  const champs = getChamps(error);
  if (error && Object.keys(champs).length > 0)
    return (
      <>
        <Alert ton="refus" focus>
          <p>{getPhrase(error)}</p>
        </Alert>
        <ChoixOffre depart={cle} refus={champs} onChoose={choose} />
      </>
    );
  if (error) return <EtatErreur erreur={error} onRetry={() => void refetch()} />;
  return data ? (
    <NouvelleDemande prefill={data} depart={depart} />
  ) : (
    <Loading>Recherche des capacités connues…</Loading>
  );
};

/** Demande nouvelle, à partir d'une formation dans un établissement. */
export const NouvelleDemandePage = () => {
  usePageTitle('Nouvelle demande');
  const { uai, formation, type, commentaire } = route.useSearch();
  const [cfd = '', dispositif = ''] = CLE_FORMATION.test(formation) ? formation.split('.') : [];
  const choose = useChoose();
  const cle = parseOffre(uai, formation);
  return (
    <div className={styles.page}>
      <div>
        <p>
          <Link to="/demandes">Demandes</Link>
        </p>
        <h1>Nouvelle demande</h1>
      </div>
      {cle ? (
        <Formulaire key={`${uai} ${formation}`} cle={cle} depart={{ type, commentaire }} />
      ) : (
        <ChoixOffre depart={{ uai, cfd, dispositif }} onChoose={choose} />
      )}
    </div>
  );
};

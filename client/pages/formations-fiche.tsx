import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useCan } from '#client/app/session.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { SetFiltres } from '#client/features/formations/filters-bar.tsx';
import { Button } from '#client/ui/button.tsx';
import { CloseIcon } from '#client/ui/close-icon.tsx';
import { isOuvertAuClavier } from '#client/ui/dernier-geste.ts';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import styles from './formations.module.css';

const SidePanel = lazy(() =>
  import('#client/features/formations/side-panel.tsx').then((m) => ({ default: m.SidePanel })),
);
const BesoinBloc = lazy(() =>
  import('#client/features/besoins/besoin-bloc.tsx').then((m) => ({ default: m.BesoinBloc })),
);
const SuiviLocalBloc = lazy(() =>
  import('#client/features/suivis-locaux/suivi-local-bloc.tsx').then((m) => ({ default: m.SuiviLocalBloc })),
);
const AccesBloc = lazy(() => import('#client/features/acces/acces-bloc.tsx').then((m) => ({ default: m.AccesBloc })));

type Props = { client: FaitsClient; filtres: FormationsFilters; setFiltres: SetFiltres };

/** La fiche ouverte à droite : la formation, l'établissement ou les deux, et ce que d'autres fonctions en disent. */
export const FormationsFiche = ({ client, filtres, setFiltres }: Props) => {
  const can = useCan();
  // Lu à l'ouverture même : la fiche, chargée à part, arrive parfois après d'autres gestes.
  const [auClavier] = useState(isOuvertAuClavier);
  const { formation, etablissement, territoire, rentree } = filtres;
  const repli = (
    <aside className={styles.fichePanne} aria-label="Fiche">
      <Button
        variante="nu"
        aria-label="Fermer la fiche"
        onClick={() => setFiltres({ formation: '', etablissement: '' })}
      >
        <CloseIcon />
      </Button>
      <Failure
        phrase="Le serveur ne répond pas : la fiche n’a pas pu se charger. Le reste de la page demeure."
        onRetry={() => window.location.reload()}
      />
    </aside>
  );
  return (
    <ErrorBoundary repli={repli}>
      <Suspense fallback={<Loading>Chargement…</Loading>}>
        <SidePanel
          client={client}
          filtres={filtres}
          setFiltres={setFiltres}
          auClavier={auClavier}
          complement={
            <Suspense fallback={<Loading>Chargement du besoin local…</Loading>}>
              <BesoinBloc cle={formation} territoire={territoire} rentree={rentree} />
            </Suspense>
          }
        >
          {can('demande.creer') && formation && etablissement && (
            <Link to="/demandes/nouvelle" search={{ uai: etablissement, formation }} className={styles.action}>
              Faire une demande sur cette offre
            </Link>
          )}
          {formation && etablissement && (
            <SuiviLocalBloc key={`${etablissement} ${formation}`} uai={etablissement} formation={formation} />
          )}
          {formation && etablissement && (
            <AccesBloc
              uai={etablissement}
              cle={formation}
              rentree={rentree}
              onEtablissement={(uai, cle) => setFiltres({ etablissement: uai, formation: cle })}
            />
          )}
        </SidePanel>
      </Suspense>
    </ErrorBoundary>
  );
};

import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMoi } from '#client/app/session.ts';
import { formatCommentaire } from '#client/features/reperage/commentaire.ts';
import { CriteresPanel, type SetFiltres } from '#client/features/reperage/criteres-panel.tsx';
import { DetailPanel } from '#client/features/reperage/detail-panel.tsx';
import { FiltresBar } from '#client/features/reperage/filtres-bar.tsx';
import { type Detail, type References, useListe, useReferences } from '#client/features/reperage/queries.ts';
import { Resultats } from '#client/features/reperage/resultats.tsx';
import { SignauxList } from '#client/features/reperage/signaux-list.tsx';
import { Button } from '#client/ui/button.tsx';
import { linkButton } from '#client/ui/link-button.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Segmented } from '#client/ui/segmented.tsx';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import styles from './reperage.module.css';

const route = getRouteApi('/reperage');

const AVERTISSEMENT =
  'Le repérage propose, il ne décide pas : chaque résultat est une question, à instruire avec ce que les chiffres ne disent pas (équipes, locaux, transports, projets).';

const LienDemande = ({ detail }: { detail: Detail }) => (
  <Link
    to="/demandes/nouvelle"
    search={{
      uai: detail.nature === 'fermeture' ? detail.lieu : '',
      formation: detail.formation,
      type: detail.nature,
      commentaire: formatCommentaire(detail),
    }}
    className={linkButton('plein')}
  >
    Faire une demande
  </Link>
);

const LienFormations = ({ detail }: { detail: Detail }) => {
  const isFermeture = detail.nature === 'fermeture';
  return (
    <p>
      <Link
        to="/formations"
        search={{
          formation: detail.formation,
          ...(isFermeture ? { vue: 'offres', etablissement: detail.lieu } : { territoire: `region:${detail.region}` }),
        }}
      >
        Voir sur Formations
      </Link>
    </p>
  );
};

type CorpsProps = {
  nature: NatureReperage;
  filtres: ReperageFilters;
  setFiltres: SetFiltres;
  references: References;
};

const SansTerritoire = ({ setFiltres }: Pick<CorpsProps, 'setFiltres'>) => {
  const region = useMoi().data?.acteur.region;
  return (
    <Empty titre="Choisissez un territoire">
      <p>On cherche ce qui manque quelque part : une région, une académie, un département ou un bassin d’emploi.</p>
      {region && (
        <Button variante="plein" onClick={() => setFiltres({ territoire: `region:${region}` })}>
          Ma région
        </Button>
      )}
    </Empty>
  );
};

const Corps = ({ nature, filtres, setFiltres, references }: CorpsProps) => {
  const requete = useListe(nature, filtres);
  const { data: moi } = useMoi();
  const { formation, lieu } = filtres;
  const isOuvert = formation !== '' && lieu !== '' && lieu.includes(':') === (nature === 'ouverture');
  return (
    <>
      <div className={styles.filtres}>
        <FiltresBar
          nature={nature}
          references={references}
          filtres={filtres}
          setFiltres={setFiltres}
          rayon={requete.data?.rayon ?? 2 * references.parametres.rayon_proximite}
        />
      </div>
      <div className={isOuvert ? styles.corpsOuvert : styles.corps}>
        <CriteresPanel
          nature={nature}
          filtres={filtres}
          setFiltres={setFiltres}
          parametres={references.parametres}
          isBesoinCharge={requete.data?.isBesoinCharge ?? true}
        />
        <div className={styles.resultats}>
          {nature === 'ouverture' && filtres.territoire === '' ? (
            <SansTerritoire setFiltres={setFiltres} />
          ) : (
            <Resultats
              nature={nature}
              filtres={filtres}
              setFiltres={setFiltres}
              requete={requete}
              isConnecte={moi?.acteur.id != null}
            />
          )}
        </div>
        {isOuvert && (
          <DetailPanel
            cle={{ nature, formation, lieu }}
            filtres={filtres}
            liens={{
              demande: (detail) => <LienDemande detail={detail} />,
              formations: (detail) => <LienFormations detail={detail} />,
            }}
            onClose={() => setFiltres({ formation: '', lieu: '' })}
          />
        )}
      </div>
    </>
  );
};

const Onglet = ({ filtres, setFiltres }: Pick<CorpsProps, 'filtres' | 'setFiltres'>) => {
  const { data: moi } = useMoi();
  const { data: references, error, refetch } = useReferences();
  if (filtres.onglet === 'signaux') {
    if (moi?.acteur.id === null)
      return (
        <Empty titre="Les signaux se lisent connecté">
          <Link to="/connexion" search={{ retour: '/reperage?onglet=signaux' }} className={linkButton('plein')}>
            Se connecter
          </Link>
        </Empty>
      );
    return <SignauxList vue={filtres.signaux} onVue={(signaux) => setFiltres({ signaux })} />;
  }
  if (error) return <Failure phrase="Le repérage n’a pas pu être chargé." onRetry={() => void refetch()} />;
  if (!references) return <Loading>Chargement du repérage…</Loading>;
  const nature = filtres.onglet === 'fermetures' ? 'fermeture' : 'ouverture';
  return <Corps key={nature} nature={nature} filtres={filtres} setFiltres={setFiltres} references={references} />;
};

/** Page Repérage : ce qui mérite d'être examiné, selon des critères que chacun voit et déplace. */
export const ReperagePage = () => {
  usePageTitle('Repérage');
  const filtres = route.useSearch();
  const navigate = route.useNavigate();
  const setFiltres = useCallback<SetFiltres>(
    (changement) =>
      void navigate({
        resetScroll: false,
        search: (avant) => ({ ...avant, ...changement }),
        replace: 'seuils' in changement,
      }),
    [navigate],
  );
  return (
    <div className={styles.page}>
      <div className={styles.entete}>
        <h1>Repérage</h1>
        <Segmented
          libelle="Onglet"
          options={[
            { code: 'fermetures', libelle: 'Fermetures à examiner' },
            { code: 'ouvertures', libelle: 'Ouvertures à examiner' },
            { code: 'signaux', libelle: 'Signaux' },
          ]}
          choisi={filtres.onglet}
          onChange={(onglet) => setFiltres({ onglet, formation: '', lieu: '', tri: '', page: 1 })}
        />
        <p className={styles.avertissement}>
          {AVERTISSEMENT} <Link to="/parametres">D’où viennent les seuils</Link>
        </p>
      </div>
      <Onglet filtres={filtres} setFiltres={setFiltres} />
    </div>
  );
};

import { getRouteApi, Link } from '@tanstack/react-router';
import { useCan, useMoi } from '#client/app/session.ts';
import { getPhrase } from '#client/app/trpc.ts';
import { CorrectionsTable } from '#client/features/besoins/corrections-table.tsx';
import { DiplomesList } from '#client/features/besoins/diplomes-list.tsx';
import { LiensEditor } from '#client/features/besoins/liens-editor.tsx';
import { linkButton } from '#client/ui/link-button.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Panel } from '#client/ui/panel.tsx';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import { ERRORS } from '#shared/errors.ts';
import styles from './liens-metiers.module.css';

const route = getRouteApi('/liens-metiers');

const Contenu = () => {
  const { q, cfd } = route.useSearch();
  const navigate = route.useNavigate();
  const onChoose = (choisi: string) =>
    void navigate({ resetScroll: false, search: (avant) => ({ ...avant, cfd: choisi }) });
  const onSearch = (texte: string) =>
    void navigate({ resetScroll: false, search: (avant) => ({ ...avant, q: texte }), replace: true });
  return (
    <div className={styles.page}>
      <div>
        <h1>Liens entre diplômes et métiers</h1>
        <p className={styles.intro}>
          Le besoin local d’une formation se lit dans les familles de métiers que les nomenclatures lui relient. Quand
          un lien manque ou trompe, corrigez-le ici : la correction vaut partout, dit pourquoi, et s’annule.
        </p>
      </div>
      <div className={styles.colonnes}>
        <Panel titre="Diplôme">
          <DiplomesList q={q} choisi={cfd} onSearch={onSearch} onChoose={onChoose} />
        </Panel>
        <Panel titre="Familles de métiers">
          {cfd ? <LiensEditor key={cfd} cfd={cfd} /> : <p>Choisissez un diplôme pour voir et corriger son chemin.</p>}
        </Panel>
      </div>
      <Panel titre="Historique des corrections">
        <CorrectionsTable onChoose={onChoose} />
      </Panel>
    </div>
  );
};

/** Correction des liens entre diplômes et familles de métiers, réservée à l'administration nationale. */
export const LiensMetiersPage = () => {
  usePageTitle('Liens diplômes – métiers');
  const { data: moi, error, refetch } = useMoi();
  const can = useCan();
  if (!moi && error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!moi) return <Loading>Chargement de la page…</Loading>;
  if (can('lien_metier.modifier')) return <Contenu />;
  if (moi.acteur.id !== null)
    return (
      <Empty titre="Liens entre diplômes et métiers">
        <p>Votre rôle ne permet pas de les corriger. Le besoin local d’une formation se lit dans sa fiche.</p>
        <Link to="/formations" className={linkButton('plein')}>
          Voir les formations
        </Link>
      </Empty>
    );
  return (
    <Empty titre="Liens entre diplômes et métiers">
      <p>{ERRORS.non_connecte.phrase}</p>
      <Link to="/connexion" search={{ retour: '/liens-metiers' }} className={linkButton('plein')}>
        Se connecter
      </Link>
    </Empty>
  );
};

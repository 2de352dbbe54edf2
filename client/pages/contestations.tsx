import { Link } from '@tanstack/react-router';
import { useMoi } from '#client/app/session.ts';
import { getPhrase } from '#client/app/trpc.ts';
import { ContestationsList } from '#client/features/contestations/contestations-list.tsx';
import { linkButton } from '#client/ui/link-button.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import styles from './parametres.module.css';

/** Chiffres contestés : ceux auxquels la personne peut répondre, et les siens. */
export const ContestationsPage = () => {
  usePageTitle('Chiffres contestés');
  const { data: moi, error, refetch } = useMoi();
  if (!moi && error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!moi) return <Loading>Chargement…</Loading>;
  if (moi.acteur.id === null)
    return (
      <Empty titre="Les contestations se lisent connecté">
        <Link to="/connexion" search={{ retour: '/contestations' }} className={linkButton('plein')}>
          Se connecter
        </Link>
      </Empty>
    );
  return (
    <div className={styles.page}>
      <h1>Chiffres contestés</h1>
      <p>Chaque contestation garde le chiffre tel qu’il était affiché ; la réponse reste avec lui.</p>
      <ContestationsList />
    </div>
  );
};

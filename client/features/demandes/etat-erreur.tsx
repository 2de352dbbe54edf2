import { Link, useLocation } from '@tanstack/react-router';
import { getCodeErreur, getPhrase } from '#client/app/trpc.ts';
import { linkButton } from '#client/ui/link-button.ts';
import { Empty, Failure } from '#client/ui/state.tsx';

/** Pourquoi une page de demandes ne peut pas se montrer, et où aller : se connecter, revenir, réessayer. */
export const EtatErreur = ({ erreur, onRetry }: { erreur: unknown; onRetry: () => void }) => {
  const { href } = useLocation();
  const code = getCodeErreur(erreur);
  if (code === null || code === 'base_saturee' || code === 'erreur_interne')
    return <Failure phrase={getPhrase(erreur)} onRetry={onRetry} />;
  return (
    <Empty titre={getPhrase(erreur)}>
      {code === 'non_connecte' ? (
        <Link to="/connexion" search={{ retour: href }} className={linkButton('plein')}>
          Se connecter
        </Link>
      ) : (
        <Link to="/demandes" className={linkButton()}>
          Voir les demandes
        </Link>
      )}
    </Empty>
  );
};

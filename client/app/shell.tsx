import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ThemeContext } from '#client/design/theme.ts';
import { applyTheme, getTheme, type Theme } from '#client/design/tokens.ts';
import type { Complement } from '#client/explication/explication-fenetre.tsx';
import { ExplicationProvider } from '#client/explication/explication-provider.tsx';
import { Button } from '#client/ui/button.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { Toaster } from '#client/ui/toaster.tsx';
import { Navigation } from './navigation.tsx';
import { SESSION_FERMEE, useMoi } from './session.ts';
import styles from './shell.module.css';
import { trpc } from './trpc.ts';

const ContestationBloc = lazy(() =>
  import('#client/features/contestations/contestation-bloc.tsx').then((m) => ({ default: m.ContestationBloc })),
);

const Compte = () => {
  const { data: moi } = useMoi();
  const client = useQueryClient();
  const { href } = useLocation();
  const deconnecter = useMutation(
    trpc.auth.deconnecter.mutationOptions({
      onSuccess: () => {
        // Un poste partagé ne garde pas la saisie de la personne qui s'en va.
        sessionStorage.clear();
        window.dispatchEvent(new Event(SESSION_FERMEE));
        return client.resetQueries();
      },
      meta: { succes: 'Vous êtes déconnecté.' },
    }),
  );
  if (!moi) return null;
  if (moi.acteur.id === null)
    return (
      <Link to="/connexion" search={{ retour: href }} className={styles.lien}>
        Se connecter
      </Link>
    );
  return (
    <>
      <span className={styles.personne}>
        <strong>
          {moi.prenom} {moi.nom}
        </strong>
        <span>{moi.libelleRole}</span>
      </span>
      <Button variante="nu" onClick={() => deconnecter.mutate()}>
        Se déconnecter
      </Button>
    </>
  );
};

const IconeTheme = ({ theme }: { theme: Theme }) => (
  <svg
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
  >
    {theme === 'clair' ? (
      <path d="M13.5 9.5A6 6 0 1 1 6.5 2.5a4.8 4.8 0 0 0 7 7Z" strokeLinejoin="round" />
    ) : (
      <path
        d="M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13"
        strokeLinecap="round"
      />
    )}
  </svg>
);

/** Sous toute explication : contester le chiffre, et lire ce qui en a été dit. D'un ensemble, les filtres restent avec lui. */
const buildContestation: Complement = (
  { code, formation, territoire, lieu, etablissement, rentree },
  { affiche, contexte },
) => (
  <Suspense>
    <ContestationBloc
      indicateur={code}
      formation={formation}
      territoire={lieu || territoire}
      uai={etablissement}
      rentree={rentree}
      affiche={formation === '' ? [affiche, ...contexte].join(' · ').slice(0, 200) : affiche}
    />
  </Suspense>
);

/** Cadre de toutes les pages : navigation, nature des données, thème, compte. */
export const Shell = () => {
  const [theme, setTheme] = useState<Theme>(getTheme);
  const { data: moi } = useMoi();
  const autre: Theme = theme === 'clair' ? 'sombre' : 'clair';
  const { pathname } = useLocation();
  const precedent = useRef(pathname);
  useEffect(() => {
    // Une page suivie d'un lien prend le focus ; la première laisse le clavier au lien d'évitement.
    if (precedent.current !== pathname) document.getElementById('contenu')?.focus({ preventScroll: true });
    precedent.current = pathname;
  }, [pathname]);
  useEffect(() => {
    const systeme = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => {
      applyTheme(getTheme(), false);
      setTheme(getTheme());
    };
    systeme.addEventListener('change', follow);
    return () => systeme.removeEventListener('change', follow);
  }, []);
  return (
    <ThemeContext value={theme}>
      <div className={styles.cadre}>
        <a href="#contenu" className={styles.evitement}>
          Aller au contenu
        </a>
        <header className={styles.entete}>
          <Link to="/formations" className={styles.marque}>
            Carte des formations <span>– Pilotage</span>
          </Link>
          <Navigation />
          <div className={styles.outils}>
            {moi?.origine === 'demonstration' && (
              <Tag ton="alerte" titre="Établissements, effectifs et personnes inventés ; nomenclatures réelles.">
                Données de démonstration
              </Tag>
            )}
            <Button
              variante="nu"
              aria-label={`Passer au thème ${autre}`}
              title={`Passer au thème ${autre}`}
              onClick={() => {
                applyTheme(autre, true);
                setTheme(autre);
              }}
            >
              <IconeTheme theme={theme} />
            </Button>
            <Compte />
          </div>
        </header>
        <main id="contenu" data-scroll-restoration-id="contenu" className={styles.contenu} tabIndex={-1}>
          <ExplicationProvider complement={buildContestation}>
            <Outlet />
          </ExplicationProvider>
        </main>
        <Toaster />
      </div>
    </ThemeContext>
  );
};

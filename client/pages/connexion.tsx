import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useMoi } from '#client/app/session.ts';
import { ComptesDemo } from '#client/features/connexion/comptes-demo.tsx';
import { ConnexionForm, ID_ENVOI } from '#client/features/connexion/connexion-form.tsx';
import { type Identifiants, useConnecter } from '#client/features/connexion/use-connecter.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import styles from './connexion.module.css';

const route = getRouteApi('/connexion');

/** Connexion : retourne là d'où l'on venait ; propose les comptes de démonstration s'il y en a. */
export const ConnexionPage = () => {
  usePageTitle('Connexion');
  const { retour } = route.useSearch();
  const { history } = useRouter();
  const { data: moi } = useMoi();
  const [identifiants, setIdentifiants] = useState<Identifiants>({ email: '', motDePasse: '' });
  const connecter = useConnecter(() => history.push(retour));
  const comptes = moi?.comptesDemo ?? [];
  return (
    <div className={`${styles.page} ${comptes.length === 0 ? styles.seule : ''}`}>
      <div className={styles.cadre}>
        <h1>Se connecter</h1>
        {moi && moi.acteur.id !== null && (
          <p className={styles.discret}>
            Vous êtes connecté : {moi.prenom} {moi.nom}, {moi.libelleRole}. Se connecter de nouveau change de compte.
          </p>
        )}
        <ConnexionForm identifiants={identifiants} onChange={setIdentifiants} connecter={connecter} />
      </div>
      {comptes.length > 0 && (
        <ComptesDemo
          comptes={comptes}
          onFill={({ email, motDePasse }) => {
            setIdentifiants({ email, motDePasse });
            document.getElementById(ID_ENVOI)?.focus();
          }}
        />
      )}
    </div>
  );
};

import { type FormEvent, useRef, useState } from 'react';
import { getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import styles from './connexion-form.module.css';
import type { Identifiants, useConnecter } from './use-connecter.ts';

type Props = {
  identifiants: Identifiants;
  onChange: (identifiants: Identifiants) => void;
  connecter: ReturnType<typeof useConnecter>;
};

/** Bouton d'envoi : là où va le focus quand le formulaire se remplit d'un coup. */
export const ID_ENVOI = 'se-connecter';

/** Formulaire de connexion ; un refus garde tout ce qui a été tapé et prend le focus. */
export const ConnexionForm = ({ identifiants, onChange, connecter }: Props) => {
  const [isTente, setTente] = useState(false);
  const [isMontre, setMontre] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const motDePasse = useRef<HTMLInputElement>(null);
  const isEmailVide = identifiants.email.trim() === '';
  const isMotDePasseVide = identifiants.motDePasse === '';
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setTente(true);
    if (isEmailVide) email.current?.focus();
    else if (isMotDePasseVide) motDePasse.current?.focus();
    else if (!connecter.isPending) connecter.mutate(identifiants);
  };
  return (
    <form className={styles.formulaire} aria-label="Connexion" noValidate onSubmit={submit}>
      {connecter.isError && !connecter.isPending && (
        <Alert key={connecter.submittedAt} ton="refus" titre="La connexion a été refusée" focus>
          <p>{getPhrase(connecter.error)}</p>
        </Alert>
      )}
      <Field
        libelle="Adresse électronique"
        erreur={isTente && isEmailVide ? 'Indiquez votre adresse électronique.' : undefined}
      >
        {(attributs) => (
          <input
            {...attributs}
            ref={email}
            type="email"
            autoComplete="username"
            maxLength={254}
            value={identifiants.email}
            onChange={(e) => onChange({ ...identifiants, email: e.target.value })}
          />
        )}
      </Field>
      <Field libelle="Mot de passe" erreur={isTente && isMotDePasseVide ? 'Indiquez votre mot de passe.' : undefined}>
        {(attributs) => (
          <div className={styles.secret}>
            <input
              {...attributs}
              ref={motDePasse}
              type={isMontre ? 'text' : 'password'}
              autoComplete="current-password"
              maxLength={200}
              value={identifiants.motDePasse}
              onChange={(e) => onChange({ ...identifiants, motDePasse: e.target.value })}
            />
            <Button variante="nu" aria-pressed={isMontre} onClick={() => setMontre(!isMontre)}>
              {isMontre ? 'Masquer' : 'Afficher'}
              <span className="visuellement-cache"> le mot de passe</span>
            </Button>
          </div>
        )}
      </Field>
      <Button id={ID_ENVOI} type="submit" variante="plein" aria-disabled={connecter.isPending}>
        {connecter.isPending ? 'Connexion…' : 'Se connecter'}
      </Button>
    </form>
  );
};

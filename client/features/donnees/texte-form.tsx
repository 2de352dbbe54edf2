import { useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { ERRORS } from '#shared/errors.ts';
import styles from './etapes-version.module.css';

type Props = {
  libelle: string;
  aide: string;
  initial: string;
  obligatoire: boolean;
  action: string;
  occupe: boolean;
  onEnvoyer: (texte: string) => void;
  onRenoncer: () => void;
};

const focusElement = (element: HTMLElement | null): void => element?.focus();

/** Texte demandé par une étape, saisi sur place. */
export const TexteForm = ({ libelle, aide, initial, obligatoire, action, occupe, onEnvoyer, onRenoncer }: Props) => {
  const [texte, setTexte] = useState(initial);
  const [isTente, setTente] = useState(false);
  const isManquant = obligatoire && texte.trim() === '';
  return (
    <form
      className={styles.formulaire}
      aria-label={action}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTente(true);
        if (isManquant) e.currentTarget.querySelector('textarea')?.focus();
        else if (!occupe) onEnvoyer(texte);
      }}
    >
      <Field libelle={libelle} aide={aide} erreur={isTente && isManquant ? ERRORS.motif_obligatoire.phrase : undefined}>
        {(attributs) => (
          <textarea
            {...attributs}
            ref={focusElement}
            rows={3}
            maxLength={2000}
            aria-required={obligatoire}
            value={texte}
            onChange={(e) => setTexte(e.target.value)}
          />
        )}
      </Field>
      <div className={styles.boutons}>
        <Button type="submit" variante="plein" aria-disabled={occupe}>
          {occupe ? 'Enregistrement…' : action}
        </Button>
        <Button variante="nu" onClick={onRenoncer}>
          Renoncer
        </Button>
      </div>
    </form>
  );
};

import { type ReactNode, useState } from 'react';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import styles from './detail-panel.module.css';

type Props = {
  libelle: string;
  aide: string;
  /** Nom du champ que le serveur peut refuser. */
  champ: string;
  minimum: number;
  bouton: string;
  refus: string;
  envoi: { isPending: boolean; isError: boolean; error: unknown; submittedAt: number };
  onSubmit: (texte: string) => void;
  onClose: () => void;
  children?: ReactNode;
};

const focusElement = (element: HTMLElement | null): void => element?.focus();

/** Un texte à écrire avant d'agir : la raison, la question ou l'explication. Un refus ne perd rien. */
export const TexteForm = (props: Props) => {
  const { libelle, aide, champ, minimum, bouton, refus, envoi, onSubmit, onClose, children } = props;
  const [texte, setTexte] = useState('');
  const [isTente, setTente] = useState(false);
  const isCourt = texte.trim().length < minimum;
  const champs = envoi.isError ? getChamps(envoi.error) : {};
  return (
    <form
      className={styles.formulaire}
      aria-label={bouton}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTente(true);
        if (isCourt) e.currentTarget.querySelector('textarea')?.focus();
        else if (!envoi.isPending) onSubmit(texte);
      }}
    >
      {envoi.isError && (
        <Alert key={envoi.submittedAt} ton="refus" titre={refus} focus>
          <p>{Object.values(champs).join(' ') || getPhrase(envoi.error)}</p>
        </Alert>
      )}
      {children}
      <Field
        libelle={libelle}
        aide={aide}
        erreur={champs[champ] ?? (isTente && isCourt ? `${minimum} caractères au moins.` : undefined)}
      >
        {(attributs) => (
          <textarea
            {...attributs}
            ref={focusElement}
            rows={3}
            maxLength={2000}
            aria-required
            value={texte}
            onChange={(e) => setTexte(e.target.value)}
          />
        )}
      </Field>
      <div className={styles.boutons}>
        <Button type="submit" variante="plein" aria-disabled={envoi.isPending}>
          {envoi.isPending ? 'Enregistrement…' : bouton}
        </Button>
        <Button variante="nu" onClick={onClose}>
          Renoncer
        </Button>
      </div>
    </form>
  );
};

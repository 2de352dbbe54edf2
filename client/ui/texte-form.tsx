import { type ReactNode, useState } from 'react';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import styles from './texte-form.module.css';

type Props = {
  libelle: string;
  aide: string;
  /** Nom du champ que le serveur peut refuser. */
  champ: string;
  minimum: number;
  bouton: string;
  refus: string;
  envoi: { isPending: boolean; isError: boolean; submittedAt: number };
  /** Le refus du serveur : sa phrase, et ses précisions par champ. */
  erreur: { phrase: string; champs: Readonly<Record<string, string>> };
  onSubmit: (texte: string) => void;
  onClose: () => void;
  children?: ReactNode;
};

const focusElement = (element: HTMLElement | null): void => element?.focus();

/** Un texte à écrire avant d'agir : la raison, la question ou l'explication. Un refus ne perd rien. */
export const TexteForm = (props: Props) => {
  const { libelle, aide, champ, minimum, bouton, refus, envoi, erreur, onSubmit, onClose, children } = props;
  const [texte, setTexte] = useState('');
  const [isTente, setTente] = useState(false);
  const isCourt = texte.trim().length < minimum;
  const champs = envoi.isError ? erreur.champs : {};
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
          <p>{Object.values(champs).join(' ') || erreur.phrase}</p>
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

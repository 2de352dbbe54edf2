import { useState } from 'react';
import { getCodeErreur, getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { type EtapePossible, STATUTS } from '#shared/demandes/workflow.ts';
import { ERRORS } from '#shared/errors.ts';
import styles from './etapes-panel.module.css';
import { useDemandeMutations } from './use-demande-mutations.ts';

type Props = { numero: string; version: number; etape: EtapePossible; onClose: () => void };

const focusElement = (element: HTMLElement | null): void => element?.focus();

/** Après un conflit, la version en vigueur est déjà à l'écran : il n'y a rien à recharger. */
const formatRefus = (erreur: unknown): string =>
  getCodeErreur(erreur) === 'demande_modifiee_entre_temps'
    ? 'La demande a été modifiée entre-temps. La version en vigueur est maintenant affichée : relisez-la, puis confirmez de nouveau.'
    : getPhrase(erreur);

/** Confirmation d'une étape sur place : ce qu'elle fait, son motif (obligatoire ou non), le refus s'il y en a un. */
export const EtapeForm = ({ numero, version, etape, onClose }: Props) => {
  const [motif, setMotif] = useState('');
  const [isTente, setTente] = useState(false);
  const { appliquer } = useDemandeMutations(numero);
  const isManquant = etape.motifExige && motif.trim() === '';
  return (
    <form
      className={styles.confirmation}
      aria-label={`Confirmer : ${etape.libelle}`}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTente(true);
        if (isManquant) e.currentTarget.querySelector('textarea')?.focus();
        else if (!appliquer.isPending)
          appliquer.mutate({ numero, version, transition: etape.nom, motif }, { onSuccess: onClose });
      }}
    >
      {appliquer.isError && (
        <Alert key={appliquer.submittedAt} ton="refus" titre="L’étape n’a pas été enregistrée" focus>
          <p>{formatRefus(appliquer.error)}</p>
        </Alert>
      )}
      <p>
        La demande passera au statut « {STATUTS[etape.vers].libelle} ».
        {etape.vers === 'supprimee' && ' Elle quittera les listes ; son auteur pourra la restaurer.'}
      </p>
      <Field
        libelle={etape.motifExige ? 'Motif (obligatoire)' : 'Motif (facultatif)'}
        aide="Inscrit au journal de la demande."
        erreur={isTente && isManquant ? ERRORS.motif_obligatoire.phrase : undefined}
      >
        {(attributs) => (
          <textarea
            {...attributs}
            ref={focusElement}
            rows={3}
            maxLength={2000}
            aria-required={etape.motifExige}
            value={motif}
            onChange={(e) => setMotif(e.target.value)}
          />
        )}
      </Field>
      <div className={styles.boutons}>
        <Button type="submit" variante="plein" aria-disabled={appliquer.isPending}>
          {appliquer.isPending ? 'Enregistrement…' : `Confirmer : ${etape.libelle.toLocaleLowerCase('fr')}`}
        </Button>
        <Button variante="nu" onClick={onClose}>
          Renoncer
        </Button>
      </div>
    </form>
  );
};

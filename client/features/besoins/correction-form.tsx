import { useId, useState } from 'react';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { SearchSelect } from '#client/ui/search-select.tsx';
import type { SensCorrection } from '#shared/besoins/chemin.ts';
import { MOTIF_MIN } from '#shared/besoins/correction.ts';
import styles from './liens.module.css';
import { useCorrectionMutations, useFamilles } from './use-liens.ts';

type Props = {
  cfd: string;
  sens: SensCorrection;
  /** Famille à retirer ; vide pour un ajout, où elle se choisit. */
  famille: string;
  libelle: string;
  /** Codes déjà reliés : ils ne se proposent pas à l'ajout. */
  reliees: readonly string[];
  onClose: () => void;
};

const focusElement = (element: HTMLElement | null): void => element?.focus();

/** Ajout ou retrait d'une famille, avec son motif obligatoire ; un refus laisse la saisie en place. */
export const CorrectionForm = ({ cfd, sens, famille, libelle, reliees, onClose }: Props) => {
  const id = useId();
  const { data: familles = [] } = useFamilles();
  const [choisie, setChoisie] = useState(famille);
  const [motif, setMotif] = useState('');
  const [isTente, setTente] = useState(false);
  const { corriger } = useCorrectionMutations();
  const champs = getChamps(corriger.error);
  const isCourt = motif.trim().length < MOTIF_MIN;
  const refusFamille = isTente && choisie === '' ? 'Choisissez une famille de métiers.' : champs.famille;
  return (
    <form
      className={styles.formulaire}
      aria-labelledby={id}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTente(true);
        if (isCourt) e.currentTarget.querySelector('textarea')?.focus();
        else if (choisie !== '' && !corriger.isPending)
          corriger.mutate({ cfd, famille: choisie, sens, motif }, { onSuccess: onClose });
      }}
    >
      <h3 id={id}>{sens === 'ajout' ? 'Ajouter une famille de métiers' : `Retirer « ${libelle} »`}</h3>
      {corriger.isError && (
        <Alert key={corriger.submittedAt} ton="refus" titre="La correction n’a pas été enregistrée" focus>
          <p>{getPhrase(corriger.error)}</p>
        </Alert>
      )}
      {sens === 'ajout' && (
        <>
          <SearchSelect
            libelle="Famille de métiers"
            defaut="Choisir une famille"
            options={familles
              .filter((f) => !reliees.includes(f.code))
              .map((f) => ({ code: f.code, libelle: `${f.code} – ${f.libelle}` }))}
            choisi={choisie}
            onChange={setChoisie}
          />
          {choisie && <p>{familles.find((f) => f.code === choisie)?.libelle}</p>}
          {refusFamille && (
            <p className={styles.erreur} role="alert">
              {refusFamille}
            </p>
          )}
        </>
      )}
      <Field
        libelle="Motif (obligatoire)"
        aide="Montré avec votre nom et la date à qui lit le chemin de ce diplôme."
        erreur={isTente && isCourt ? `Dites pourquoi, en ${MOTIF_MIN} caractères au moins.` : champs.motif}
      >
        {(attributs) => (
          <textarea
            {...attributs}
            ref={sens === 'retrait' ? focusElement : null}
            rows={3}
            maxLength={500}
            aria-required
            value={motif}
            onChange={(e) => setMotif(e.target.value)}
          />
        )}
      </Field>
      <div className={styles.boutons}>
        <Button type="submit" variante="plein" aria-disabled={corriger.isPending}>
          {corriger.isPending ? 'Enregistrement…' : sens === 'ajout' ? 'Ajouter la famille' : 'Retirer la famille'}
        </Button>
        <Button variante="nu" onClick={onClose}>
          Renoncer
        </Button>
      </div>
    </form>
  );
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getChamps, getPhrase, trpc } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { type CleSuivi, saisieSuivi } from '#shared/suivis-locaux/saisie.ts';
import styles from './suivi-local-bloc.module.css';
import type { Suivi } from './suivi-local-bloc.tsx';

const COMPTES = {
  annee: 'Année de sortie',
  inscrits: 'Inscrits en dernière année',
  poursuite: 'En poursuite d’études',
  emploi6Mois: 'En emploi à 6 mois',
  inconnus: 'Devenir inconnu',
} as const;
type Compte = keyof typeof COMPTES;
const NOMS = Object.keys(COMPTES) as Compte[];

type Props = { cle: CleSuivi; enVigueur: readonly Suivi[]; onClose: () => void };

const listErreurs = (saisie: unknown): Record<string, string> =>
  Object.fromEntries((saisieSuivi.safeParse(saisie).error?.issues ?? []).map((i) => [String(i.path[0]), i.message]));

/** Saisie d'un suivi : des comptes, jamais des noms. Une année déjà saisie est remplacée, l'ancienne version reste. */
export const SuiviForm = ({ cle, enVigueur, onClose }: Props) => {
  const [comptes, setComptes] = useState<Record<Compte, number | null>>({
    ...{ annee: new Date().getFullYear() - 1, inscrits: null, poursuite: null, emploi6Mois: null, inconnus: null },
  });
  const [methode, setMethode] = useState('');
  const [isTente, setTente] = useState(false);
  const client = useQueryClient();
  const saisir = useMutation(
    trpc.suivisLocaux.saisir.mutationOptions({
      meta: { succes: 'Suivi enregistré.', refusEnPage: true },
      onSettled: () => client.invalidateQueries(trpc.suivisLocaux.pathFilter()),
    }),
  );
  const remplace = enVigueur.find(({ annee }) => annee === comptes.annee)?.id ?? null;
  const saisie = { ...cle, ...comptes, methode, remplace };
  const erreurs = { ...(saisir.isError ? getChamps(saisir.error) : {}), ...(isTente ? listErreurs(saisie) : {}) };
  return (
    <form
      className={styles.formulaire}
      aria-label="Saisir un suivi local"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTente(true);
        const { data } = saisieSuivi.safeParse(saisie);
        if (data && !saisir.isPending) saisir.mutate(data, { onSuccess: onClose });
      }}
    >
      {saisir.isError && (
        <Alert key={saisir.submittedAt} ton="refus" titre="Le suivi n’a pas été enregistré" focus>
          <p>{getPhrase(saisir.error)}</p>
        </Alert>
      )}
      {NOMS.map((nom) => (
        <Field key={nom} libelle={COMPTES[nom]} erreur={erreurs[nom]}>
          {(attributs) => (
            <NumberInput
              {...attributs}
              valeur={comptes[nom]}
              onChange={(valeur) => setComptes({ ...comptes, [nom]: valeur })}
            />
          )}
        </Field>
      ))}
      <div className={styles.large}>
        <Field libelle="Comment ce suivi a été fait" erreur={erreurs.methode}>
          {(attributs) => (
            <textarea
              {...attributs}
              rows={2}
              maxLength={1000}
              value={methode}
              onChange={(e) => setMethode(e.target.value)}
            />
          )}
        </Field>
      </div>
      <div className={styles.boutons}>
        <Button type="submit" variante="plein" aria-disabled={saisir.isPending}>
          {remplace === null ? 'Enregistrer' : `Remplacer le suivi ${comptes.annee}`}
        </Button>
        <Button variante="nu" onClick={onClose}>
          Renoncer
        </Button>
      </div>
    </form>
  );
};

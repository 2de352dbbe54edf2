import { useState } from 'react';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import type { PageVue } from '#shared/vues/vue.ts';
import styles from './menu-vues.module.css';
import type { VueMutations } from './queries.ts';

type Props = { page: PageVue; recherche: string; enregistrer: VueMutations['enregistrer'] };

/** Donne un nom à ce que l'on voit ; un refus garde le nom tapé. */
export const EnregistrerForm = ({ page, recherche, enregistrer }: Props) => {
  const [nom, setNom] = useState('');
  const erreur =
    enregistrer.isError && nom !== '' ? (getChamps(enregistrer.error).nom ?? getPhrase(enregistrer.error)) : undefined;
  return (
    <form
      className={styles.formulaire}
      onSubmit={(e) => {
        e.preventDefault();
        enregistrer.mutate({ page, nom, recherche, partage: 'privee' }, { onSuccess: () => setNom('') });
      }}
    >
      <Field libelle="Enregistrer ce que je vois sous le nom" erreur={erreur}>
        {(attributs) => (
          <span className={styles.saisie}>
            <input
              {...attributs}
              value={nom}
              maxLength={80}
              autoComplete="off"
              onChange={(e) => {
                enregistrer.reset();
                setNom(e.target.value);
              }}
            />
            <Button type="submit" variante="plein" disabled={nom.trim() === '' || enregistrer.isPending}>
              Enregistrer
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
};

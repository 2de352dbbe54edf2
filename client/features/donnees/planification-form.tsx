import { useState } from 'react';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { formatHeureParis } from '#shared/donnees/heure.ts';
import { formatDateHeure } from '#shared/format.ts';
import styles from './etapes-version.module.css';
import { useDonneesMutations } from './queries.ts';

/** Publication prévue à une date et une heure de Paris ; on y renonce de même. */
export const PlanificationForm = ({ id, publierLe }: { id: number; publierLe: string | null }) => {
  const { planifier } = useDonneesMutations();
  const [quand, setQuand] = useState(publierLe ? formatHeureParis(new Date(publierLe)) : '');
  if (publierLe)
    return (
      <div className={styles.formulaire}>
        <p>
          Publication prévue le <strong>{formatDateHeure(publierLe)}</strong>, à l’heure de Paris.
        </p>
        <div className={styles.boutons}>
          <Button onClick={() => planifier.mutate({ id, quand: '' })}>Retirer cette date</Button>
        </div>
      </div>
    );
  const refus = planifier.isError ? (getChamps(planifier.error).quand ?? getPhrase(planifier.error)) : undefined;
  return (
    <form
      className={styles.formulaire}
      aria-label="Publier à une date"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        planifier.mutate({ id, quand: quand || '-' });
      }}
    >
      <Field libelle="Publier à une date" aide="Date et heure de Paris." erreur={refus}>
        {(attributs) => (
          <input {...attributs} type="datetime-local" value={quand} onChange={(e) => setQuand(e.target.value)} />
        )}
      </Field>
      <div className={styles.boutons}>
        <Button type="submit">Prévoir la publication</Button>
      </div>
    </form>
  );
};

import { useState } from 'react';
import { useCan } from '#client/app/session.ts';
import { getPhrase, getRefus } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { TexteForm } from '#client/ui/texte-form.tsx';
import type { CleChiffre } from '#shared/contestations/saisie.ts';
import { ContestationCarte } from './contestation-carte.tsx';
import styles from './contestations.module.css';
import { useContestationMutations, useDuChiffre } from './queries.ts';

type Props = CleChiffre & {
  /** Le chiffre tel qu'il est à l'écran, avec son unité ; il reste avec la contestation. */
  affiche: string;
};

/** Contester le chiffre que l'on a sous les yeux, et lire ce qui en a déjà été dit. Rien pour un visiteur. */
export const ContestationBloc = ({ affiche, ...cle }: Props) => {
  const isConnecte = useCan()('chiffre.contester');
  const [ouvert, setOuvert] = useState(false);
  const { data, error } = useDuChiffre(cle, isConnecte);
  const { contester } = useContestationMutations();
  if (!isConnecte) return null;
  return (
    <section className={styles.bloc} aria-label="Contestations de ce chiffre">
      {error && <p role="alert">{getPhrase(error)}</p>}
      {data && data.length > 0 && (
        <ul className={styles.liste}>
          {data.map((contestation) => (
            <ContestationCarte key={contestation.id} contestation={contestation} />
          ))}
        </ul>
      )}
      {ouvert ? (
        <TexteForm
          libelle="Ce qui ne va pas (obligatoire)"
          aide={`Le chiffre affiché, « ${affiche} », et la version des données restent avec votre message.`}
          champ="message"
          minimum={10}
          bouton="Contester ce chiffre"
          refus="La contestation n’a pas été enregistrée"
          envoi={contester}
          erreur={getRefus(contester.error)}
          onSubmit={(message) => contester.mutate({ ...cle, affiche, message }, { onSuccess: () => setOuvert(false) })}
          onClose={() => setOuvert(false)}
        />
      ) : (
        <div>
          <Button variante="nu" onClick={() => setOuvert(true)}>
            Contester ce chiffre
          </Button>
        </div>
      )}
    </section>
  );
};

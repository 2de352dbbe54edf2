import { useState } from 'react';
import { getRefus } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { TexteForm } from '#client/ui/texte-form.tsx';
import { formatDate } from '#shared/format.ts';
import styles from './contestations.module.css';
import { type Contestation, useContestationMutations } from './queries.ts';

const ReponseForm = ({ id, onClose }: { id: number; onClose: () => void }) => {
  const { repondre } = useContestationMutations();
  return (
    <TexteForm
      libelle="Réponse (obligatoire)"
      aide="Elle reste avec le chiffre, avec votre nom et la date."
      champ="reponse"
      minimum={10}
      bouton="Répondre"
      refus="La réponse n’a pas été enregistrée"
      envoi={repondre}
      erreur={getRefus(repondre.error)}
      onSubmit={(reponse) => repondre.mutate({ id, reponse }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};

/** Une contestation : ce qui était affiché, ce qu'on lui reproche, la réponse. */
export const ContestationCarte = ({ contestation, titre }: { contestation: Contestation; titre?: string }) => {
  const [ouvert, setOuvert] = useState(false);
  const { affiche, message, auteur, creeLe, versionDonnees, reponse, repondant, reponduLe, canRepondre, id } =
    contestation;
  return (
    <li className={styles.carte}>
      {titre && <h2>{titre}</h2>}
      <p>
        <Tag ton={reponse ? 'succes' : 'alerte'}>{reponse ? 'Répondu' : 'Sans réponse'}</Tag> « {affiche} » : {message}
      </p>
      <p className={styles.doux}>
        {auteur}, {formatDate(creeLe)} · données {versionDonnees.slice(0, 12)}
      </p>
      {reponse && (
        <p className={styles.reponse}>
          {reponse}{' '}
          <span className={styles.doux}>
            {repondant}, {reponduLe && formatDate(reponduLe)}
          </span>
        </p>
      )}
      {canRepondre && !ouvert && (
        <div>
          <Button onClick={() => setOuvert(true)}>Répondre</Button>
        </div>
      )}
      {ouvert && <ReponseForm id={id} onClose={() => setOuvert(false)} />}
    </li>
  );
};

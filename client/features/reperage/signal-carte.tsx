import { useState } from 'react';
import { getRefus } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { TexteForm } from '#client/ui/texte-form.tsx';
import { formatDate } from '#shared/format.ts';
import { ETATS_SIGNAL, REPONSES, REPONSES_SIGNAL, type ReponseSignal } from '#shared/reperage/signal.ts';
import { type Signal, useReperageMutations } from './queries.ts';
import styles from './signaux-list.module.css';

const ReponseForm = ({ id, onClose }: { id: number; onClose: () => void }) => {
  const { repondre } = useReperageMutations();
  const [reponse, setReponse] = useState<ReponseSignal>('maintien_justifie');
  return (
    <TexteForm
      libelle="Explication (obligatoire)"
      aide="Elle reste avec le signal, avec votre nom et la date."
      champ="explication"
      minimum={10}
      bouton="Répondre"
      refus="La réponse n’a pas été enregistrée"
      envoi={repondre}
      erreur={getRefus(repondre.error)}
      onSubmit={(explication) => repondre.mutate({ id, reponse, explication }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field libelle="Réponse">
        {(attributs) => (
          <select
            {...attributs}
            value={reponse}
            onChange={(e) => setReponse(REPONSES_SIGNAL.find((r) => r === e.target.value) ?? reponse)}
          >
            {REPONSES_SIGNAL.map((code) => (
              <option key={code} value={code}>
                {REPONSES[code]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </TexteForm>
  );
};

const Constats = ({ constat, versionDonnees, creeLe }: Pick<Signal, 'constat' | 'versionDonnees' | 'creeLe'>) => (
  <details>
    <summary>
      Chiffres au {formatDate(creeLe)} ({constat.length})
    </summary>
    <ul className={styles.constats}>
      {constat.map(({ critere, libelle, affiche }) => (
        <li key={critere}>
          <strong>{libelle}</strong> : {affiche}
        </li>
      ))}
    </ul>
    <p className={styles.doux}>Version des données : {versionDonnees.slice(0, 12)}</p>
  </details>
);

/** Un signal : sur quoi, la question, l'échéance, les chiffres figés, la réponse. */
export const SignalCarte = ({ signal }: { signal: Signal }) => {
  const [ouvert, setOuvert] = useState(false);
  const { clore } = useReperageMutations();
  const { libelle, ton } = ETATS_SIGNAL[signal.etat];
  return (
    <li className={styles.carte}>
      <div className={styles.titre}>
        <h2>
          {signal.libelle} – {signal.nomLieu}
        </h2>
        <Tag ton={ton}>{libelle}</Tag>
      </div>
      <p className={styles.doux}>
        {signal.nature === 'fermeture' ? 'Fermeture' : 'Ouverture'} à examiner · {signal.libelleRegion} · émis par{' '}
        {signal.auteur} le {formatDate(signal.creeLe)} · réponse attendue le{' '}
        <strong>{formatDate(signal.echeance)}</strong>
      </p>
      <p>{signal.question}</p>
      <Constats {...signal} />
      {signal.reponse && (
        <div className={styles.reponse}>
          <p>
            <strong>{REPONSES[signal.reponse]}</strong> : {signal.explication}
          </p>
          <p className={styles.doux}>
            {signal.repondant}, {signal.reponduLe && formatDate(signal.reponduLe)}
          </p>
        </div>
      )}
      {signal.closLe && <p className={styles.doux}>Clos le {formatDate(signal.closLe)}</p>}
      <div className={styles.boutons}>
        {signal.canRepondre && (
          <Button variante="plein" aria-expanded={ouvert} onClick={() => setOuvert(!ouvert)}>
            Répondre
          </Button>
        )}
        {signal.canClore && (
          <Button aria-disabled={clore.isPending} onClick={() => clore.mutate({ id: signal.id })}>
            {signal.reponse ? 'Clore' : 'Retirer sans réponse'}
          </Button>
        )}
      </div>
      {ouvert && signal.canRepondre && <ReponseForm id={signal.id} onClose={() => setOuvert(false)} />}
    </li>
  );
};

import { type ReactNode, useState } from 'react';
import { getRefus } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { TexteForm } from '#client/ui/texte-form.tsx';
import { formatDate } from '#shared/format.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import { type CleReperage, reglages } from '#shared/reperage/signal.ts';
import styles from './detail-panel.module.css';
import { type Detail, useReperageMutations } from './queries.ts';

type Props = { cle: CleReperage; detail: Detail; filtres: ReperageFilters; demande: ReactNode };
type FormProps = Pick<Props, 'cle'> & { onClose: () => void };

const EcartForm = ({ cle, onClose }: FormProps) => {
  const { ecarter } = useReperageMutations();
  return (
    <TexteForm
      libelle="Pourquoi le mettre de côté (obligatoire)"
      aide="La raison reste avec le résultat, avec votre nom ; elle se lève à tout moment."
      champ="motif"
      minimum={3}
      bouton="Mettre de côté"
      refus="Le résultat n’a pas été mis de côté"
      envoi={ecarter}
      erreur={getRefus(ecarter.error)}
      onSubmit={(motif) => ecarter.mutate({ ...cle, motif }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};

/** Trois mois après le jour donné : une échéance de départ, que l'on change. */
const getEcheance = (jour: string): string => {
  const date = new Date(`${jour}T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 3);
  return date.toISOString().slice(0, 10);
};

const SignalForm = ({ cle, onClose, filtres, jour }: FormProps & { filtres: ReperageFilters; jour: string }) => {
  const { signaler } = useReperageMutations();
  const [echeance, setEcheance] = useState(() => getEcheance(jour));
  return (
    <TexteForm
      libelle="Ce que vous demandez (obligatoire)"
      aide="La région devra appliquer ou expliquer. Les chiffres d’aujourd’hui restent avec le signal."
      champ="question"
      minimum={10}
      bouton="Émettre le signal"
      refus="Le signal n’a pas été émis"
      envoi={signaler}
      erreur={getRefus(signaler.error)}
      onSubmit={(question) =>
        signaler.mutate({ ...cle, question, echeance, reglages: reglages.parse(filtres) }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Field libelle="Réponse attendue avant le">
        {(attributs) => (
          <input
            {...attributs}
            type="date"
            min={jour}
            required
            value={echeance}
            onChange={(e) => setEcheance(e.target.value)}
          />
        )}
      </Field>
    </TexteForm>
  );
};

/** Ce que l'on peut faire d'un résultat ; l'écran ne montre que ce que le serveur a ouvert. */
export const Actions = ({ cle, detail, filtres, demande }: Props) => {
  const [ouvert, setOuvert] = useState<'ecart' | 'signal' | null>(null);
  const { lever } = useReperageMutations();
  const { ecarte } = detail;
  const close = () => setOuvert(null);
  return (
    <>
      {ecarte && (
        <div className={styles.ecarte}>
          <p>
            <strong>Mis de côté</strong> par {ecarte.auteur} le {formatDate(ecarte.le)} : {ecarte.motif}
          </p>
          {detail.canEcarter && (
            <Button aria-disabled={lever.isPending} onClick={() => lever.mutate({ id: ecarte.id })}>
              Remettre dans la liste
            </Button>
          )}
        </div>
      )}
      <div className={styles.boutons}>
        {detail.canDemander && demande}
        {detail.canEcarter && !ecarte && (
          <Button aria-expanded={ouvert === 'ecart'} onClick={() => setOuvert(ouvert === 'ecart' ? null : 'ecart')}>
            Mettre de côté
          </Button>
        )}
        {detail.canSignaler && (
          <Button aria-expanded={ouvert === 'signal'} onClick={() => setOuvert(ouvert === 'signal' ? null : 'signal')}>
            Signaler
          </Button>
        )}
      </div>
      {ouvert === 'ecart' && <EcartForm cle={cle} onClose={close} />}
      {ouvert === 'signal' && <SignalForm cle={cle} filtres={filtres} jour={detail.jour} onClose={close} />}
      {detail.signal && (
        <p className={styles.doux}>Signalé : réponse attendue le {formatDate(detail.signal.echeance)}.</p>
      )}
    </>
  );
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import { getChamps, getPhrase, trpc } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import type { AppRouter } from '#server/app.ts';
import { formatDate } from '#shared/format.ts';
import { PARAMETRES } from '#shared/indicateurs/parametres.ts';
import { formatParametre, UNITES_PARAMETRE } from '#shared/parametres/saisie.ts';
import styles from './seuil-carte.module.css';

export type Seuil = inferRouterOutputs<AppRouter>['parametres']['list']['seuils'][number];
type FormProps = { seuil: Seuil; jour: string; onClose: () => void };

/** Une fraction se saisit en pourcentage ; l'arrondi évite 0,30000000000000004. */
const toValeur = (saisie: number | null, facteur: number): number =>
  saisie === null ? Number.NaN : Math.round((saisie / facteur) * 1e6) / 1e6;

const DecisionForm = ({ seuil: { code, valeur }, jour, onClose }: FormProps) => {
  const { suffixe, facteur } = UNITES_PARAMETRE[PARAMETRES[code].unite];
  const [saisie, setSaisie] = useState<number | null>(Math.round(valeur * facteur * 100) / 100);
  const [depuis, setDepuis] = useState(jour);
  const [motif, setMotif] = useState('');
  const client = useQueryClient();
  const decider = useMutation(
    trpc.parametres.decider.mutationOptions({
      meta: { succes: 'Seuil enregistré.', refusEnPage: true },
      onSuccess: () => {
        void client.invalidateQueries();
        onClose();
      },
    }),
  );
  const champs = decider.isError ? getChamps(decider.error) : {};
  return (
    <form
      className={styles.formulaire}
      aria-label={`Changer : ${PARAMETRES[code].libelle}`}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        if (!decider.isPending) decider.mutate({ code, valeur: toValeur(saisie, facteur), depuis, motif });
      }}
    >
      {decider.isError && (
        <Alert key={decider.submittedAt} ton="refus" titre="Le seuil n’a pas été changé" focus>
          <p>{getPhrase(decider.error)}</p>
        </Alert>
      )}
      <Field libelle={`Nouvelle valeur (${suffixe.trim()})`} erreur={champs.valeur}>
        {(attributs) => <NumberInput {...attributs} valeur={saisie} onChange={setSaisie} />}
      </Field>
      <Field libelle="À partir du" erreur={champs.depuis}>
        {(attributs) => (
          <input {...attributs} type="date" min={jour} value={depuis} onChange={(e) => setDepuis(e.target.value)} />
        )}
      </Field>
      <Field libelle="Motif (obligatoire)" aide="Publié avec le seuil." erreur={champs.motif}>
        {(attributs) => (
          <textarea {...attributs} rows={2} maxLength={2000} value={motif} onChange={(e) => setMotif(e.target.value)} />
        )}
      </Field>
      <div className={styles.boutons}>
        <Button type="submit" variante="plein" aria-disabled={decider.isPending}>
          Enregistrer le seuil
        </Button>
        <Button variante="nu" onClick={onClose}>
          Renoncer
        </Button>
      </div>
    </form>
  );
};

const Histoire = ({ code, decisions, jour }: Pick<Seuil, 'code' | 'decisions'> & { jour: string }) => (
  <ul className={styles.histoire}>
    {decisions.map(({ id, valeur, depuis, motif, auteur, le }) => (
      <li key={id}>
        <strong>{formatParametre(code, valeur)}</strong> à partir du {formatDate(depuis)}
        {depuis > jour && ' (à venir)'} : {motif}
        <span className={styles.doux}>
          {' '}
          Décidé le {formatDate(le)}
          {auteur && ` par ${auteur}`}.
        </span>
      </li>
    ))}
    <li>
      <strong>{formatParametre(code, PARAMETRES[code].defaut)}</strong> à l’origine. {PARAMETRES[code].source}.
    </li>
  </ul>
);

/** Un seuil : sa valeur du jour, d'où elle vient, son histoire ; l'administration peut en décider une autre. */
export const SeuilCarte = ({ seuil, jour, canModifier }: { seuil: Seuil; jour: string; canModifier: boolean }) => {
  const [ouvert, setOuvert] = useState(false);
  return (
    <li className={styles.carte}>
      <div className={styles.tete}>
        <h2>{PARAMETRES[seuil.code].libelle}</h2>
        <span className={styles.valeur}>{formatParametre(seuil.code, seuil.valeur)}</span>
        {canModifier && (
          <Button aria-expanded={ouvert} onClick={() => setOuvert(!ouvert)}>
            Changer<span className="visuellement-cache"> : {PARAMETRES[seuil.code].libelle}</span>
          </Button>
        )}
      </div>
      <Histoire code={seuil.code} decisions={seuil.decisions} jour={jour} />
      {ouvert && <DecisionForm seuil={seuil} jour={jour} onClose={() => setOuvert(false)} />}
    </li>
  );
};

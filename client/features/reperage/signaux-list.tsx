import { Link } from '@tanstack/react-router';
import { getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Segmented } from '#client/ui/segmented.tsx';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import { VUES_SIGNAUX, type VueSignaux } from '#shared/reperage/filters.ts';
import { type Signal, useSignaux } from './queries.ts';
import { SignalCarte } from './signal-carte.tsx';
import styles from './signaux-list.module.css';

const VUES = {
  ouverts: { libelle: 'Ouverts', garde: (s: Signal) => s.etat !== 'clos' },
  repondre: { libelle: 'À répondre', garde: (s: Signal) => s.canRepondre },
  emis: { libelle: 'Émis par moi', garde: (s: Signal) => s.isEmis },
  clos: { libelle: 'Clos', garde: (s: Signal) => s.etat === 'clos' },
} as const satisfies Record<VueSignaux, object>;

/** Signaux émis et reçus : ce qui est demandé, avant quand, ce qui a été répondu. */
export const SignauxList = ({ vue, onVue }: { vue: VueSignaux; onVue: (vue: VueSignaux) => void }) => {
  const { data, error, refetch } = useSignaux();
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement des signaux…</Loading>;
  const lignes = data.filter(VUES[vue].garde);
  return (
    <div className={styles.page}>
      <div className={styles.tete}>
        <Segmented
          libelle="Signaux à montrer"
          options={VUES_SIGNAUX.map((code) => ({
            code,
            libelle: `${VUES[code].libelle} (${data.filter(VUES[code].garde).length})`,
          }))}
          choisi={vue}
          onChange={onVue}
        />
        <p className={styles.doux}>
          Un signal demande d’appliquer ou d’expliquer avant une date. Il ne vaut pas décision.{' '}
          <Link to="/contestations">Chiffres contestés</Link>
        </p>
      </div>
      {lignes.length === 0 ? (
        <Empty titre="Aucun signal ici">
          <p>Un signal s’émet depuis un résultat des onglets « Fermetures » et « Ouvertures ».</p>
          {vue !== 'ouverts' && <Button onClick={() => onVue('ouverts')}>Voir les signaux ouverts</Button>}
        </Empty>
      ) : (
        <ul className={styles.liste}>
          {lignes.map((signal) => (
            <SignalCarte key={signal.id} signal={signal} />
          ))}
        </ul>
      )}
    </div>
  );
};

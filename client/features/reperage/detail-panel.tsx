import { type ReactNode, useEffect, useRef } from 'react';
import { getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { CloseIcon } from '#client/ui/close-icon.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { formatDate, formatNombre } from '#shared/format.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import { CAS_NOMMES } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import type { CleReperage } from '#shared/reperage/signal.ts';
import { Actions } from './actions.tsx';
import { ConstatsList, IndecidablesList } from './constats-list.tsx';
import styles from './detail-panel.module.css';
import { type Detail, useDetail } from './queries.ts';

type Liens = { demande: (detail: Detail) => ReactNode; formations: (detail: Detail) => ReactNode };
type Props = { cle: CleReperage; filtres: ReperageFilters; liens: Liens; onClose: () => void };

const Identite = ({ detail, nature }: { detail: Detail; nature: CleReperage['nature'] }) => (
  <header className={styles.identite}>
    <p className={styles.doux}>{nature === 'fermeture' ? 'Fermeture à examiner' : 'Ouverture à examiner'}</p>
    <h2>{detail.libelle}</h2>
    <p>
      {detail.niveau} · {LIBELLES_VOIE[detail.voie].toLocaleLowerCase('fr')}
    </p>
    <p>
      <strong>{detail.nomLieu}</strong>
      {detail.commune && `, ${detail.commune}`}
      <span className={styles.doux}> · {[detail.departement, detail.libelleRegion].filter(Boolean).join(', ')}</span>
    </p>
    {detail.taille !== null && nature === 'fermeture' && (
      <p>{formatNombre(detail.taille)} entrants au dernier constat</p>
    )}
  </header>
);

const Histoire = ({ histoire }: Pick<Detail, 'histoire'>) =>
  histoire.some(({ leveLe }) => leveLe !== null) && (
    <section className={styles.bloc}>
      <h3>Mises de côté levées</h3>
      <ul className={styles.constats}>
        {histoire.map(
          ({ id, motif, auteur, le, leveLe, levePar }) =>
            leveLe !== null && (
              <li key={id}>
                <p>{motif}</p>
                <p className={styles.doux}>
                  {auteur}, {formatDate(le)} ; levée par {levePar}, {formatDate(leveLe)}
                </p>
              </li>
            ),
        )}
      </ul>
    </section>
  );

const Contenu = ({ cle, filtres, liens }: Omit<Props, 'onClose'>) => {
  const { data, error, refetch, isPlaceholderData } = useDetail(cle, filtres);
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement du résultat…</Loading>;
  return (
    <div className={styles.contenu} aria-busy={isPlaceholderData}>
      <Identite detail={data} nature={cle.nature} />
      {isPlaceholderData && (
        <p role="status" className={styles.doux}>
          Calcul avec les nouveaux réglages…
        </p>
      )}
      {data.cas.map((code) => (
        <Alert key={code} ton="alerte" titre={CAS_NOMMES[code].libelle}>
          <p>{CAS_NOMMES[code].phrase}</p>
        </Alert>
      ))}
      <Actions
        key={`${cle.formation}${cle.lieu}`}
        cle={cle}
        detail={data}
        filtres={filtres}
        demande={liens.demande(data)}
      />
      {liens.formations(data)}
      <ConstatsList titre="Critères remplis" constats={data.remplis} seuils={data.seuils} />
      <ConstatsList titre="Ce qui retient" constats={data.contre} seuils={data.seuils} />
      <IndecidablesList indecidables={data.indecidables} />
      <ConstatsList titre="Critères non remplis" constats={data.nonRemplis} seuils={data.seuils} />
      <Histoire histoire={data.histoire} />
    </div>
  );
};

/** Panneau d'un résultat : ses critères un par un, et ce que l'on peut en faire ; Échap le ferme. */
export const DetailPanel = ({ onClose, ...reste }: Props) => {
  const panneau = useRef<HTMLElement>(null);
  useEffect(() => {
    const avant = document.activeElement;
    panneau.current?.focus();
    return () => {
      if (avant instanceof HTMLElement && avant.isConnected) avant.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      ref={panneau}
      tabIndex={-1}
      className={styles.panneau}
      aria-label="Résultat à examiner"
      onKeyDown={(e) => {
        if (e.key === 'Escape') onClose();
      }}
    >
      <Button variante="nu" className={styles.fermer} aria-label="Fermer le résultat" onClick={onClose}>
        <CloseIcon />
      </Button>
      <Contenu {...reste} />
    </aside>
  );
};

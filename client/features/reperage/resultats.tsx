import { lazy, type ReactNode, Suspense } from 'react';
import { getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import { formatNombre } from '#shared/format.ts';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import type { SetFiltres } from './criteres-panel.tsx';
import type { Liste, useListe } from './queries.ts';
import styles from './resultats.module.css';

const ResultatsGrid = lazy(() => import('./resultats-grid.tsx').then((m) => ({ default: m.ResultatsGrid })));

type Props = {
  nature: NatureReperage;
  filtres: ReperageFilters;
  setFiltres: SetFiltres;
  requete: ReturnType<typeof useListe>;
  isConnecte: boolean;
};

const Compte = ({
  liste,
  nature,
  filtres,
  setFiltres,
  isConnecte,
  enCours,
}: Omit<Props, 'requete'> & { liste: Liste; enCours: boolean }) => {
  const { total, examines, page, parPage, ecartes } = liste;
  const pages = Math.max(1, Math.ceil(total / parPage));
  const objet = nature === 'fermeture' ? 'offres' : 'absences';
  return (
    <div className={styles.compte}>
      <p role="status">
        <strong>{formatNombre(total)}</strong> à examiner sur {formatNombre(examines)} {objet} lues
        {enCours && ' · calcul…'}
      </p>
      {isConnecte && (ecartes > 0 || filtres.ecartes) && (
        <label className={styles.case}>
          <input
            type="checkbox"
            checked={filtres.ecartes}
            onChange={(e) => setFiltres({ ecartes: e.target.checked, page: 1 })}
          />
          Montrer ce qui est mis de côté ({formatNombre(ecartes)})
        </label>
      )}
      {pages > 1 && (
        <nav className={styles.pages} aria-label="Pages de résultats">
          <Button disabled={page <= 1} onClick={() => setFiltres({ page: page - 1 })}>
            Précédents
          </Button>
          <span title="Un tri porte sur toute la liste, pas sur la page.">
            Page {formatNombre(page)} sur {formatNombre(pages)}
          </span>
          <Button disabled={page >= pages} onClick={() => setFiltres({ page: page + 1 })}>
            Suivants
          </Button>
        </nav>
      )}
    </div>
  );
};

const Vide = ({ filtres, setFiltres }: Pick<Props, 'filtres' | 'setFiltres'>): ReactNode => (
  <Empty titre="Rien ne remplit assez de critères ici">
    <p>Cela ne dit pas que tout va bien : des critères peuvent être indécidables avec les données chargées.</p>
    {filtres.minimum > 1 && filtres.cas === '' && (
      <Button onClick={() => setFiltres({ minimum: 1, page: 1 })}>Montrer dès un critère rempli</Button>
    )}
    {filtres.cas !== '' && <Button onClick={() => setFiltres({ cas: '', page: 1 })}>Voir tous les cas</Button>}
  </Empty>
);

/** Compte, pages et grille des résultats. */
export const Resultats = ({ requete, ...reste }: Props) => {
  const { nature, filtres, setFiltres } = reste;
  const { data, error, refetch, isFetching } = requete;
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Lecture des critères…</Loading>;
  return (
    <div className={styles.resultats} aria-busy={isFetching}>
      <Compte liste={data} enCours={isFetching} {...reste} />
      {data.lignes.length === 0 ? (
        <Vide filtres={filtres} setFiltres={setFiltres} />
      ) : (
        <Suspense fallback={<Loading>Chargement de la grille…</Loading>}>
          <ResultatsGrid nature={nature} lignes={data.lignes} filtres={filtres} setFiltres={setFiltres} />
        </Suspense>
      )}
    </div>
  );
};

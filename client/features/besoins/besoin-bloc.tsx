import { useQuery } from '@tanstack/react-query';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { PHRASES_DISPERSION } from '#shared/besoins/dispersion.ts';
import { formatDate } from '#shared/format.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import styles from './besoin.module.css';
import { Chemin } from './chemin.tsx';
import { EchelonsTable, getTitreEchelon } from './echelons-table.tsx';
import { FamillesTable } from './familles-table.tsx';
import type { BesoinFormation } from './mesure.tsx';
import { PlacesFormule } from './places-formule.tsx';

type Props = {
  /** Clé de la formation : CFD.dispositif.voie. */
  cle: string;
  /** « maille:code », vide = France. */
  territoire: string;
  /** Rentrée choisie ; 0 = la dernière de chaque source. */
  rentree: number;
};

const Sources = ({ sources }: Pick<BesoinFormation, 'sources'>) => (
  <details className={styles.details}>
    <summary>Sources du besoin ({sources.length} fichiers)</summary>
    <ul className={styles.sources}>
      {sources.map((s) => (
        <li key={s.source}>
          <strong>{s.nom}</strong>
          <span>
            {s.annee && `${s.annee} · `}chargé le {formatDate(s.chargeLe)} · empreinte {s.empreinte}
          </span>
        </li>
      ))}
    </ul>
  </details>
);

const Chiffres = ({ besoin, rentree }: { besoin: BesoinFormation; rentree: number }) => {
  const { familles, chemin, comparaison, annees, dispersion } = besoin;
  const local = comparaison.at(-1);
  if (!local) return null;
  const titre = getTitreEchelon(local);
  return (
    <>
      {dispersion && (
        <Alert ton="info" titre="Formation dispersée">
          <p>{PHRASES_DISPERSION[dispersion]}</p>
        </Alert>
      )}
      <FamillesTable
        familles={familles}
        romes={chemin.romes}
        legende={`${titre}, BMO ${annees.bmo ?? ''}`}
        anneeTension={annees.tension}
      />
      <p className={styles.note}>
        « + n secrètes » : lignes du fichier que le secret couvre, jamais comptées pour zéro. Un intervalle est ce que
        le secret laisse de certain.
      </p>
      <PlacesFormule echelon={local} titre={titre} annees={annees} />
      <EchelonsTable
        echelons={comparaison}
        legende={`Toutes ces familles réunies, BMO ${annees.bmo ?? ''}`}
        anneeChomage={annees.chomage}
        sujet={{ formation: besoin.cle, rentree }}
      />
    </>
  );
};

/** Le besoin local en main-d'œuvre d'une formation : chiffres par famille de métiers, chemin qui y mène, sources. */
export const BesoinBloc = ({ cle, territoire, rentree }: Props) => {
  const { data, error, refetch } = useQuery(trpc.besoins.formation.queryOptions({ cle, territoire, rentree }));
  const renderCorps = () => {
    if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
    if (!data) return <Loading>Chargement du besoin local…</Loading>;
    if (data.annees.bmo === null) return <p>Aucun fichier BMO n’est chargé : le besoin local ne peut pas se dire.</p>;
    return (
      <>
        {data.familles.length > 0 ? (
          <Chiffres besoin={data} rentree={rentree} />
        ) : (
          <p>{MOTIFS_ABSENCE.sans_lien_metier.phrase}</p>
        )}
        <Chemin chemin={data.chemin} />
        <Sources sources={data.sources} />
      </>
    );
  };
  return (
    <section className={styles.bloc} aria-labelledby="besoin-local">
      <h3 id="besoin-local">Besoin local</h3>
      <p className={styles.note}>
        La BMO recense des intentions d’embauche déclarées par les employeurs, ni des offres ni des embauches.
      </p>
      {renderCorps()}
    </section>
  );
};

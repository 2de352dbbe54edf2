import { useQuery } from '@tanstack/react-query';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import { SeuilCarte } from '#client/features/parametres/seuil-carte.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Failure, Loading } from '#client/ui/state.tsx';
import styles from './parametres.module.css';

/** Seuils du domaine : lisibles par tous, datés, avec leur source et leur histoire. */
export const ParametresPage = () => {
  usePageTitle('Seuils');
  const { data, error, refetch } = useQuery(trpc.parametres.list.queryOptions(undefined, { staleTime: 0 }));
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement des seuils…</Loading>;
  return (
    <div className={styles.page}>
      <h1>Seuils</h1>
      <p>
        Ces seuils font les valeurs d’origine du repérage et la mention « sans perspectives ». Chacun est daté : une
        décision vaut à partir de son jour, et les précédentes restent.
      </p>
      <ul className={styles.liste}>
        {data.seuils.map((seuil) => (
          <SeuilCarte key={seuil.code} seuil={seuil} jour={data.jour} canModifier={data.canModifier} />
        ))}
      </ul>
    </div>
  );
};

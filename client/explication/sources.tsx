import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import { Failure, Loading } from '#client/ui/state.tsx';
import type { SourceChiffre } from '#shared/explications/explication.ts';
import { formatDate, formatNombre } from '#shared/format.ts';
import styles from './sources.module.css';

/** Une ligne du fichier d'origine, en-têtes et cellules telles quelles, ou la raison de ne pas la montrer. */
const LigneBrute = ({ fichierId, ligne }: { fichierId: number; ligne: number }) => {
  const { data, error, refetch } = useQuery(
    trpc.donnees.ligne.queryOptions({ fichierId, ligne }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Lecture du fichier d’origine…</Loading>;
  if (data.cellules === null) return <p>{data.phrase}</p>;
  return (
    <table className={styles.brute}>
      <caption>Ligne {formatNombre(ligne)}, telle qu’elle est dans le fichier</caption>
      <tbody>
        {data.cellules.map(({ entete, valeur }) => (
          <tr key={entete}>
            <th scope="row">{entete}</th>
            <td>{valeur === '' ? <i>vide</i> : valeur}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Source = ({ source: { fichierId, nom, empreinte, chargeLe, lignes } }: { source: SourceChiffre }) => {
  const [ouverte, setOuverte] = useState<number | null>(null);
  return (
    <li>
      <strong>{nom}</strong>
      <span>
        empreinte {empreinte} · chargé le {formatDate(chargeLe)}
      </span>
      {lignes.length > 0 && (
        <span className={styles.lignes}>
          {lignes.map((ligne) => (
            <button
              key={ligne}
              type="button"
              aria-expanded={ligne === ouverte}
              onClick={() => setOuverte(ligne === ouverte ? null : ligne)}
            >
              ligne {formatNombre(ligne)}
            </button>
          ))}
        </span>
      )}
      {ouverte !== null && <LigneBrute fichierId={fichierId} ligne={ouverte} />}
    </li>
  );
};

/** Fichiers d'où vient un chiffre : empreinte, date de chargement et, d'un geste, la ligne brute elle-même. */
export const Sources = ({ sources }: { sources: readonly SourceChiffre[] }) => (
  <ul className={styles.sources}>
    {sources.map((source) => (
      <Source key={source.fichierId} source={source} />
    ))}
  </ul>
);

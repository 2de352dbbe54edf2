import { getPhrase } from '#client/app/trpc.ts';
import { SearchInput } from '#client/ui/search-input.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import styles from './liens.module.css';
import { useDiplomes } from './use-liens.ts';

type Props = { q: string; choisi: string; onSearch: (q: string) => void; onChoose: (cfd: string) => void };

const formatFamilles = (nombre: number): string =>
  nombre === 0 ? 'aucune famille' : `${nombre} famille${nombre > 1 ? 's' : ''}`;

/** Recherche d'un diplôme par son libellé, son niveau ou son CFD. */
export const DiplomesList = ({ q, choisi, onSearch, onChoose }: Props) => {
  const { data, error, refetch } = useDiplomes(q);
  const renderListe = () => {
    if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
    if (!data) return <Loading>Recherche…</Loading>;
    const restants = data.total - data.diplomes.length;
    return (
      <>
        <p className={styles.note} role="status">
          {data.total === 0
            ? 'Aucun diplôme ne répond à cette recherche.'
            : `${data.total} diplôme${data.total > 1 ? 's' : ''}${restants > 0 ? `, dont ${data.diplomes.length} montrés : ajoutez un mot pour préciser` : ''}`}
        </p>
        <ul className={styles.diplomes}>
          {data.diplomes.map((d) => (
            <li key={d.cfd}>
              <button type="button" aria-pressed={d.cfd === choisi} onClick={() => onChoose(d.cfd)}>
                <strong>{d.libelle}</strong>
                <span>
                  {d.niveau} · {d.cfd} · {formatFamilles(d.familles)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </>
    );
  };
  return (
    <>
      <SearchInput libelle="Chercher un diplôme" indication="Diplôme, niveau, CFD…" valeur={q} onChange={onSearch} />
      {renderListe()}
    </>
  );
};

import { getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { formatDateHeure } from '#shared/format.ts';
import styles from './liens.module.css';
import { useCorrectionMutations, useCorrections } from './use-liens.ts';

type Correction = NonNullable<ReturnType<typeof useCorrections>['data']>[number];

const Etat = ({ correction }: { correction: Correction }) => {
  const { annuler } = useCorrectionMutations();
  if (correction.annuleLe !== null)
    return (
      <span className={styles.note}>
        Annulée le {formatDateHeure(correction.annuleLe)} par {correction.annulePar}
      </span>
    );
  return (
    <Button
      aria-disabled={annuler.isPending}
      onClick={() => !annuler.isPending && annuler.mutate({ id: correction.id })}
    >
      Annuler
      <span className="visuellement-cache">
        {' '}
        la correction de {correction.libelleDiplome}, {correction.libelleFamille}
      </span>
    </Button>
  );
};

/** Historique des corrections : quand, qui, quoi, pourquoi, et leur annulation. */
export const CorrectionsTable = ({ onChoose }: { onChoose: (cfd: string) => void }) => {
  const { data, error, refetch } = useCorrections();
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement de l’historique…</Loading>;
  if (data.length === 0) return <p>Aucune correction : tous les liens viennent des nomenclatures.</p>;
  return (
    <div className={styles.defile}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Quand, qui</th>
            <th scope="col">Diplôme</th>
            <th scope="col">Famille de métiers</th>
            <th scope="col">Motif</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {data.map((c) => (
            <tr key={c.id}>
              <td>
                <time dateTime={c.le}>{formatDateHeure(c.le)}</time>
                <br />
                {c.auteur}
              </td>
              <th scope="row">
                <button type="button" className={styles.choix} onClick={() => onChoose(c.cfd)}>
                  {c.libelleDiplome}
                </button>
                <span className={styles.note}>
                  {c.niveau} · {c.cfd}
                </span>
              </th>
              <td>
                <Tag ton={c.sens === 'ajout' ? 'succes' : 'refus'}>{c.sens === 'ajout' ? 'Ajoutée' : 'Retirée'}</Tag>{' '}
                {c.libelleFamille}
              </td>
              <td>{c.motif}</td>
              <td>
                <Etat correction={c} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

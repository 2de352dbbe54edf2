import { useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import { useCan } from '#client/app/session.ts';
import { getCodeErreur, getPhrase, trpc } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { AppRouter } from '#server/app.ts';
import { formatDate, formatNombre } from '#shared/format.ts';
import { type CleSuivi, computeParts } from '#shared/suivis-locaux/saisie.ts';
import { SuiviForm } from './suivi-form.tsx';
import styles from './suivi-local-bloc.module.css';

export type Suivi = inferRouterOutputs<AppRouter>['suivisLocaux']['list']['suivis'][number];

const formatPart = (nombre: number, part: number | null): string =>
  part === null ? formatNombre(nombre) : `${formatNombre(nombre)} (${formatNombre(part * 100)}\u202f%)`;

const SuivisTable = ({ suivis }: { suivis: readonly Suivi[] }) => (
  <table className={styles.table}>
    <caption>Comptes saisis localement, parts des inscrits</caption>
    <thead>
      <tr>
        <th scope="col">Sortis en</th>
        <th scope="col">Inscrits</th>
        <th scope="col">Poursuite</th>
        <th scope="col">Emploi à 6 mois</th>
        <th scope="col">Inconnus</th>
      </tr>
    </thead>
    <tbody>
      {suivis.map((suivi) => {
        const parts = computeParts(suivi);
        return (
          <tr key={suivi.id} title={suivi.methode}>
            <th scope="row">
              {suivi.annee}
              {suivi.remplaceLe && <span> remplacé le {formatDate(suivi.remplaceLe)}</span>}
            </th>
            <td>{formatNombre(suivi.inscrits)}</td>
            <td>{formatPart(suivi.poursuite, parts.poursuite.valeur)}</td>
            <td>{formatPart(suivi.emploi6Mois, parts.emploi6Mois.valeur)}</td>
            <td>{formatPart(suivi.inconnus, parts.inconnus.valeur)}</td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

/** Méthode et auteur des suivis en vigueur, puis les versions remplacées. */
const Provenance = ({ enVigueur, remplaces }: { enVigueur: readonly Suivi[]; remplaces: readonly Suivi[] }) => (
  <>
    {enVigueur.map(({ id, annee, methode, auteur, le }) => (
      <p key={id} className={styles.doux}>
        {annee} : {methode} – {auteur}, {formatDate(le)}
      </p>
    ))}
    {remplaces.length > 0 && (
      <details>
        <summary>Versions remplacées ({remplaces.length})</summary>
        <SuivisTable suivis={remplaces} />
      </details>
    )}
  </>
);

/** Suivi local d'une offre : source locale, non DEPP, jamais mêlé aux taux d'InserJeunes. Rien hors du périmètre. */
export const SuiviLocalBloc = (cle: CleSuivi) => {
  const canLire = useCan()('suivi_local.lire');
  const [ouvert, setOuvert] = useState(false);
  const { data, error } = useQuery(
    trpc.suivisLocaux.list.queryOptions(cle, { enabled: canLire, retry: false, staleTime: 0 }),
  );
  if (!canLire || getCodeErreur(error) === 'action_interdite') return null;
  if (error) return <p role="alert">{getPhrase(error)}</p>;
  if (!data || (data.suivis.length === 0 && !data.canSaisir)) return null;
  const enVigueur = data.suivis.filter(({ remplaceLe }) => remplaceLe === null);
  return (
    <section className={styles.bloc} aria-label="Suivi local">
      <div className={styles.tete}>
        <h3>Suivi local</h3>
        <Tag ton="alerte" titre="Compté par l’établissement : ni le champ ni la méthode d’InserJeunes.">
          Source locale, non DEPP
        </Tag>
      </div>
      {enVigueur.length > 0 ? <SuivisTable suivis={enVigueur} /> : <p className={styles.doux}>Aucun suivi saisi.</p>}
      <Provenance enVigueur={enVigueur} remplaces={data.suivis.filter(({ remplaceLe }) => remplaceLe !== null)} />
      {ouvert ? (
        <SuiviForm cle={cle} enVigueur={enVigueur} onClose={() => setOuvert(false)} />
      ) : (
        data.canSaisir && (
          <div>
            <Button onClick={() => setOuvert(true)}>Saisir un suivi</Button>
          </div>
        )
      )}
    </section>
  );
};

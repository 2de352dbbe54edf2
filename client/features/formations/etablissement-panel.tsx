import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { getIdentite } from '#client/faits/lignes.ts';
import { Offre } from '#client/faits/offre.ts';
import { Button } from '#client/ui/button.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { PERIMETRES } from '#shared/etablissements/publies.ts';
import { formatNombre } from '#shared/format.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { Mesure } from './comparison-table.tsx';
import styles from './panel.module.css';

type Props = {
  client: FaitsClient;
  uai: string;
  onFormation: (cle: string) => void;
  onFiltrer: () => void;
};

const formatPourcent = (taux: number | null): string => (taux === null ? 'non publié' : `${formatNombre(taux)} %`);
const formatPoints = (points: number | null): string =>
  points === null ? 'non publié' : `${points > 0 ? '+' : points < 0 ? '−' : ''}${formatNombre(Math.abs(points))} pt`;

/** Offres d'un établissement, avec leurs comptes. */
const listOffres = (client: FaitsClient, uai: string): Offre[] => {
  const e = client.faits.etablissements.uai.indexOf(uai);
  return client.faits.offres.etablissement.flatMap((rang, i) => (rang === e ? new Offre(client, i) : []));
};

/** Fiche d'un établissement : identité, formations et leurs chiffres, insertion publiée. */
export const EtablissementPanel = ({ client, uai, onFormation, onFiltrer }: Props) => {
  const { data, error, refetch } = useQuery(trpc.etablissements.get.queryOptions({ uai }));
  const offres = useMemo(() => listOffres(client, uai), [client, uai]);
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement de l’établissement…</Loading>;
  const { constat, affelnet, parcoursup } = client.faits.periode;
  return (
    <>
      <header className={styles.identite}>
        <h2>{data.nom}</h2>
        <p className={styles.etiquettes}>
          {data.secteur && <Tag ton="accent">{data.secteur === 'public' ? 'Public' : 'Privé'}</Tag>}
          {!data.dansAnnuaire && <Tag ton="alerte">Absent de l’annuaire chargé</Tag>}
          {data.positionSource === 'commune' && <Tag titre="Placé au centre de sa commune">Position approchée</Tag>}
        </p>
        <dl className={styles.fiche}>
          <dt>UAI</dt>
          <dd>{data.uai}</dd>
          <dt>Commune</dt>
          <dd>{data.commune ?? 'inconnue'}</dd>
          <dt>Académie</dt>
          <dd>
            {data.libelleAcademie ?? 'inconnue'} ({data.libelleDepartement ?? 'département inconnu'},{' '}
            {data.libelleRegion ?? 'région inconnue'})
          </dd>
          {data.libelleBassin && (
            <>
              <dt>Bassin</dt>
              <dd>{data.libelleBassin}</dd>
            </>
          )}
        </dl>
        <Button onClick={onFiltrer}>Limiter la grille à cet établissement</Button>
      </header>
      <section className={styles.bloc}>
        <h3>
          {offres.length} formation{offres.length > 1 ? 's' : ''}
        </h3>
        <div className={styles.defile}>
          <table className={styles.table}>
            <caption>
              Entrants : constat {constat ?? 'absent'} ; capacités et vœux : Affelnet {affelnet ?? 'absent'}, Parcoursup{' '}
              {parcoursup ?? 'absent'}
            </caption>
            <thead>
              <tr>
                <th scope="col">Formation</th>
                <th scope="col">Entrants</th>
                <th scope="col">Capacité</th>
                <th scope="col">Vœux</th>
              </tr>
            </thead>
            <tbody>
              {offres.map((offre) => (
                <tr key={offre.id}>
                  <th scope="row">
                    <button type="button" className={styles.lien} onClick={() => onFormation(offre.cle)}>
                      {offre.niveau} {offre.formation}
                    </button>
                  </th>
                  {(['effectif', 'capacite', 'voeux'] as const).map((code) => (
                    <td key={code}>
                      <Mesure code={code} valeur={offre.mesure(code)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className={styles.bloc}>
        <h3>Insertion de l’établissement</h3>
        {data.sorties.length === 0 ? (
          <p className={styles.note}>
            InserJeunes ne publie rien pour cet établissement : trop peu de sortants, établissement hors champ, ou
            fichier non chargé.
          </p>
        ) : (
          <div className={styles.defile}>
            <table className={styles.table}>
              <caption>Taux publiés (InserJeunes, DEPP), toutes formations professionnelles confondues</caption>
              <thead>
                <tr>
                  <th scope="col">Sortants</th>
                  <th scope="col">Emploi 6 mois</th>
                  <th scope="col">Attendu</th>
                  <th scope="col">Valeur ajoutée</th>
                  <th scope="col">Poursuite</th>
                </tr>
              </thead>
              <tbody>
                {data.sorties.map((s) => (
                  <tr key={`${s.millesime}${s.perimetre}${s.source}`}>
                    <th scope="row">
                      {formatMillesime(s.millesime)} <span>{PERIMETRES[s.perimetre]}</span>
                    </th>
                    <td>{formatPourcent(s.tauxEmploi6Mois)}</td>
                    <td>{formatPourcent(s.tauxEmploiAttendu)}</td>
                    <td>{formatPoints(s.valeurAjoutee)}</td>
                    <td>{formatPourcent(s.tauxPoursuite)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  );
};

/** Les chiffres d'une formation dans un établissement, en tête du panneau quand les deux sont choisis. */
export const OffreResume = ({
  client,
  uai,
  cle,
  onEtablissement,
}: {
  client: FaitsClient;
  uai: string;
  cle: string;
  onEtablissement: () => void;
}) => {
  const offre = useMemo(() => listOffres(client, uai).find((o) => o.cle === cle), [client, uai, cle]);
  const rang = client.faits.formations.cle.indexOf(cle);
  const e = client.faits.etablissements.uai.indexOf(uai);
  return (
    <section className={styles.resume}>
      <button type="button" className={styles.lien} onClick={onEtablissement}>
        {client.faits.etablissements.nom[e] ?? uai}
      </button>
      <p className={styles.note}>
        {client.faits.etablissements.commune[e]} · {uai} ·{' '}
        {offre ? 'propose cette formation' : `ne propose pas « ${getIdentite(client, rang, false).formation} »`}
      </p>
      {offre && (
        <dl className={styles.chiffres}>
          {(['effectif', 'capacite', 'voeux', 'remplissage'] as const).map((code) => (
            <div key={code}>
              <dt>{{ effectif: 'Entrants', capacite: 'Capacité', voeux: 'Vœux', remplissage: 'Remplissage' }[code]}</dt>
              <dd>
                <Mesure code={code} valeur={offre.mesure(code)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};

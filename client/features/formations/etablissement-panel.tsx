import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Offre } from '#client/faits/offre.ts';
import { Button } from '#client/ui/button.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { EtablissementInsertion } from './etablissement-insertion.tsx';
import { Mesure } from './mesure.tsx';
import styles from './panel.module.css';

type Props = {
  client: FaitsClient;
  uai: string;
  rentree: number;
  onFormation: (cle: string) => void;
  onFiltrer: () => void;
};

/** Offres d'un établissement, avec leurs comptes. */
export const listOffres = (client: FaitsClient, uai: string): Offre[] => {
  const e = client.faits.etablissements.uai.indexOf(uai);
  return client.faits.offres.etablissement.flatMap((rang, i) => (rang === e ? new Offre(client, i) : []));
};

/** Fiche d'un établissement : identité, formations et leurs chiffres, insertion publiée. */
export const EtablissementPanel = ({ client, uai, rentree, onFormation, onFiltrer }: Props) => {
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
                      <Mesure
                        code={code}
                        valeur={offre.mesure(code)}
                        demande={{ code, formation: offre.cle, etablissement: uai, rentree }}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <EtablissementInsertion etablissement={data} />
    </>
  );
};

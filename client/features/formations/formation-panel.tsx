import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Failure, Loading } from '#client/ui/state.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { formatDate } from '#shared/format.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { EvolutionTables } from './evolution-tables.tsx';
import styles from './panel.module.css';
import { SourcesList } from './sources-list.tsx';

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  onEtablissement: (uai: string) => void;
  /** Ce que la page ajoute à la fiche, après la comparaison. */
  children?: ReactNode;
};

/** Établissements qui proposent la formation dans le territoire choisi ; au-delà, la grille « Offres » les liste. */
const MAX_ETABLISSEMENTS = 12;

const listOffreurs = (
  client: FaitsClient,
  { formation: cle, territoire, zone }: Pick<FormationsFilters, 'formation' | 'territoire' | 'zone'>,
) => {
  const retenus = selectEtablissements(client.faits.etablissements, territoire, zone);
  const { etablissement, formation } = client.faits.offres;
  const e = client.faits.etablissements;
  const rang = client.faits.formations.cle.indexOf(cle);
  return formation.flatMap((f, i) => {
    const etab = etablissement[i] ?? 0;
    if (f !== rang || !retenus[etab]) return [];
    return { uai: e.uai[etab] ?? '', nom: e.nom[etab] ?? '', commune: e.commune[etab] ?? '' };
  });
};

/** Fiche d'une formation : identité, comparaison aux échelons, évolution, établissements, sources. */
export const FormationPanel = ({ client, filtres, onEtablissement, children }: Props) => {
  const { formation: cle, territoire, zone, rentree } = filtres;
  const { data, error, refetch } = useQuery(trpc.formations.get.queryOptions({ cle, territoire, rentree }));
  const offreurs = useMemo(
    () => listOffreurs(client, { formation: cle, territoire, zone }),
    [client, cle, territoire, zone],
  );
  const reste = offreurs.length - MAX_ETABLISSEMENTS;
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement de la formation…</Loading>;
  return (
    <>
      <header className={styles.identite}>
        <h2>{data.libelle}</h2>
        <p className={styles.etiquettes}>
          <Tag ton="accent">{data.libelleNiveau}</Tag>
          <Tag>{LIBELLES_VOIE[data.voie]}</Tag>
          {data.type === 'commune' && <Tag>Année commune</Tag>}
          {data.type === 'specialite' && (
            <Tag titre="Entrée en deuxième année, après une année commune">Spécialité</Tag>
          )}
          {data.dateFermeture && <Tag ton="alerte">Fermeture : {formatDate(data.dateFermeture)}</Tag>}
        </p>
        <dl className={styles.fiche}>
          <dt>CFD</dt>
          <dd>{data.cfd}</dd>
          {data.libelleDispositif && (
            <>
              <dt>Dispositif</dt>
              <dd>
                {data.dispositif} – {data.libelleDispositif}
              </dd>
            </>
          )}
          <dt>Domaine</dt>
          <dd>
            {data.nsf} – {data.libelleNsf}
          </dd>
          {data.famille && (
            <>
              <dt>Famille</dt>
              <dd>{data.famille}</dd>
            </>
          )}
          {data.cpc && (
            <>
              <dt>CPC</dt>
              <dd>{data.cpc}</dd>
            </>
          )}
          {data.cfdContinuum && (
            <>
              <dt>Remplace</dt>
              <dd>
                {data.cfdContinuum} – {data.libelleAncien}
              </dd>
            </>
          )}
        </dl>
      </header>
      <ComparisonTable comparaison={data.comparaison} periode={data.periode} sujet={{ formation: cle, rentree }} />
      {children}
      <EvolutionTables
        entrees={data.evolutionEntrees}
        sorties={data.evolutionSorties}
        sujet={{ formation: cle, rentree, territoire }}
        millesime={data.periode.millesime}
        territoire={data.comparaison.at(-1)?.libelle ?? 'France'}
        region={data.comparaison.findLast((l) => l.maille === 'region' || l.maille === 'france')?.libelle ?? 'France'}
      />
      <section className={styles.bloc}>
        <h3>
          {offreurs.length} établissement{offreurs.length > 1 ? 's' : ''}
        </h3>
        <ul className={styles.liste}>
          {offreurs.slice(0, MAX_ETABLISSEMENTS).map((o) => (
            <li key={o.uai}>
              <button type="button" onClick={() => onEtablissement(o.uai)}>
                {o.nom} <span>{o.commune}</span>
              </button>
            </li>
          ))}
        </ul>
        {reste > 0 && (
          <p className={styles.note}>
            Et {reste} autre{reste > 1 ? 's' : ''} : choisissez un territoire ou passez à la vue « Offres ».
          </p>
        )}
      </section>
      <SourcesList sources={data.sources} />
    </>
  );
};

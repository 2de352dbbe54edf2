import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { BesoinFamilles } from '#client/features/panoramas/besoin-familles.tsx';
import { FaitsPage } from '#client/features/panoramas/faits-page.tsx';
import styles from '#client/features/panoramas/page.module.css';
import { PalmaresBlocs } from '#client/features/panoramas/palmares.tsx';
import { PositionsBloc } from '#client/features/panoramas/positions.tsx';
import { findEchelons, getNom, listDessous } from '#client/features/panoramas/territoire.ts';
import { TerritoireAbsentes } from '#client/features/panoramas/territoire-absentes.tsx';
import { TerritoireChiffres, TerritoireInsertion } from '#client/features/panoramas/territoire-chiffres.tsx';
import { TerritoireEntete } from '#client/features/panoramas/territoire-entete.tsx';
import { TerritoireRepartition } from '#client/features/panoramas/territoire-repartition.tsx';
import { DessousBloc, EchelonsBloc, EtablissementsBloc } from '#client/features/panoramas/territoires-tables.tsx';
import { Introuvable } from '#client/ui/introuvable.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { listOffresTerritoire, listRangs } from '#shared/panoramas/ensemble.ts';

const Panorama = ({ client, territoire, rentree }: { client: FaitsClient; territoire: string; rentree: number }) => {
  const echelons = useMemo(() => findEchelons(client, territoire), [client, territoire]);
  const offres = useMemo(() => listOffresTerritoire(client.faits, territoire), [client, territoire]);
  const ici = echelons?.at(-1);
  usePageTitle(ici ? `Panorama : ${getNom(ici)}` : 'Introuvable');
  if (!echelons || !ici) return <Introuvable titre="Ce territoire n’est pas dans les données chargées" />;
  const lieu = { rentree, territoire };
  const region = echelons.findLast(({ maille }) => maille === 'region' || maille === 'france');
  return (
    <div className={styles.page}>
      <TerritoireEntete client={client} echelons={echelons} lieu={lieu} />
      <TerritoireChiffres client={client} lieu={lieu} />
      <TerritoireInsertion client={client} echelons={echelons} lieu={lieu} />
      {echelons.length > 1 && <EchelonsBloc client={client} lieu={lieu} echelons={echelons} />}
      <TerritoireRepartition client={client} lieu={lieu} offres={offres} />
      <PalmaresBlocs client={client} lieu={lieu} offres={offres} />
      <PositionsBloc
        client={client}
        formations={listRangs(client.faits, offres, 'formation')}
        region={region?.region ?? ''}
        libelleRegion={region?.libelle ?? 'France'}
        isPlusFin={region?.territoire !== territoire}
      />
      <BesoinFamilles lieu={lieu} />
      <TerritoireAbsentes client={client} lieu={lieu} />
      {listDessous(client, territoire).map((maillons) => (
        <DessousBloc key={maillons.maille} client={client} lieu={lieu} maillons={maillons} />
      ))}
      <EtablissementsBloc client={client} lieu={lieu} offres={offres} />
    </div>
  );
};

/** Panorama d'un territoire, de la France au bassin d'emploi. */
export const PanoramaTerritoirePage = () => {
  const { territoire = '' } = useParams({ strict: false });
  const { rentree = 0 } = useSearch({ strict: false });
  return (
    <FaitsPage rentree={rentree}>
      {(client) => <Panorama key={territoire} client={client} territoire={territoire} rentree={rentree} />}
    </FaitsPage>
  );
};

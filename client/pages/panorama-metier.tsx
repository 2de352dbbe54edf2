import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import { besoinsOptions } from '#client/faits/besoins-client.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { ChoixTerritoire } from '#client/features/panoramas/choix-territoire.tsx';
import { FaitsPage } from '#client/features/panoramas/faits-page.tsx';
import type { Lieu } from '#client/features/panoramas/liens.tsx';
import { MetierChiffres, MetierEntete } from '#client/features/panoramas/metier-entete.tsx';
import {
  MetierAilleurs,
  MetierBassins,
  MetierEvolution,
  MetierFormations,
} from '#client/features/panoramas/metier-tables.tsx';
import styles from '#client/features/panoramas/page.module.css';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Failure, Loading } from '#client/ui/state.tsx';

const route = getRouteApi('/panorama/metier/$fap');

const Panorama = ({ client, fap, lieu }: { client: FaitsClient; fap: string; lieu: Lieu }) => {
  const navigate = route.useNavigate();
  const { data: fiche, error, refetch } = useQuery(trpc.besoins.metier.queryOptions({ famille: fap, ...lieu }));
  const { data: besoins } = useQuery(besoinsOptions);
  usePageTitle(fiche ? `Panorama : ${fiche.libelle}` : 'Panorama');
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!fiche) return <Loading>Chargement du métier…</Loading>;
  const props = { client, fiche, lieu };
  const famille = besoins?.familles.findIndex(({ code }) => code === fap) ?? -1;
  return (
    <div className={styles.page}>
      <MetierEntete
        {...props}
        choix={
          <ChoixTerritoire
            client={client}
            territoire={lieu.territoire}
            onChange={(territoire) => void navigate({ resetScroll: false, search: { ...lieu, territoire } })}
          />
        }
      />
      <MetierChiffres {...props} />
      <MetierEvolution fiche={fiche} />
      <MetierFormations {...props} />
      {besoins ? (
        <>
          <MetierAilleurs {...props} besoins={besoins} famille={famille} />
          <MetierBassins {...props} besoins={besoins} famille={famille} />
        </>
      ) : (
        <Loading>Chargement du besoin par bassin…</Loading>
      )}
    </div>
  );
};

/** Panorama d'une famille de métiers : ce qui se recrute, ce qui y mène ici, ce qui manque. */
export const PanoramaMetierPage = () => {
  const { fap } = route.useParams();
  const { rentree, territoire } = route.useSearch();
  return (
    <FaitsPage rentree={rentree}>
      {(client) => <Panorama key={fap} client={client} fap={fap} lieu={{ rentree, territoire }} />}
    </FaitsPage>
  );
};

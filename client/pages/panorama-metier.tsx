import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { getPhrase, isIntrouvable, trpc } from '#client/app/trpc.ts';
import { besoinsOptions } from '#client/faits/besoins-client.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { FaitsPage } from '#client/features/panoramas/faits-page.tsx';
import type { Lieu } from '#client/features/panoramas/liens.tsx';
import type { FicheMetier } from '#client/features/panoramas/metier.ts';
import { MetierChiffres, MetierEntete } from '#client/features/panoramas/metier-entete.tsx';
import { MetierEvolution } from '#client/features/panoramas/metier-evolution.tsx';
import { MetierAilleurs, MetierBassins, MetierFormations } from '#client/features/panoramas/metier-tables.tsx';
import styles from '#client/features/panoramas/page.module.css';
import { useLieuMontre } from '#client/features/panoramas/use-lieu-montre.ts';
import { VuDe } from '#client/features/panoramas/vu-de.tsx';
import { Introuvable } from '#client/ui/introuvable.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Failure, Loading } from '#client/ui/state.tsx';

const INTROUVABLE = 'Cette famille de métiers n’est pas dans les données chargées';

const route = getRouteApi('/panorama/metier/$fap');

type Props = { client: FaitsClient; fap: string; lieu: Lieu };

/** Où la famille recrute ailleurs et par bassin : lu dans le besoin de toute la France. */
const Ailleurs = ({ client, fap, fiche, lieu }: Props & { fiche: FicheMetier }) => {
  const { data: besoins, isError, refetch } = useQuery(besoinsOptions);
  if (!besoins && isError)
    return <Failure phrase="Le besoin par bassin n’a pas pu être chargé." onRetry={() => void refetch()} />;
  if (!besoins) return <Loading>Chargement du besoin par bassin…</Loading>;
  const props = { client, fiche, lieu, besoins, famille: besoins.familles.findIndex(({ code }) => code === fap) };
  return (
    <>
      <MetierAilleurs {...props} />
      <MetierBassins {...props} />
    </>
  );
};

/** Remonté à chaque métier : ce qui reste à l'écran pendant l'attente est toujours du même. */
const Panorama = ({ client, fap, lieu: demande }: Props) => {
  const navigate = route.useNavigate();
  const {
    data: fiche,
    error,
    refetch,
    isPlaceholderData: attente,
  } = useQuery(trpc.besoins.metier.queryOptions({ famille: fap, ...demande }, { placeholderData: keepPreviousData }));
  const lieu = useLieuMontre(demande, attente);
  usePageTitle(fiche ? `Panorama : ${fiche.libelle}` : isIntrouvable(error) ? 'Introuvable' : 'Panorama');
  if (isIntrouvable(error)) return <Introuvable titre={INTROUVABLE} />;
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!fiche) return <Loading>Chargement du métier…</Loading>;
  const props = { client, fiche, lieu };
  return (
    <div className={styles.page} aria-busy={attente}>
      <MetierEntete
        {...props}
        choix={
          <VuDe
            client={client}
            territoire={demande.territoire}
            attente={attente}
            onChange={(territoire) => void navigate({ resetScroll: false, search: { ...demande, territoire } })}
          />
        }
      />
      <MetierChiffres {...props} />
      <MetierEvolution fiche={fiche} />
      <MetierFormations {...props} />
      <Ailleurs {...props} fap={fap} />
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

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { getPhrase, isIntrouvable, trpc } from '#client/app/trpc.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { BesoinBloc } from '#client/features/besoins/besoin-bloc.tsx';
import { EvolutionTables } from '#client/features/formations/evolution-tables.tsx';
import { Bloc } from '#client/features/panoramas/bloc.tsx';
import { FaitsPage } from '#client/features/panoramas/faits-page.tsx';
import { FormationChiffres, FormationComparaison } from '#client/features/panoramas/formation-chiffres.tsx';
import { FormationEntete } from '#client/features/panoramas/formation-entete.tsx';
import { FormationEtablissements, FormationSoeurs } from '#client/features/panoramas/formation-etablissements.tsx';
import type { Lieu } from '#client/features/panoramas/liens.tsx';
import { formatSources } from '#client/features/panoramas/mesures.ts';
import styles from '#client/features/panoramas/page.module.css';
import { getNom } from '#client/features/panoramas/territoire.ts';
import { useLieuMontre } from '#client/features/panoramas/use-lieu-montre.ts';
import { VuDe } from '#client/features/panoramas/vu-de.tsx';
import { Introuvable } from '#client/ui/introuvable.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Failure, Loading } from '#client/ui/state.tsx';

const INTROUVABLE = 'Cette formation n’est pas dans les données chargées';

const route = getRouteApi('/panorama/formation/$cle');

type Props = { client: FaitsClient; cle: string; lieu: Lieu };

/** Remonté à chaque formation : ce qui reste à l'écran pendant l'attente est toujours de la même. */
const Panorama = ({ client, cle, lieu: demande }: Props) => {
  const navigate = route.useNavigate();
  const {
    data: fiche,
    error,
    refetch,
    isPlaceholderData: attente,
  } = useQuery(trpc.formations.get.queryOptions({ cle, ...demande }, { placeholderData: keepPreviousData }));
  const lieu = useLieuMontre(demande, attente);
  usePageTitle(fiche ? `Panorama : ${fiche.libelle}` : isIntrouvable(error) ? 'Introuvable' : 'Panorama');
  if (isIntrouvable(error)) return <Introuvable titre={INTROUVABLE} />;
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!fiche) return <Loading>Chargement de la formation…</Loading>;
  const ici = fiche.comparaison.at(-1);
  const region = fiche.comparaison.findLast((e) => e.maille === 'region' || e.maille === 'france');
  const nomLieu = ici ? getNom(ici) : 'France';
  const rang = client.faits.formations.cle.indexOf(cle);
  return (
    <div className={styles.page} aria-busy={attente}>
      <FormationEntete
        client={client}
        fiche={fiche}
        lieu={lieu}
        nomLieu={nomLieu}
        choix={
          <VuDe
            client={client}
            territoire={demande.territoire}
            attente={attente}
            onChange={(territoire) => void navigate({ resetScroll: false, search: { ...demande, territoire } })}
          />
        }
      />
      <FormationChiffres client={client} fiche={fiche} lieu={lieu} />
      <FormationComparaison client={client} fiche={fiche} lieu={lieu} />
      <Bloc
        titre="Par rentrée et par millésime"
        sources={`${formatSources(['effectif', 'capacite'], fiche.periode)} et rentrées précédentes\u202f; InserJeunes, tous millésimes chargés`}
      >
        <EvolutionTables
          entrees={fiche.evolutionEntrees}
          sorties={fiche.evolutionSorties}
          sujet={{ formation: cle, ...lieu }}
          millesime={fiche.periode.millesime}
          territoire={nomLieu}
          region={region?.libelle ?? 'France'}
        />
      </Bloc>
      <Bloc titre="Besoin en main-d’œuvre">
        <BesoinBloc cle={cle} territoire={lieu.territoire} rentree={lieu.rentree} />
      </Bloc>
      <FormationEtablissements client={client} rang={rang} lieu={lieu} />
      <FormationSoeurs client={client} rang={rang} lieu={lieu} />
    </div>
  );
};

/** Panorama d'une formation, vue de la France ou d'un territoire : la fiche, en pleine page. */
export const PanoramaFormationPage = () => {
  const { cle } = route.useParams();
  const { rentree, territoire } = route.useSearch();
  return (
    <FaitsPage rentree={rentree}>
      {(client) => <Panorama key={cle} client={client} cle={cle} lieu={{ rentree, territoire }} />}
    </FaitsPage>
  );
};

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { getPhrase, isIntrouvable, trpc } from '#client/app/trpc.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { AccesBloc } from '#client/features/acces/acces-bloc.tsx';
import { Bloc } from '#client/features/panoramas/bloc.tsx';
import { EnsembleChiffres } from '#client/features/panoramas/ensemble-chiffres.tsx';
import { markEtablissement } from '#client/features/panoramas/etablissement.ts';
import { EtablissementEntete } from '#client/features/panoramas/etablissement-entete.tsx';
import {
  EtablissementComparaison,
  EtablissementOffre,
  listOffresEtablissement,
} from '#client/features/panoramas/etablissement-offre.tsx';
import { EtablissementSorties } from '#client/features/panoramas/etablissement-sorties.tsx';
import { EtablissementVoisins } from '#client/features/panoramas/etablissement-voisins.tsx';
import { FaitsPage } from '#client/features/panoramas/faits-page.tsx';
import styles from '#client/features/panoramas/page.module.css';
import { Introuvable } from '#client/ui/introuvable.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Select } from '#client/ui/select.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import type { Faits } from '#shared/faits/faits.ts';
import { listOffres, listRangs, markFormations } from '#shared/panoramas/ensemble.ts';

const INTROUVABLE = 'Cet établissement n’est pas dans les données chargées';

const route = getRouteApi('/panorama/etablissement/$uai');

type Props = { client: FaitsClient; uai: string; rentree: number };

/** Accès à chaque formation offerte, l'une après l'autre. */
const Acces = ({ client, uai, rentree }: Props) => {
  const navigate = route.useNavigate();
  const options = useMemo(() => {
    const rang = client.faits.etablissements.uai.indexOf(uai);
    const { cle, libelle, niveau } = client.faits.formations;
    return listRangs(client.faits, listOffresEtablissement(client, rang), 'formation').map((f) => ({
      cle: cle[f] ?? '',
      libelle: `${client.niveaux.get(niveau[f] ?? '') ?? niveau[f]} ${libelle[f]}`,
    }));
  }, [client, uai]);
  const { formation } = route.useSearch();
  const choisie = (options.find(({ cle }) => cle === formation) ?? options[0])?.cle ?? '';
  // La première est celle qui s'ouvre : l'adresse ne la porte pas.
  const setChoisie = (cle: string) =>
    void navigate({ search: { rentree, formation: cle === options[0]?.cle ? '' : cle }, resetScroll: false });
  if (choisie === '') return null;
  return (
    <Bloc
      titre="Accès"
      sources="annuaires (coordonnées) ; offre, Affelnet et Parcoursup, aux années dites dans le tableau"
    >
      <p className={styles.choix}>
        <Select libelle="Formation regardée" actif={false} value={choisie} onChange={(e) => setChoisie(e.target.value)}>
          {options.map((o) => (
            <option key={o.cle} value={o.cle}>
              {o.libelle}
            </option>
          ))}
        </Select>
      </p>
      <AccesBloc
        uai={uai}
        cle={choisie}
        rentree={rentree}
        onEtablissement={(autre) => void navigate({ params: { uai: autre }, search: { rentree } })}
      />
    </Bloc>
  );
};

const Panorama = ({ client, uai, rentree }: Props) => {
  const { data: fiche, error, refetch } = useQuery(trpc.etablissements.get.queryOptions({ uai }));
  usePageTitle(fiche ? `Panorama : ${fiche.nom}` : isIntrouvable(error) ? 'Introuvable' : 'Panorama');
  const liste = useCallback(
    (faits: Faits) =>
      listOffres(
        faits,
        markFormations(faits),
        markEtablissement(faits.etablissements.uai.length, faits.etablissements.uai.indexOf(uai)),
      ),
    [uai],
  );
  if (isIntrouvable(error)) return <Introuvable titre={INTROUVABLE} />;
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!fiche) return <Loading>Chargement de l’établissement…</Loading>;
  const rang = client.faits.etablissements.uai.indexOf(uai);
  if (rang < 0) return <Introuvable titre="Cet établissement n’a pas d’offre dans les données chargées" />;
  return (
    <div className={styles.page}>
      <EtablissementEntete client={client} fiche={fiche} rang={rang} rentree={rentree} />
      <EnsembleChiffres client={client} liste={liste} portee={{ rentree, etablissement: uai }} />
      <EtablissementOffre client={client} rang={rang} rentree={rentree} />
      <EtablissementSorties fiche={fiche} rentree={rentree} />
      <EtablissementComparaison client={client} rang={rang} rentree={rentree} />
      <EtablissementVoisins client={client} rang={rang} rentree={rentree} />
      <Acces client={client} uai={uai} rentree={rentree} />
    </div>
  );
};

/** Panorama d'un établissement : son offre, sa valeur ajoutée, ce que ses voisins ont et lui non. */
export const PanoramaEtablissementPage = () => {
  const { uai } = route.useParams();
  const { rentree } = route.useSearch();
  return (
    <FaitsPage rentree={rentree}>
      {(client) => <Panorama key={uai} client={client} uai={uai} rentree={rentree} />}
    </FaitsPage>
  );
};

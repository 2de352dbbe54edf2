import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { useFaits } from '#client/faits/use-faits.ts';
import { useLocaux } from '#client/faits/use-locaux.ts';
import { SANS_TAUX, type TauxTerritoires, useTaux } from '#client/faits/use-taux.ts';
import { encodeRetenues, type Retenues } from '#shared/explications/retenues.ts';
import { type CriteresFormations, selectOffres } from '#shared/faits/selection.ts';
import { parseComparaison } from '#shared/formations/carte.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatRentree } from '#shared/rentree.ts';
import { buildVue, type SourceVue, type Vue } from './carte-modele.ts';
import type { FiltresCarte } from './carte-points.ts';

type Entrees = {
  client: FaitsClient;
  filtres: FiltresCarte;
  offres: Int32Array;
  retenues: Retenues | null;
  taux: TauxTerritoires;
};

type Criteres = CriteresFormations & Pick<FormationsFilters, 'formation' | 'lasso' | 'vue'>;

/** Ce qui choisit les offres : le cadre de la carte ou ses étiquettes, en changeant, ne le refont pas. */
const useCriteres = (filtres: FiltresCarte): Criteres => {
  const { territoire, zone, niveau, domaine, voie, q, communes, ouverture, formation, lasso, vue } = filtres;
  return useMemo(
    () => ({ territoire, zone, niveau, domaine, voie, q, communes, ouverture, formation, lasso, vue }),
    [territoire, zone, niveau, domaine, voie, q, communes, ouverture, formation, lasso, vue],
  );
};

/** Ce qui fait qu'une offre est la même d'une rentrée à l'autre. */
const getCle = ({ faits: { offres, formations, etablissements } }: FaitsClient, offre: number): string =>
  `${etablissements.uai[offres.etablissement[offre] ?? -1]}|${formations.cle[offres.formation[offre] ?? -1]}`;

/**
 * Offres d'une autre rentrée à comparer aux premières : celles des mêmes filtres ; sous une sélection du quadrant,
 * celles des mêmes formations ; sous des filtres de colonnes, les mêmes offres, ou les mêmes formations.
 */
const selectOffresAutres = (
  autre: FaitsClient,
  filtres: Criteres,
  { client, offres, retenues }: Pick<Entrees, 'client' | 'offres' | 'retenues'>,
) => {
  const { cle } = autre.faits.formations;
  const possibles = selectOffres(autre.faits, autre.index, filtres);
  const isMemeOffre = retenues !== null && filtres.vue === 'offres';
  const gardees = new Set(
    isMemeOffre
      ? Array.from(offres, (offre) => getCle(client, offre))
      : Array.from(offres, (offre) => client.faits.formations.cle[client.faits.offres.formation[offre] ?? -1]),
  );
  const getFormation = (offre: number): string => cle[autre.faits.offres.formation[offre] ?? -1] ?? '';
  const isChoisie = (offre: number): boolean => filtres.formation === '' || getFormation(offre) === filtres.formation;
  if (retenues === null && filtres.lasso === '') return { offres: possibles.filter(isChoisie), retenues: null };
  const memes = possibles.filter((offre) => gardees.has(isMemeOffre ? getCle(autre, offre) : getFormation(offre)));
  return {
    offres: memes.filter(isChoisie),
    retenues: { version: autre.faits.version, masque: encodeRetenues(possibles, memes) },
  };
};

const formatAnnee = (rentree: number): string => (rentree === 0 ? 'dernières données' : formatRentree(rentree));

/** Source de la seconde carte ; nulle s'il n'y en a pas, ou tant que son année n'est pas arrivée. */
const useSeconde = (entrees: Entrees) => {
  const { client, filtres, offres, retenues, taux } = entrees;
  const comparaison = parseComparaison(filtres.comparer);
  const autreRentree = comparaison && 'rentree' in comparaison ? comparaison.rentree : null;
  const rentree = autreRentree ?? filtres.rentree;
  const faits = useFaits(rentree);
  const recus = faits.isPlaceholderData ? undefined : faits.data;
  const tauxAutres = useTaux({ ...filtres, rentree }, autreRentree !== null);
  const autre = comparaison && 'indicateur' in comparaison ? comparaison.indicateur : null;
  const locauxAutre = useLocaux(recus ?? client, rentree, [autre ?? filtres.indicateur]);
  const { indicateur, territoire, zone } = filtres;
  const criteres = useCriteres(filtres);
  const source = useMemo((): SourceVue | null => {
    if (autre)
      return {
        titre: getIndicateur(autre).libelle,
        rentree,
        client,
        offres,
        ...{ territoire, zone },
        retenues,
        taux,
        locaux: locauxAutre,
        indicateur: autre,
      };
    if (autreRentree === null || !recus) return null;
    return {
      titre: formatRentree(autreRentree),
      rentree,
      client: recus,
      ...{ territoire, zone },
      ...selectOffresAutres(recus, criteres, { client, offres, retenues }),
      taux: retenues === null && criteres.lasso === '' ? tauxAutres : SANS_TAUX,
      locaux: locauxAutre,
      indicateur,
    };
  }, [
    autre,
    autreRentree,
    rentree,
    client,
    offres,
    retenues,
    taux,
    recus,
    tauxAutres,
    locauxAutre,
    criteres,
    indicateur,
    territoire,
    zone,
  ]);
  return {
    source,
    titrePremiere: autreRentree === null ? getIndicateur(filtres.indicateur).libelle : formatAnnee(filtres.rentree),
    attente: autreRentree !== null && !recus && !faits.isError,
    erreur: autreRentree !== null && !recus && faits.isError,
    retry: faits.refetch,
  };
};

export type Vues = { vues: readonly Vue[]; attente: boolean; erreur: boolean; retry: () => unknown };

/** Une carte, ou deux quand on compare : deux indicateurs, ou le même à deux rentrées. */
export const useVues = (entrees: Entrees): Vues => {
  const { client, filtres, offres, retenues, taux } = entrees;
  const { indicateur, maille, points, rentree, territoire, zone } = filtres;
  const locaux = useLocaux(client, rentree, [indicateur]);
  const { source, titrePremiere, attente, erreur, retry } = useSeconde(entrees);
  const premiere = useMemo(
    () =>
      buildVue(
        {
          ...{ titre: titrePremiere, rentree, client, offres, territoire, zone },
          ...{ retenues, taux, locaux, indicateur },
        },
        maille,
        points,
      ),
    [titrePremiere, rentree, client, offres, territoire, zone, retenues, taux, locaux, indicateur, maille, points],
  );
  const seconde = useMemo(
    () => source && buildVue(source, maille, points, premiere),
    [source, maille, points, premiere],
  );
  const vues = useMemo(() => (seconde ? [premiere, seconde] : [premiere]), [premiere, seconde]);
  return { vues, attente, erreur, retry };
};

import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { useFaits } from '#client/faits/use-faits.ts';
import { useLocaux } from '#client/faits/use-locaux.ts';
import { type TauxTerritoires, useTaux } from '#client/faits/use-taux.ts';
import { type CriteresFormations, selectOffres } from '#shared/faits/selection.ts';
import { parseComparaison } from '#shared/formations/carte.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatRentree } from '#shared/rentree.ts';
import { buildVue, type SourceVue, type Vue } from './carte-modele.ts';

type Entrees = { client: FaitsClient; filtres: FormationsFilters; offres: Int32Array; taux: TauxTerritoires };

type Criteres = CriteresFormations & Pick<FormationsFilters, 'formation'>;

/** Ce qui choisit les offres : le cadre de la carte ou ses étiquettes, en changeant, ne le refont pas. */
const useCriteres = (filtres: FormationsFilters): Criteres => {
  const { territoire, zone, niveau, domaine, voie, q, communes, formation } = filtres;
  return useMemo(
    () => ({ territoire, zone, niveau, domaine, voie, q, communes, formation }),
    [territoire, zone, niveau, domaine, voie, q, communes, formation],
  );
};

/** Offres d'une autre rentrée que retiennent les mêmes filtres. */
const selectOffresAutres = (client: FaitsClient, filtres: Criteres): Int32Array => {
  const offres = selectOffres(client.faits, client.index, filtres);
  const rang = client.faits.formations.cle.indexOf(filtres.formation);
  if (filtres.formation === '') return offres;
  return offres.filter((offre) => client.faits.offres.formation[offre] === rang);
};

const formatAnnee = (rentree: number): string => (rentree === 0 ? 'dernières données' : formatRentree(rentree));

/** Source de la seconde carte ; nulle s'il n'y en a pas, ou tant que son année n'est pas arrivée. */
const useSeconde = ({ client, filtres, offres, taux }: Entrees) => {
  const comparaison = parseComparaison(filtres.comparer);
  const autreRentree = comparaison && 'rentree' in comparaison ? comparaison.rentree : null;
  const rentree = autreRentree ?? filtres.rentree;
  const faits = useFaits(rentree);
  const recus = faits.isPlaceholderData ? undefined : faits.data;
  const tauxAutres = useTaux({ ...filtres, rentree }, autreRentree !== null);
  const autre = comparaison && 'indicateur' in comparaison ? comparaison.indicateur : null;
  const locauxAutre = useLocaux(recus ?? client, rentree, [autre ?? filtres.indicateur]);
  const { indicateur } = filtres;
  const criteres = useCriteres(filtres);
  const source = useMemo((): SourceVue | null => {
    if (autre)
      return {
        titre: getIndicateur(autre).libelle,
        rentree,
        client,
        offres,
        taux,
        locaux: locauxAutre,
        indicateur: autre,
      };
    if (autreRentree === null || !recus) return null;
    const siennes = selectOffresAutres(recus, criteres);
    return {
      titre: formatRentree(autreRentree),
      rentree,
      client: recus,
      offres: siennes,
      taux: tauxAutres,
      locaux: locauxAutre,
      indicateur,
    };
  }, [autre, autreRentree, rentree, client, offres, taux, recus, tauxAutres, locauxAutre, criteres, indicateur]);
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
  const { client, filtres, offres, taux } = entrees;
  const { indicateur, maille, points } = filtres;
  const locaux = useLocaux(client, filtres.rentree, [indicateur]);
  const { source, titrePremiere, attente, erreur, retry } = useSeconde(entrees);
  const premiere = useMemo(
    () =>
      buildVue(
        { titre: titrePremiere, rentree: filtres.rentree, client, offres, taux, locaux, indicateur },
        maille,
        points,
      ),
    [titrePremiere, filtres.rentree, client, offres, taux, locaux, indicateur, maille, points],
  );
  const seconde = useMemo(
    () => source && buildVue(source, maille, points, premiere),
    [source, maille, points, premiere],
  );
  const vues = useMemo(() => (seconde ? [premiere, seconde] : [premiere]), [premiere, seconde]);
  return { vues, attente, erreur, retry };
};

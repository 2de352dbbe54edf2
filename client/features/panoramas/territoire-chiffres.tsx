import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { useTaux } from '#client/faits/use-taux.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import type { Echelon } from '#shared/faits/echelons.ts';
import { formationsFilters } from '#shared/formations/filters.ts';
import type { CodeEntree, CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { Bloc } from './bloc.tsx';
import { ChiffresCles } from './chiffres-cles.tsx';
import type { Lieu } from './liens.tsx';
import { formatSources, readCouvertures, readMesures } from './mesures.ts';
import { listOffresDe } from './territoire.ts';
import { useVariations } from './use-variations.ts';

const CODES: readonly CodeEntree[] = [
  'effectif',
  'effectifTotal',
  'capacite',
  'pression',
  'demande',
  'remplissage',
  'placesVacantes',
  'partFilles',
];
const SORTIES: readonly CodeTauxSortie[] = ['emploi', 'poursuite', 'devenir'];

type Props = { client: FaitsClient; echelons: Echelon[]; lieu: Lieu };

/** Chiffres clés d'un territoire, avec leur variation depuis la rentrée d'avant. */
export const TerritoireChiffres = ({ client, lieu }: Omit<Props, 'echelons'>) => {
  const liste = useMemo(() => listOffresDe(lieu.territoire), [lieu.territoire]);
  const variations = useVariations(client, liste, CODES);
  const [seules, toutes] = useMemo(
    () => [false, true].map((communes) => sumOffres(client.faits, liste(client.faits, communes), () => 0)[0]),
    [client, liste],
  );
  return (
    <Bloc
      titre="Chiffres clés"
      entier
      sources={formatSources(CODES, client.faits.periode)}
      note="Les années communes ne sont comptées que dans le nombre d’élèves : leurs entrants le sont à l’entrée en spécialité."
    >
      <ChiffresCles
        chiffres={CODES.map((code) => {
          const communes = code === 'effectifTotal';
          const sommes = communes ? toutes : seules;
          return {
            code,
            mesure: readMesures(sommes),
            couverture: readCouvertures(sommes),
            portee: { ...lieu, communes },
            variation: variations(code),
          };
        })}
      />
    </Bloc>
  );
};

/** Insertion : celle de la région ou de la France ; plus fin, celle de la région, dite telle. */
export const TerritoireInsertion = ({ client, echelons, lieu }: Props) => {
  const taux = useTaux(formationsFilters.parse({ rentree: lieu.rentree, ouverture: 'tous' }), true);
  const ici = echelons.at(-1);
  const retenu = echelons.findLast(({ maille }) => maille === 'region' || maille === 'france');
  if (!retenu) return null;
  const isIci = retenu.territoire === ici?.territoire;
  return (
    <Bloc
      titre={isIci ? 'Insertion' : `Insertion de la région ${retenu.libelle}`}
      entier
      sources={formatSources(SORTIES, client.faits.periode)}
      note={
        isIci
          ? 'Toutes les formations suivies par InserJeunes, ensemble.'
          : `Chiffres de toute la région ${retenu.libelle}, pas de ce territoire : InserJeunes ne publie pas plus fin.`
      }
    >
      <ChiffresCles
        chiffres={SORTIES.map((code) => ({
          code,
          mesure: () => taux.get(retenu.region, code),
          portee: { territoire: retenu.territoire, rentree: lieu.rentree },
        }))}
      />
    </Bloc>
  );
};

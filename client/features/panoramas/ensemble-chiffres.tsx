import type { FaitsClient } from '#client/faits/faits-client.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import type { CodeEntree } from '#shared/indicateurs/catalogue.ts';
import { Bloc } from './bloc.tsx';
import { ChiffresCles } from './chiffres-cles.tsx';
import { formatSources, type Portee, readCouvertures, readMesures } from './mesures.ts';
import { type ListeOffres, useVariations } from './use-variations.ts';

const CODES: readonly CodeEntree[] = [
  'effectif',
  'capacite',
  'pression',
  'demande',
  'remplissage',
  'placesVacantes',
  'partFilles',
];

type Props = {
  client: FaitsClient;
  /** Offres de l'ensemble, pour n'importe quelle rentrée ; la même fonction d'un rendu à l'autre. */
  liste: ListeOffres;
  /** Nulle quand aucun filtre ne désigne exactement l'ensemble. */
  portee: Portee | null;
  codes?: readonly CodeEntree[];
};

/** Chiffres clés d'un ensemble d'offres, avec leur variation depuis la rentrée d'avant. */
export const EnsembleChiffres = ({ client, liste, portee, codes = CODES }: Props) => {
  const variations = useVariations(client, liste, codes);
  const [sommes] = sumOffres(client.faits, liste(client.faits, false), () => 0);
  const utiles = codes.filter((code) => readMesures(sommes)(code).motif !== 'non_applicable');
  return (
    <Bloc titre="Chiffres clés" entier sources={formatSources(utiles, client.faits.periode)}>
      <ChiffresCles
        chiffres={utiles.map((code) => ({
          code,
          mesure: readMesures(sommes),
          couverture: readCouvertures(sommes),
          portee,
          variation: variations(code),
        }))}
      />
    </Bloc>
  );
};

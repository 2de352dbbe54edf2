import { queryOptions } from '@tanstack/react-query';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { computeIndicateur } from '#shared/besoins/indicateurs.ts';
import { buildTable, indexLiens, type TableTerritoire } from '#shared/besoins/territoire.ts';
import type { Faits } from '#shared/faits/faits.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeBesoin } from '#shared/indicateurs/catalogue.ts';

/** Le besoin reçu, joint à l'offre d'une rentrée : de quoi calculer tout indicateur sans réseau. */
export type BesoinsClient = {
  besoins: Besoins;
  /** Rangs des familles d'un diplôme ; aucune si rien ne l'y relie. */
  getFamilles: (cfd: string) => readonly number[];
  /** Projets et capacités d'un territoire (« maille:code », vide = France), gardés d'un appel à l'autre. */
  getTable: (territoire: string) => TableTerritoire;
};

/** Prépare le besoin pour l'offre d'une rentrée. À garder : les tables s'y accumulent. */
export const prepareBesoins = (besoins: Besoins, faits: Faits): BesoinsClient => {
  const liens = indexLiens(besoins);
  const tables = new Map<string, TableTerritoire>();
  return {
    besoins,
    getFamilles: (cfd) => liens.get(cfd) ?? [],
    getTable: (territoire) => {
      const table = tables.get(territoire) ?? buildTable(besoins, faits, territoire);
      tables.set(territoire, table);
      return table;
    },
  };
};

const prepares = new WeakMap<Besoins, WeakMap<Faits, BesoinsClient>>();

/** Besoin préparé une fois par couple de besoin et d'offre : la grille et la carte partagent leurs tables. */
export const getBesoinsClient = (besoins: Besoins, faits: Faits): BesoinsClient => {
  const parFaits = prepares.get(besoins) ?? new WeakMap<Faits, BesoinsClient>();
  prepares.set(besoins, parFaits);
  const client = parFaits.get(faits) ?? prepareBesoins(besoins, faits);
  parFaits.set(faits, client);
  return client;
};

/**
 * Un indicateur du besoin local d'un ou de plusieurs diplômes (CFD) dans un territoire, par leurs familles distinctes :
 * les mêmes fonctions pures que le serveur, donc les mêmes valeurs que la fiche.
 */
export const computeBesoin = (
  client: BesoinsClient,
  cfds: Iterable<string>,
  territoire: string,
  code: CodeBesoin,
): Valeur => {
  const familles = new Set<number>();
  for (const cfd of cfds) for (const famille of client.getFamilles(cfd)) familles.add(famille);
  return computeIndicateur(code, client.besoins, client.getTable(territoire), territoire, [...familles]);
};

const fetchBesoins = async (): Promise<Besoins> => {
  const reponse = await fetch('/donnees/besoins.json');
  if (!reponse.ok) throw new Error('Le besoin local n’a pas pu être chargé.');
  return (await reponse.json()) as Besoins;
};

const CINQ_MINUTES = 5 * 60_000;

/** Requête du besoin local : chargée à la première demande, revalidée par ETag. */
export const besoinsOptions = queryOptions({
  queryKey: ['besoins'],
  queryFn: fetchBesoins,
  staleTime: CINQ_MINUTES,
  structuralSharing: false,
});

import type { Besoins } from '#shared/besoins/besoins.ts';
import { computePlacesParProjet } from '#shared/besoins/indicateurs.ts';
import { type Bornes, computeBornes, computePart, computeProjets, type SommeBesoins } from '#shared/besoins/sommes.ts';
import {
  computePlaces,
  listTensions,
  type PlacesFormees,
  sumFamilles,
  type TableTerritoire,
} from '#shared/besoins/territoire.ts';
import type { Faits } from '#shared/faits/faits.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';

export type PartMesuree = { valeur: Valeur; bornes: Bornes | null };

/** Ce que la BMO dit d'un ensemble de familles, secret compris. */
export type MesureBmo = {
  projets: Valeur;
  /** Lignes du fichier réunies, et celles dont le nombre de projets est secret. */
  cellules: number;
  secretes: number;
  difficiles: PartMesuree;
  saisonniers: PartMesuree;
};

export const measureBmo = (somme: SommeBesoins): MesureBmo => ({
  projets: computeProjets(somme),
  cellules: somme.cellules,
  secretes: somme.secretes,
  difficiles: { valeur: computePart('difficiles', somme), bornes: computeBornes('difficiles', somme) },
  saisonniers: { valeur: computePart('saisonniers', somme), bornes: computeBornes('saisonniers', somme) },
});

/** Mesures d'un ensemble de familles dans un territoire : la BMO, les places en face et le rapport des deux. */
export type MesureFamilles = MesureBmo & { places: PlacesFormees; placesParProjet: Valeur; tension: string[] };

export const measureFamilles = (
  besoins: Besoins,
  table: TableTerritoire,
  territoire: string,
  familles: readonly number[],
): MesureFamilles => {
  const somme = sumFamilles(table, familles);
  const places = computePlaces(table, familles);
  return {
    ...measureBmo(somme),
    places,
    placesParProjet: computePlacesParProjet(places, somme),
    tension: listTensions(besoins, territoire, familles).map((t) => t.metier),
  };
};

/** Année de chaque terme : un rapport qui en mêle deux le dit. */
export type AnneesBesoin = {
  bmo: number | null;
  tension: number | null;
  chomage: number | null;
  affelnet: number | null;
  parcoursup: number | null;
};

export const getAnnees = (besoins: Besoins, { periode }: Faits): AnneesBesoin => ({
  bmo: besoins.annee,
  tension: besoins.anneeTension,
  chomage: besoins.anneeChomage,
  affelnet: periode.affelnet,
  parcoursup: periode.parcoursup,
});

import type { FaitsClient } from '#client/faits/faits-client.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import { type Echelon, listEchelons } from '#shared/faits/echelons.ts';
import type { Faits, LigneTerritoire } from '#shared/faits/faits.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { listOffres, markFormations } from '#shared/panoramas/ensemble.ts';
import { LIBELLES_MAILLE, type MailleTerritoire, parseTerritoire } from '#shared/territoires/maille.ts';
import { formatNomTerritoire } from '#shared/territoires/nom.ts';

/** Nom d'un territoire dans un titre. */
export const getNom = (echelon: Pick<Echelon, 'maille' | 'libelle'>): string => formatNomTerritoire(echelon);

/** Offres d'un territoire, pour n'importe quelle rentrée. */
export const listOffresDe =
  (territoire: string) =>
  (faits: Faits, communes: boolean): number[] =>
    listOffres(faits, markFormations(faits, communes), selectEtablissements(faits.etablissements, territoire));

export type Maillons = { maille: MailleTerritoire; libelle: string; territoires: LigneTerritoire[] };

const MAILLES_DESSOUS: Record<string, readonly MailleTerritoire[]> = {
  france: ['region'],
  region: ['academie', 'departement'],
  academie: ['departement'],
  departement: ['bassin'],
};

/** Territoires d'une maille qui ont au moins un établissement ici, dans l'ordre de leur nom. */
const listDedans = ({ faits }: FaitsClient, territoire: string, maille: MailleTerritoire): LigneTerritoire[] => {
  const ici = selectEtablissements(faits.etablissements, territoire);
  const codes = new Set(faits.etablissements[maille].filter((_, e) => ici[e]));
  return faits[`${maille}s`].filter((t) => codes.has(t.code));
};

/** Mailles en dessous d'un territoire ; une seule académie qui est toute la région n'apprend rien. */
export const listDessous = (client: FaitsClient, territoire: string): Maillons[] =>
  (MAILLES_DESSOUS[parseTerritoire(territoire)?.maille ?? 'france'] ?? [])
    .map((maille) => ({
      maille,
      libelle: LIBELLES_MAILLE[maille],
      territoires: listDedans(client, territoire, maille),
    }))
    .filter(({ territoires }) => territoires.length > 1);

/** Sommes d'un territoire entier, années communes exclues. */
export const sumTerritoire = ({ faits }: FaitsClient, territoire: string) =>
  sumOffres(faits, listOffresDe(territoire)(faits, false), () => 0)[0];

/** Échelons d'un territoire, de la France à lui ; nul quand le code est inconnu. */
export const findEchelons = ({ faits }: FaitsClient, territoire: string): Echelon[] | null => {
  const choisi = parseTerritoire(territoire);
  if (territoire !== '' && !choisi) return null;
  if (choisi && !faits[`${choisi.maille}s`].some((t) => t.code === choisi.code)) return null;
  return listEchelons(faits, choisi);
};

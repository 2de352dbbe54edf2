import type { inferRouterOutputs } from '@trpc/server';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { AppRouter } from '#server/app.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { listCellules } from '#shared/besoins/lieux.ts';
import { type SommeBesoins, sumParFamille } from '#shared/besoins/sommes.ts';
import { indexLiens } from '#shared/besoins/territoire.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { type Absente, findReference, listAbsentes } from '#shared/panoramas/absentes.ts';
import { listOffresTerritoire, listRangs } from '#shared/panoramas/ensemble.ts';

export type FicheMetier = inferRouterOutputs<AppRouter>['besoins']['metier'];

/** Bassin, et ce que la BMO y recense pour une famille. */
export type BassinDemandeur = { code: string; somme: SommeBesoins };

/** Bassins d'un territoire où la famille a le plus de projets publiés ; ceux tout en secret n'ont pas de rang. */
export const listBassinsDemandeurs = (besoins: Besoins, famille: number, territoire: string): BassinDemandeur[] => {
  const parBassin = new Map<number, number[]>();
  for (const i of listCellules(besoins, territoire)) {
    if (besoins.cellules.famille[i] !== famille) continue;
    const bassin = besoins.cellules.bassin[i] ?? -1;
    parBassin.set(bassin, [...(parBassin.get(bassin) ?? []), i]);
  }
  return [...parBassin]
    .flatMap(([bassin, cellules]): BassinDemandeur[] => {
      const somme = sumParFamille(besoins.cellules, cellules).get(famille);
      return somme && somme.projets > 0 ? [{ code: besoins.bassins[bassin] ?? '', somme }] : [];
    })
    .sort((a, b) => b.somme.projets - a.somme.projets);
};

/**
 * Formations qui mènent à la famille et qu'aucun établissement du territoire n'offre ; vide pour la France, où l'on
 * ne regarde pas ailleurs.
 */
export const listMenantAilleurs = (
  { faits }: FaitsClient,
  besoins: Besoins,
  famille: number,
  territoire: string,
): Absente[] => {
  const reference = findReference(faits, territoire);
  if (!reference) return [];
  const liens = indexLiens(besoins);
  const ici = selectEtablissements(faits.etablissements, territoire);
  return listAbsentes(faits, ici, reference).filter(({ formation }) =>
    liens.get((faits.formations.cle[formation] ?? '').slice(0, 8))?.includes(famille),
  );
};

/** Établissements distincts d'un territoire qui offrent une formation. */
export const countEtablissements = ({ faits }: FaitsClient, territoire: string, cles: ReadonlySet<string>): number =>
  listRangs(
    faits,
    listOffresTerritoire(faits, territoire).filter((i) =>
      cles.has(faits.formations.cle[faits.offres.formation[i] ?? -1] ?? ''),
    ),
    'etablissement',
  ).length;

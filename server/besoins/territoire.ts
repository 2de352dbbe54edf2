import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import { buildTable, findChomage } from '#shared/besoins/territoire.ts';
import { listEchelons } from '#shared/faits/echelons.ts';
import { parseTerritoire } from '#shared/territoires/maille.ts';
import { getAnnees, type MesureFamilles, measureFamilles } from './mesures.ts';
import { listSources } from './queries.ts';
import { loadBesoins } from './service.ts';

export type FamilleTerritoire = MesureFamilles & { code: string; libelle: string };

/**
 * Familles d'un territoire, de la plus demandée à la moins demandée (secret en dernier), avec les places formées en
 * face. `sansFormation` : codes de celles où des projets existent et qu'aucune offre d'ici ne prépare.
 */
export const getBesoinTerritoire = (db: Db, territoire: string, rentree: number) => {
  const { besoins } = loadBesoins(db);
  const { faits } = loadFaits(db, rentree);
  const echelon = listEchelons(faits, parseTerritoire(territoire)).at(-1);
  const table = buildTable(besoins, faits, territoire);
  const familles = besoins.familles
    .map(({ code, libelle }, rang): FamilleTerritoire => {
      return { code, libelle, ...measureFamilles(besoins, table, territoire, [rang]) };
    })
    .filter((famille) => famille.cellules > 0)
    .sort((a, b) => (b.projets.valeur ?? 0) - (a.projets.valeur ?? 0) || a.code.localeCompare(b.code));
  return {
    territoire,
    libelleTerritoire: echelon?.libelle ?? 'France',
    annees: getAnnees(besoins, faits),
    chomage: findChomage(besoins, territoire),
    familles,
    sansFormation: familles.filter((f) => f.places.offres === 0).map((f) => f.code),
    sources: listSources(db.$client),
  };
};

import type { Db } from '#server/db/connection.ts';
import { selectCellules } from '#server/faits/ensembles.ts';
import { FRANCE } from '#server/faits/insertion.ts';
import { loadFaits } from '#server/faits/service.ts';
import { diffuseTaux, sumSorties } from '#shared/faits/diffusion.ts';
import { absentPartout } from '#shared/faits/insertion.ts';
import type { FiltresInsertion } from '#shared/formations/filters.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';

/**
 * Taux de sortie de la France (« ») et de chaque région, sur les formations que la grille montre. Seules entrent
 * dans la somme les cellules publiables et les groupes (shared/faits/diffusion.ts).
 */
export const listTauxTerritoires = (
  db: Db,
  filtres: FiltresInsertion,
): { region: string; taux: Record<CodeTauxSortie, Valeur> }[] => {
  const ensembles = selectCellules(db, filtres);
  return [FRANCE, ...loadFaits(db, filtres.rentree).faits.regions.map((r) => r.code)].map((region) => ({
    region,
    taux:
      ensembles.motif === null
        ? diffuseTaux(sumSorties(ensembles.get(region), region === FRANCE), ensembles.millesime)
        : absentPartout(ensembles.motif),
  }));
};

import type { Db } from '#server/db/connection.ts';
import type { Faits } from '#shared/faits/faits.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';
import { filterLasso } from '#shared/faits/lasso.ts';
import { type CriteresFormations, rankFormations, selectOffres } from '#shared/faits/selection.ts';
import type { FiltresInsertion } from '#shared/formations/filters.ts';
import type { MotifAbsence } from '#shared/indicateurs/absence.ts';
import { FRANCE } from './insertion.ts';
import { type FaitsServeur, loadFaits } from './service.ts';

/** Formations que la grille montre, région par région et pour la France : celles qui y ont une offre. */
const listMontrees = (faits: Faits, offres: Int32Array, formation: string): Set<string> => {
  const montrees = new Set<string>();
  for (const offre of offres) {
    const rang = faits.offres.formation[offre] ?? -1;
    if (formation !== '' && faits.formations.cle[rang] !== formation) continue;
    const region = faits.etablissements.region[faits.offres.etablissement[offre] ?? -1] ?? '';
    montrees.add(`${region}|${faits.formations.id[rang]}`).add(`${FRANCE}|${faits.formations.id[rang]}`);
  }
  return montrees;
};

/** Une offre trouvée grâce à son établissement : la recherche désigne un lieu, plus fin que la région. */
const isLieu = ({ faits, index }: FaitsServeur, offres: Int32Array, q: string): boolean => {
  const designees = rankFormations(index, q);
  return offres.some((offre) => !designees[faits.offres.formation[offre] ?? -1]);
};

/** Cellules InserJeunes d'un ensemble de formations, par région et pour la France, ou pourquoi il n'y en a pas. */
export type Ensembles =
  | { motif: MotifAbsence }
  | { motif: null; millesime: string; get: (region: string) => LigneSortie[] };

/**
 * Cellules des formations que la grille montre : retenues par les filtres, et offertes dans la région. Une
 * recherche qui trouve des offres par leur établissement désigne un lieu : elle n'a pas de taux.
 */
export const selectCellules = (db: Db, filtres: FiltresInsertion): Ensembles => {
  const serveur = loadFaits(db, filtres.rentree);
  const { faits, index, sorties } = serveur;
  const { millesime } = faits.periode;
  const criteres: CriteresFormations = { ...filtres, territoire: '', zone: '' };
  const offres = filterLasso(faits, selectOffres(faits, index, criteres), filtres.lasso);
  if (isLieu(serveur, offres, filtres.q)) return { motif: 'grain_regional' };
  if (millesime === null) return { motif: 'donnee_absente' };
  const montrees = listMontrees(faits, offres, filtres.formation);
  const nombre = [...montrees].filter((cle) => cle.startsWith(`${FRANCE}|`)).length;
  return {
    motif: null,
    millesime,
    get: (region) =>
      sorties.filter(
        (ligne) =>
          (region === FRANCE || ligne.region === region) &&
          montrees.has(`${region}|${ligne.formationId}`) &&
          // Le continuum compterait deux fois les sortants de l'ancien diplôme dans un total.
          (ligne.cfdContinuum === null || nombre === 1),
      ),
  };
};

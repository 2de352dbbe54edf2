import type { Db } from '#server/db/connection.ts';
import { FRANCE } from '#server/faits/insertion.ts';
import { loadFaits } from '#server/faits/service.ts';
import { diffuseTaux, sumSorties } from '#shared/faits/diffusion.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { absentPartout, type LigneSortie } from '#shared/faits/insertion.ts';
import { filterLasso } from '#shared/faits/lasso.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { normalize } from '#shared/format.ts';
import type { FiltresInsertion } from '#shared/formations/filters.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';

/** Formations que la grille montre, région par région et pour la France : celles qui y ont une offre. */
const listMontrees = (faits: Faits, offres: Int32Array, formation: string): Set<string> => {
  const montrees = new Set<string>();
  for (const offre of offres) {
    const rang = faits.offres.formation[offre] ?? -1;
    if (formation !== '' && faits.formations.cle[rang] !== formation) continue;
    const region = faits.etablissements.region[faits.offres.etablissement[offre] ?? -1] ?? '';
    montrees.add(`${region}|${faits.formations.id[rang]}`).add(`|${faits.formations.id[rang]}`);
  }
  return montrees;
};

/**
 * Taux de sortie de la France (« ») et de chaque région, comptes sommés sur les formations que la grille
 * montre : retenues par les filtres, et offertes dans la région. Seules entrent dans la somme les cellules
 * publiables et les groupes (shared/faits/diffusion.ts). Une recherche qui trouve des offres par leur établissement désigne un lieu, plus fin que la
 * région : elle n'a pas de taux.
 */
export const listTauxTerritoires = (
  db: Db,
  filtres: FiltresInsertion,
): { region: string; taux: Record<CodeTauxSortie, Valeur> }[] => {
  const { faits, index, sorties } = loadFaits(db, filtres.rentree);
  const { millesime } = faits.periode;
  const territoires = [FRANCE, ...faits.regions.map((r) => r.code)];
  const mots = normalize(filtres.q).split(/\s+/).filter(Boolean);
  const isTrouvee = (i: number): boolean => mots.every((mot) => index.formations[i]?.includes(mot) ?? false);
  const offres = filterLasso(faits, selectOffres(faits, index, { ...filtres, territoire: '' }), filtres.lasso);
  // Une offre trouvée grâce à son établissement : la recherche désigne un lieu, plus fin que la région.
  const isLieu = mots.length > 0 && offres.some((offre) => !isTrouvee(faits.offres.formation[offre] ?? -1));
  if (isLieu || millesime === null) {
    const taux = absentPartout(isLieu ? 'grain_regional' : 'donnee_absente');
    return territoires.map((region) => ({ region, taux }));
  }
  const montrees = listMontrees(faits, offres, filtres.formation);
  const parRegion = new Map<string, LigneSortie[]>(territoires.map((code) => [code, []]));
  const nombre = new Set([...montrees].map((cle) => cle.slice(cle.indexOf('|') + 1))).size;
  for (const ligne of sorties) {
    // Le continuum compterait deux fois les sortants de l'ancien diplôme dans un total.
    if (ligne.cfdContinuum !== null && nombre > 1) continue;
    for (const region of [ligne.region, FRANCE])
      if (montrees.has(`${region}|${ligne.formationId}`)) parRegion.get(region)?.push(ligne);
  }
  return [...parRegion].map(([region, lignes]) => ({
    region,
    taux: diffuseTaux(sumSorties(lignes, region === FRANCE), millesime),
  }));
};

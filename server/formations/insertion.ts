import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import { absentPartout, diffuseLignes, type LigneSortie } from '#shared/faits/insertion.ts';
import { selectFormations } from '#shared/faits/selection.ts';
import { normalize } from '#shared/format.ts';
import type { FiltresInsertion } from '#shared/formations/filters.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';

/**
 * Taux de sortie de la France (« ») et de chaque région, comptes sommés sur les formations que retiennent les
 * filtres (niveau, domaine, voie, formation choisie, mots cherchés dans la formation). Le seuil de diffusion
 * s'applique à la somme. Un mot qu'aucune formation ne porte désigne un lieu : plus fin que la région, il n'a
 * pas de taux.
 */
export const listTauxTerritoires = (
  db: Db,
  filtres: FiltresInsertion,
): { region: string; taux: Record<CodeTauxSortie, Valeur> }[] => {
  const { faits, index, formations, sorties } = loadFaits(db, filtres.rentree);
  const { millesime } = faits.periode;
  const territoires = ['', ...faits.regions.map((r) => r.code)];
  const mots = normalize(filtres.q).split(/\s+/).filter(Boolean);
  const isLieu = mots.some((mot) => !index.formations.some((texte) => texte.includes(mot)));
  if (isLieu || millesime === null) {
    const taux = absentPartout(isLieu ? 'grain_regional' : 'donnee_absente');
    return territoires.map((region) => ({ region, taux }));
  }
  const retenues = selectFormations(faits.formations, filtres);
  const ids = new Set(
    formations.flatMap((formation, i) => {
      if (filtres.formation !== '' && faits.formations.cle[i] !== filtres.formation) return [];
      return retenues[i] && mots.every((mot) => index.formations[i]?.includes(mot)) ? [formation.id] : [];
    }),
  );
  const parRegion = new Map<string, LigneSortie[]>(territoires.map((code) => [code, []]));
  for (const ligne of sorties) {
    // Le continuum compterait deux fois les sortants de l'ancien diplôme dans un total.
    if (!ids.has(ligne.formationId) || (ligne.cfdContinuum !== null && ids.size > 1)) continue;
    parRegion.get(ligne.region)?.push(ligne);
    parRegion.get('')?.push(ligne);
  }
  return [...parRegion].map(([region, lignes]) => ({ region, taux: diffuseLignes(lignes, millesime) }));
};

/** Rupture de série d'InserJeunes : le champ change à partir des sortants d'une année (note DEPP-DARES). */
type Rupture = { depuis: number; libelle: string };

export const RUPTURES: readonly Rupture[] = [
  { depuis: 2022, libelle: 'emploi public compté depuis les sortants de 2022' },
  { depuis: 2023, libelle: 'emploi militaire compté depuis les sortants de 2023' },
];

/** Part des deux cohortes d'un millésime que la rupture touche : aucune, une ou les deux. */
const countCohortes = (millesime: string, { depuis }: Rupture): number =>
  millesime.split('_').filter((annee) => Number(annee) >= depuis).length;

/**
 * Ruptures entre deux millésimes : celles qui ne touchent pas autant de cohortes dans l'un et dans l'autre. Deux
 * taux d'emploi séparés par une rupture ne se comparent pas.
 */
export const listRuptures = (avant: string, apres: string): readonly Rupture[] =>
  RUPTURES.filter((rupture) => countCohortes(avant, rupture) !== countCohortes(apres, rupture));

import { buildCellules, type Site } from './cellules.ts';
import type { Departements } from './departements.ts';
import { isDedans } from './plan.ts';
import { buildPolygones, type Polygones } from './polygones.ts';
import { type Decoupage, listTroncons } from './troncons.ts';

/** Centre d'une commune : où il est, de quel département et de quel territoire. */
export type Commune = Site & { departement: string };

/**
 * Département dont le contour simplifié porte le centre d'une commune. Le contour du sien peut l'exclure, à un ou
 * deux kilomètres près : le terrain l'emporte alors ; en mer ou à l'étranger, elle reste du sien.
 */
const locate = ({ lon, lat, departement }: Commune, { anneaux }: Departements): string => {
  if (isDedans([lon, lat], anneaux.get(departement) ?? [])) return departement;
  for (const [code, siens] of anneaux) if (isDedans([lon, lat], siens)) return code;
  return departement;
};

/**
 * Contours approchés des territoires d'un découpage des communes. Chaque point d'un département va au territoire de
 * la commune dont le centre est le plus proche : une partition, sans trou ni recouvrement, bornée par le contour du
 * département. Les communes d'un département inconnu du fond de carte sont ignorées.
 */
export const buildContours = (departements: Departements, communes: readonly Commune[]): Map<string, Polygones> => {
  const parDepartement = Map.groupBy(communes, (commune) => locate(commune, departements));
  const decoupages = new Map<string, Decoupage>();
  for (const [code, anneaux] of departements.anneaux) {
    const siennes = parDepartement.get(code);
    if (siennes) decoupages.set(code, { cellules: buildCellules(siennes), anneaux, croisements: new Map() });
  }
  return buildPolygones(listTroncons(departements, decoupages));
};

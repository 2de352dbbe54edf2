import { computeDistanceKm } from '../territoires/distance.ts';
import { type FaitsAcces, findLieu, getCle, isParente, type MotifSansDistance, type Parente } from './acces.ts';

/** Un autre établissement qui propose une formation parente : à combien de kilomètres, et par quelles offres. */
export type Voisin = { etablissement: number; km: number; offres: number[] };

/** Voisins situés, du plus proche au plus lointain ; combien d'autres ne sont pas situés ; et pourquoi il n'y en a aucun. */
export type Voisinage = { voisins: Voisin[]; nonSitues: number; motif: MotifSansDistance | null };

const roundKm = (km: number): number => Math.round(km * 10) / 10;

const explain = (isSitue: boolean, situes: number, nonSitues: number): MotifSansDistance | null => {
  if (situes + nonSitues === 0) return 'aucune_autre';
  if (!isSitue) return 'sans_coordonnees';
  return situes === 0 ? 'autres_non_situes' : null;
};

/**
 * Autres établissements qui proposent une formation parente de celle-ci, vus d'un établissement. Les distances sont à
 * vol d'oiseau, à 0,1 km. Le plus proche est celui que `computeAcces` mesure ; à distance égale, le premier des faits.
 */
export const listVoisinage = (faits: FaitsAcces, e: number, f: number, parente: Parente): Voisinage => {
  if (getCle(faits.formations, parente, f) === null) return { voisins: [], nonSitues: 0, motif: 'sans_famille' };
  const parEtablissement = new Map<number, number[]>();
  for (const [i, autre] of faits.offres.formation.entries()) {
    const chez = faits.offres.etablissement[i] ?? 0;
    if (chez === e || !isParente(faits.formations, parente, f, autre)) continue;
    parEtablissement.set(chez, [...(parEtablissement.get(chez) ?? []), i]);
  }
  const ici = findLieu(faits.etablissements, e);
  const situes = [...parEtablissement].flatMap(([etablissement, offres]) => {
    const la = findLieu(faits.etablissements, etablissement);
    return la ? [{ etablissement, offres, km: ici ? computeDistanceKm(ici, la) : 0 }] : [];
  });
  const nonSitues = parEtablissement.size - situes.length;
  situes.sort((a, b) => a.km - b.km || a.etablissement - b.etablissement);
  return {
    voisins: ici ? situes.map((voisin) => ({ ...voisin, km: roundKm(voisin.km) })) : [],
    nonSitues,
    motif: explain(ici !== null, situes.length, nonSitues),
  };
};

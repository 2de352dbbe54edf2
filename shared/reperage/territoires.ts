import type { Faits } from '../faits/faits.ts';
import type { Lieu } from '../territoires/distance.ts';
import { type MailleTerritoire, parseTerritoire } from '../territoires/maille.ts';
import { getDiplomeVoie } from './contexte.ts';
import type { ReperageFilters } from './filters.ts';
import { computeCentre } from './voisinage.ts';

/** Département ou bassin où l'on cherche ce qui manque. */
export type Cellule = {
  /** « departement:062 », « bassin:3205 ». */
  territoire: string;
  libelle: string;
  region: string;
  departement: string | null;
  centre: Lieu | null;
  /** Formations que l'on y offre, par leur rang. */
  formations: ReadonlySet<number>;
  /** Diplômes et voies que l'on y offre, dispositif à part, et diplômes seuls. */
  diplomes: ReadonlySet<string>;
};

type Maille = ReperageFilters['maille'];

/** Maille effective : un bassin choisi ne se découpe pas en départements. */
export const getMaille = (territoire: string, maille: Maille): Maille => {
  const choisie: MailleTerritoire | undefined = parseTerritoire(territoire)?.maille;
  return choisie === 'bassin' || choisie === 'departement' ? choisie : maille;
};

const isDans = (faits: Faits, territoire: string, region: string, etablissements: readonly number[]): boolean => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return false;
  if (choisi.maille === 'region') return region === choisi.code;
  return etablissements.some((e) => faits.etablissements[choisi.maille][e] === choisi.code);
};

/** Départements ou bassins d'un territoire, avec ce qu'on y offre. La France entière n'en rend aucun. */
export const listCellules = (faits: Faits, territoire: string, demandee: Maille): Cellule[] => {
  const maille = getMaille(territoire, demandee);
  const parCode = new Map<string, number[]>();
  faits.etablissements[maille].forEach((code, e) => {
    if (code !== null) parCode.set(code, [...(parCode.get(code) ?? []), e]);
  });
  const offertes = new Map<number, number[]>();
  faits.offres.etablissement.forEach((e, offre) => {
    offertes.set(e, [...(offertes.get(e) ?? []), faits.offres.formation[offre] ?? -1]);
  });
  return faits[`${maille}s`].flatMap(({ code, libelle, parent }) => {
    const etablissements = parCode.get(code) ?? [];
    // Un département est dans une seule région ; un bassin à cheval relève de celle que disent les faits.
    const region = maille === 'bassin' ? parent : (faits.etablissements.region[etablissements[0] ?? -1] ?? '');
    if (!isDans(faits, territoire, region, etablissements)) return [];
    const formations = new Set(etablissements.flatMap((e) => offertes.get(e) ?? []));
    const cles = [...formations].map((f) => faits.formations.cle[f] ?? '');
    return {
      territoire: `${maille}:${code}`,
      libelle,
      region,
      departement: maille === 'departement' ? code : null,
      centre: computeCentre(faits, etablissements),
      formations,
      diplomes: new Set([...cles.map(getDiplomeVoie), ...cles.map((cle) => cle.slice(0, 8))]),
    };
  });
};

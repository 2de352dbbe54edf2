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

const listTerritoires = (faits: Faits, maille: Maille): { code: string; libelle: string; region: string }[] => {
  if (maille === 'bassin') return faits.bassins.map(({ code, libelle, parent }) => ({ code, libelle, region: parent }));
  const regions = new Map(faits.academies.map(({ code, parent }) => [code, parent]));
  return faits.departements.map(({ code, libelle, parent }) => ({ code, libelle, region: regions.get(parent) ?? '' }));
};

/** Région d'un département ou d'un bassin ; nulle pour un territoire inconnu ou d'une autre maille. */
export const findRegion = (faits: Faits, territoire: string): string | null => {
  const choisi = parseTerritoire(territoire);
  if (choisi?.maille !== 'departement' && choisi?.maille !== 'bassin') return null;
  return listTerritoires(faits, choisi.maille).find(({ code }) => code === choisi.code)?.region || null;
};

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
  return listTerritoires(faits, maille).flatMap(({ code, libelle, region }) => {
    const etablissements = parCode.get(code) ?? [];
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

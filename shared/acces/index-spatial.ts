import { type Lieu, RAYON_TERRE_KM } from '../territoires/distance.ts';

/**
 * Index de points sur la Terre, pour trouver le plus proche ou ceux d'un rayon sans les comparer tous. Un arbre k-d
 * sur les points de la sphère unité : la corde croît avec la distance, partout, antiméridien et outre-mer compris.
 * Les points sont désignés par leur rang dans `lieux`.
 */
export type IndexSpatial = {
  /** Rang du point retenu le plus proche d'un autre, lui exclu ; le plus petit rang à égalité, -1 s'il n'y en a pas. */
  findVoisin: (rang: number, isRetenu: (autre: number) => boolean) => number;
  /** Rangs des points à moins de `km` kilomètres d'un autre, bornes comprises, lui exclu, dans un ordre quelconque. */
  listVoisins: (rang: number, km: number) => number[];
};

/** Coordonnées des points sur la sphère unité, trois par point ; à calculer une fois pour plusieurs index. */
export const projectSphere = (lieux: readonly Lieu[]): Float64Array => {
  const sphere = new Float64Array(lieux.length * 3);
  for (const [i, { latitude, longitude }] of lieux.entries()) {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    sphere[3 * i] = Math.cos(phi) * Math.cos(lambda);
    sphere[3 * i + 1] = Math.cos(phi) * Math.sin(lambda);
    sphere[3 * i + 2] = Math.sin(phi);
  }
  return sphere;
};

/** Taille sous laquelle on compare tous les points : un arbre plus profond ne gagne rien. */
const FEUILLE = 8;

const buildArbre = (sphere: Float64Array, rangs: Int32Array, debut: number, fin: number, axe: number): void => {
  if (fin - debut <= FEUILLE) return;
  rangs.subarray(debut, fin).sort((a, b) => (sphere[3 * a + axe] ?? 0) - (sphere[3 * b + axe] ?? 0));
  const milieu = (debut + fin) >> 1;
  buildArbre(sphere, rangs, debut, milieu, (axe + 1) % 3);
  buildArbre(sphere, rangs, milieu + 1, fin, (axe + 1) % 3);
};

/** Carré de la corde qui sous-tend un arc de `km` kilomètres, avec de quoi ne pas perdre un point posé sur la borne. */
const toCorde2 = (km: number): number => (2 * Math.sin(Math.min(km / RAYON_TERRE_KM, Math.PI) / 2)) ** 2 + 1e-15;

const getCorde2 = (sphere: Float64Array, a: number, b: number): number => {
  const dx = (sphere[3 * a] ?? 0) - (sphere[3 * b] ?? 0);
  const dy = (sphere[3 * a + 1] ?? 0) - (sphere[3 * b + 1] ?? 0);
  const dz = (sphere[3 * a + 2] ?? 0) - (sphere[3 * b + 2] ?? 0);
  return dx * dx + dy * dy + dz * dz;
};

/** Reçoit un point à portée et le carré de sa corde ; rend la portée (carré de corde) à garder ensuite. */
type Visite = (rang: number, corde2: number) => number;

/** Parcourt les points de l'arbre à portée d'un autre, le côté le plus proche d'abord. */
const walk = (sphere: Float64Array, rangs: Int32Array, depuis: number, portee: number, visit: Visite): void => {
  let limite = portee;
  const touch = (rang: number): void => {
    const corde2 = rang === depuis ? Number.POSITIVE_INFINITY : getCorde2(sphere, depuis, rang);
    if (corde2 <= limite) limite = visit(rang, corde2);
  };
  const descend = (debut: number, fin: number, axe: number): void => {
    if (fin - debut <= FEUILLE) {
      for (let i = debut; i < fin; i++) touch(rangs[i] ?? 0);
      return;
    }
    const milieu = (debut + fin) >> 1;
    const pivot = rangs[milieu] ?? 0;
    const ecart = (sphere[3 * depuis + axe] ?? 0) - (sphere[3 * pivot + axe] ?? 0);
    const suivant = (axe + 1) % 3;
    if (ecart <= 0) descend(debut, milieu, suivant);
    else descend(milieu + 1, fin, suivant);
    touch(pivot);
    if (ecart * ecart > limite) return;
    if (ecart <= 0) descend(milieu + 1, fin, suivant);
    else descend(debut, milieu, suivant);
  };
  descend(0, rangs.length, 0);
};

/** Index des points `membres` (rangs distincts dans la sphère donnée par `projectSphere`). */
export const buildIndexSpatial = (sphere: Float64Array, membres: readonly number[]): IndexSpatial => {
  const rangs = Int32Array.from(membres);
  buildArbre(sphere, rangs, 0, rangs.length, 0);
  return {
    findVoisin: (depuis, isRetenu) => {
      let [meilleur, corde] = [-1, Number.POSITIVE_INFINITY];
      walk(sphere, rangs, depuis, corde, (rang, corde2) => {
        if (!isRetenu(rang)) return corde;
        if (corde2 < corde || rang < meilleur) meilleur = rang;
        corde = corde2;
        return corde;
      });
      return meilleur;
    },
    listVoisins: (depuis, km) => {
      const trouves: number[] = [];
      const portee = toCorde2(km);
      walk(sphere, rangs, depuis, portee, (rang) => {
        trouves.push(rang);
        return portee;
      });
      return trouves;
    },
  };
};

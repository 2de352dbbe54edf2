import type { PointTaux } from '#shared/formations/lasso.ts';

/** Part du plan des taux que le graphique montre, en points de pourcentage. */
export type Vue = { x0: number; x1: number; y0: number; y1: number };

/** Place du dessin dans le graphique, en pixels. */
export type Cadre = { largeur: number; hauteur: number; gauche: number; haut: number; droite: number; bas: number };

export const VUE_ENTIERE: Vue = { x0: 0, x1: 100, y0: 0, y1: 100 };
/** Étendue la plus petite que le zoom montre, en points. */
const ETENDUE_MIN = 6;
const MARGE = 5;

/** Cadre d'un graphique de cette taille : de la place pour les graduations, à gauche et en bas, et les outils, à droite. */
export const buildCadre = (largeur: number, hauteur: number): Cadre => ({
  largeur,
  hauteur,
  gauche: 54,
  haut: 10,
  droite: Math.max(60, largeur - 48),
  bas: Math.max(60, hauteur - 40),
});

/** Vue qui contient tous les points, leurs axes, et de l'air autour. */
export const buildVue = (points: readonly PointTaux[]): Vue => {
  if (points.length === 0) return VUE_ENTIERE;
  const etend = (valeurs: number[]): [number, number] => {
    const [bas, haut] = [Math.min(...valeurs) - MARGE, Math.max(...valeurs) + MARGE];
    const manque = Math.max(0, 30 - (haut - bas)) / 2;
    return [Math.max(0, bas - manque), Math.min(100, haut + manque)];
  };
  const [x0, x1] = etend(points.map(([x]) => x));
  const [y0, y1] = etend(points.map(([, y]) => y));
  return { x0, x1, y0, y1 };
};

/** Abscisse et ordonnée en pixels d'un couple de taux. */
export const toEcran = (vue: Vue, cadre: Cadre, [x, y]: PointTaux): readonly [number, number] => [
  cadre.gauche + ((x - vue.x0) / (vue.x1 - vue.x0)) * (cadre.droite - cadre.gauche),
  cadre.bas - ((y - vue.y0) / (vue.y1 - vue.y0)) * (cadre.bas - cadre.haut),
];

/** Couple de taux sous un pixel : l'inverse de `toEcran`. */
export const toTaux = (vue: Vue, cadre: Cadre, [px, py]: readonly [number, number]): PointTaux => [
  vue.x0 + ((px - cadre.gauche) / (cadre.droite - cadre.gauche)) * (vue.x1 - vue.x0),
  vue.y0 + ((cadre.bas - py) / (cadre.bas - cadre.haut)) * (vue.y1 - vue.y0),
];

/** Garde un intervalle dans [0, 100] sans changer son étendue. */
const glisse = (bas: number, etendue: number): [number, number] => {
  const debut = Math.min(Math.max(0, bas), 100 - etendue);
  return [debut, debut + etendue];
};

/** Zoome d'un facteur (> 1 rapproche) autour d'un point, qui reste en place tant que les bornes le permettent. */
export const zoomVue = (vue: Vue, facteur: number, [x, y]: PointTaux): Vue => {
  const etendue = (actuelle: number) => Math.min(100, Math.max(ETENDUE_MIN, actuelle / facteur));
  const largeur = etendue(vue.x1 - vue.x0);
  const hauteur = etendue(vue.y1 - vue.y0);
  const [x0, x1] = glisse(x - ((x - vue.x0) / (vue.x1 - vue.x0)) * largeur, largeur);
  const [y0, y1] = glisse(y - ((y - vue.y0) / (vue.y1 - vue.y0)) * hauteur, hauteur);
  return { x0, x1, y0, y1 };
};

/** Déplace la vue d'un écart de taux, sans sortir de [0, 100]. */
export const panVue = (vue: Vue, dx: number, dy: number): Vue => {
  const [x0, x1] = glisse(vue.x0 + dx, vue.x1 - vue.x0);
  const [y0, y1] = glisse(vue.y0 + dy, vue.y1 - vue.y0);
  return { x0, x1, y0, y1 };
};

export const getCentre = (vue: Vue): PointTaux => [(vue.x0 + vue.x1) / 2, (vue.y0 + vue.y1) / 2];

const PAS = [1, 2, 5, 10, 20, 25] as const;

/** Graduations rondes d'un intervalle, pas plus serrées que `ecart` pixels. */
export const listGraduations = (bas: number, haut: number, pixels: number, ecart: number): number[] => {
  const pas = PAS.find((p) => (p / (haut - bas)) * pixels >= ecart) ?? 25;
  const graduations: number[] = [];
  for (let v = Math.ceil(bas / pas) * pas; v <= haut + 1e-9; v += pas) graduations.push(v);
  return graduations;
};

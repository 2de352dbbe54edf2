/** Ce que l'on dessine sur une feuille, en points typographiques, l'origine en haut à gauche. */
export type Primitive =
  | { forme: 'texte'; x: number; y: number; taille: number; gras: boolean; couleur: string; texte: string }
  | { forme: 'rect'; x: number; y: number; largeur: number; hauteur: number; fond: string | null; trait: string | null }
  | { forme: 'cercle'; x: number; y: number; rayon: number; fond: string | null; trait: string | null }
  | { forme: 'polygone'; points: readonly (readonly [number, number])[]; fond: string; trait: string }
  | { forme: 'ligne'; x: number; y: number; largeur: number; couleur: string; tirets: boolean }
  | { forme: 'image'; x: number; y: number; largeur: number; hauteur: number; image: HTMLCanvasElement };

/** Largeur d'un texte à une taille, pour couper les lignes. */
export type Mesure = (texte: string, taille: number, gras: boolean) => number;

/** Coupe un texte en lignes qui tiennent dans une largeur ; un mot trop long reste entier. */
export const wrapTexte = (texte: string, largeur: number, taille: number, mesure: Mesure, gras = false): string[] => {
  const lignes: string[] = [];
  let courante = '';
  for (const mot of texte.split(' ')) {
    const essai = courante === '' ? mot : `${courante} ${mot}`;
    if (courante !== '' && mesure(essai, taille, gras) > largeur) {
      lignes.push(courante);
      courante = mot;
    } else courante = essai;
  }
  return courante === '' ? lignes : [...lignes, courante];
};

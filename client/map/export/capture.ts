import type { Theme } from '#client/design/tokens.ts';
import { createFond, loadFond } from '../carte.ts';
import type { Rectangle } from '../contours/insets.ts';
import type { EtatCarte } from '../etat.ts';
import { buildUpdater } from '../mise-a-jour.ts';

/** Finesse du dessin : pixels par point de la feuille. */
const FINESSE = 2.5;

/**
 * Redessine une carte à la taille d'une feuille, hors de l'écran, sur l'emprise donnée : l'image ne dépend ni de la
 * fenêtre, ni du thème. Lève une erreur si la carte ne peut pas se dessiner.
 */
export const captureCarte = async (
  etat: EtatCarte,
  theme: Theme,
  { emprise, largeur, hauteur }: { emprise: Rectangle; largeur: number; hauteur: number },
): Promise<HTMLCanvasElement> => {
  const conteneur = document.createElement('div');
  conteneur.style.cssText = `position:fixed;left:-10000px;top:0;width:${largeur}px;height:${hauteur}px`;
  document.body.append(conteneur);
  const [ouest, sud, est, nord] = emprise;
  const carte = createFond(conteneur, theme, {
    interactive: false,
    pixelRatio: FINESSE,
    bounds: [ouest, sud, est, nord],
    fitBoundsOptions: { padding: 0 },
  });
  try {
    const topo = await loadFond(carte, theme);
    const sansOutil = { cadrage: { show: () => {} }, lasso: { setActif: () => {}, isActif: () => false } };
    buildUpdater(carte, topo, sansOutil)(etat);
    await carte.once('idle');
    const source = carte.getCanvas();
    const copie = document.createElement('canvas');
    [copie.width, copie.height] = [source.width, source.height];
    copie.getContext('2d')?.drawImage(source, 0, 0);
    return copie;
  } finally {
    carte.remove();
    conteneur.remove();
  }
};

import type { Rectangle } from '../contours/insets.ts';
import type { EtatCarte } from '../etat.ts';
import { captureCarte } from './capture.ts';
import { type Feuille, layoutFeuille, placeCartes, THEME_FEUILLE } from './feuille.ts';
import { buildMesure, buildPng } from './png.ts';

export type FormatFeuille = 'png' | 'pdf';

/** Une carte à exporter : sa place dans la feuille, et ce qu'elle montre. */
export type CarteAExporter = Feuille['cartes'][number] & { etat: EtatCarte; emprise: Rectangle };

const download = (blob: Blob, nom: string): void => {
  const adresse = URL.createObjectURL(blob);
  const lien = document.createElement('a');
  lien.href = adresse;
  lien.download = nom;
  lien.click();
  setTimeout(() => URL.revokeObjectURL(adresse), 60_000);
};

/** Dessine la feuille et la télécharge. La bibliothèque de PDF n'est chargée que pour un PDF. */
export const exportFeuille = async (
  feuille: Omit<Feuille, 'cartes'>,
  cartes: readonly CarteAExporter[],
  format: FormatFeuille,
  nom: string,
): Promise<void> => {
  const contenu: Feuille = { ...feuille, cartes };
  const cadres = placeCartes(cartes.length);
  const images: HTMLCanvasElement[] = [];
  for (const [i, { etat, emprise }] of cartes.entries()) {
    const { largeur, hauteur } = cadres[i] ?? { largeur: 1, hauteur: 1 };
    images.push(await captureCarte(etat, THEME_FEUILLE, { emprise, largeur, hauteur }));
  }
  if (format === 'png') return download(await buildPng(layoutFeuille(contenu, images, buildMesure())), `${nom}.png`);
  const { openPdf } = await import('./pdf.ts');
  const pdf = await openPdf(feuille.titre, feuille.sousTitre);
  download(await pdf.build(layoutFeuille(contenu, images, pdf.mesure)), `${nom}.pdf`);
};

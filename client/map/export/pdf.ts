import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { HAUTEUR, LARGEUR } from './feuille.ts';
import type { Mesure, Primitive } from './primitives.ts';

type Polices = { normale: PDFFont; grasse: PDFFont; connus: ReadonlySet<number> };

/** Équivalents des signes qu'une police standard n'a pas. */
const EQUIVALENTS: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2212': '–',
  '\u2011': '-',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
};

/** Texte que la police sait écrire : les accents y sont, l'espace fine devient une espace insécable. */
const toTexte = (contenu: string, { connus }: Polices): string =>
  [...contenu.normalize('NFC')]
    .map((signe) => EQUIVALENTS[signe] ?? (connus.has(signe.codePointAt(0) ?? 0) ? signe : '?'))
    .join('');

const toCouleur = (hexa: string) => {
  const canal = (debut: number): number => Number.parseInt(hexa.slice(debut, debut + 2), 16) / 255;
  return rgb(canal(1), canal(3), canal(5));
};

const encode = async (image: HTMLCanvasElement): Promise<ArrayBuffer> => {
  const blob = await new Promise<Blob | null>((rendre) => image.toBlob(rendre, 'image/png'));
  if (!blob) throw new Error('L’image de la carte n’a pas pu être lue.');
  return blob.arrayBuffer();
};

const peinture = (fond: string | null, trait: string | null, borderWidth = 0.7) => ({
  ...(fond && { color: toCouleur(fond) }),
  ...(trait && { borderColor: toCouleur(trait), borderWidth }),
});

const paint = async (document: PDFDocument, page: PDFPage, polices: Polices, p: Primitive): Promise<void> => {
  const y = 'y' in p ? HAUTEUR - p.y : HAUTEUR;
  switch (p.forme) {
    case 'texte': {
      const font = p.gras ? polices.grasse : polices.normale;
      return page.drawText(toTexte(p.texte, polices), { x: p.x, y, size: p.taille, font, color: toCouleur(p.couleur) });
    }
    case 'rect': {
      const place = { x: p.x, y: y - p.hauteur, width: p.largeur, height: p.hauteur };
      return page.drawRectangle({ ...place, ...peinture(p.fond, p.trait) });
    }
    case 'cercle':
      return page.drawCircle({ x: p.x, y, size: p.rayon, ...peinture(p.fond, p.trait) });
    case 'polygone': {
      const trace = `M ${p.points.map((point) => point.join(' ')).join(' L ')} Z`;
      return page.drawSvgPath(trace, { x: 0, y: HAUTEUR, ...peinture(p.fond, p.trait, 1.4) });
    }
    case 'ligne': {
      const bouts = { start: { x: p.x, y }, end: { x: p.x + p.largeur, y } };
      return page.drawLine({
        ...bouts,
        thickness: 1.4,
        color: toCouleur(p.couleur),
        ...(p.tirets && { dashArray: [4, 3] }),
      });
    }
    case 'image': {
      const image = await document.embedPng(await encode(p.image));
      return page.drawImage(image, { x: p.x, y: y - p.hauteur, width: p.largeur, height: p.hauteur });
    }
  }
};

export type Brouillon = { mesure: Mesure; build: (primitives: readonly Primitive[]) => Promise<Blob> };

/** Ouvre un PDF A3 paysage, en français ; le texte y reste du texte, la carte est une image. */
export const openPdf = async (titre: string, sujet: string): Promise<Brouillon> => {
  const document = await PDFDocument.create();
  const normale = await document.embedFont(StandardFonts.Helvetica);
  const grasse = await document.embedFont(StandardFonts.HelveticaBold);
  const polices: Polices = { normale, grasse, connus: new Set(normale.getCharacterSet()) };
  document.setTitle(titre, { showInWindowTitleBar: true });
  document.setSubject(sujet);
  document.setLanguage('fr-FR');
  document.setProducer('Carte des formations – Pilotage');
  document.setCreator('Carte des formations – Pilotage');
  return {
    mesure: (contenu, taille, gras) => (gras ? grasse : normale).widthOfTextAtSize(toTexte(contenu, polices), taille),
    build: async (primitives) => {
      const page = document.addPage([LARGEUR, HAUTEUR]);
      for (const primitive of primitives) await paint(document, page, polices, primitive);
      const octets = await document.save();
      return new Blob([new Uint8Array(octets)], { type: 'application/pdf' });
    },
  };
};

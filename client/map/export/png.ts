import { HAUTEUR, LARGEUR } from './feuille.ts';
import type { Mesure, Primitive } from './primitives.ts';

/** Pixels par point : une A3 à 144 points par pouce. */
const ECHELLE = 2;

const getFonte = (taille: number, gras: boolean): string =>
  `${gras ? 650 : 400} ${taille}px Inter, system-ui, sans-serif`;

const paintTrace = (c: CanvasRenderingContext2D, fond: string | null, trait: string | null): void => {
  if (fond) {
    c.fillStyle = fond;
    c.fill();
  }
  if (trait) {
    c.strokeStyle = trait;
    c.stroke();
  }
};

/** Trace le contour d'une forme, et dit ce qui la peint. */
const trace = (c: CanvasRenderingContext2D, p: Primitive): { fond: string | null; trait: string | null } => {
  switch (p.forme) {
    case 'rect':
      c.rect(p.x, p.y, p.largeur, p.hauteur);
      return p;
    case 'cercle':
      c.arc(p.x, p.y, p.rayon, 0, 2 * Math.PI);
      return p;
    case 'polygone':
      for (const [x, y] of p.points) c.lineTo(x, y);
      c.closePath();
      return p;
    case 'ligne':
      c.setLineDash(p.tirets ? [4, 3] : []);
      c.moveTo(p.x, p.y);
      c.lineTo(p.x + p.largeur, p.y);
      return { fond: null, trait: p.couleur };
    default:
      return { fond: null, trait: null };
  }
};

const paint = (c: CanvasRenderingContext2D, p: Primitive): void => {
  if (p.forme === 'image') c.drawImage(p.image, p.x, p.y, p.largeur, p.hauteur);
  if (p.forme === 'texte') {
    c.font = getFonte(p.taille, p.gras);
    c.fillStyle = p.couleur;
    c.fillText(p.texte, p.x, p.y);
  }
  c.setLineDash([]);
  c.lineWidth = p.forme === 'polygone' || p.forme === 'ligne' ? 1.4 : 0.7;
  c.beginPath();
  const { fond, trait } = trace(c, p);
  paintTrace(c, fond, trait);
};

const buildContexte = (largeur: number, hauteur: number): CanvasRenderingContext2D => {
  const toile = document.createElement('canvas');
  [toile.width, toile.height] = [largeur, hauteur];
  const contexte = toile.getContext('2d');
  if (!contexte) throw new Error('Ce navigateur ne sait pas dessiner une image.');
  return contexte;
};

/** Largeur d'un texte dans la police de la page. */
export const buildMesure = (): Mesure => {
  const contexte = buildContexte(1, 1);
  return (contenu, taille, gras) => {
    contexte.font = getFonte(taille, gras);
    return contexte.measureText(contenu).width;
  };
};

/** Image PNG de la feuille. */
export const buildPng = async (primitives: readonly Primitive[]): Promise<Blob> => {
  const contexte = buildContexte(Math.round(LARGEUR * ECHELLE), Math.round(HAUTEUR * ECHELLE));
  contexte.scale(ECHELLE, ECHELLE);
  contexte.imageSmoothingQuality = 'high';
  for (const primitive of primitives) paint(contexte, primitive);
  const blob = await new Promise<Blob | null>((rendre) => contexte.canvas.toBlob(rendre, 'image/png'));
  if (!blob) throw new Error('L’image n’a pas pu être écrite.');
  return blob;
};

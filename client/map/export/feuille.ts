import { JETONS } from '#client/design/tokens.ts';
import type { Motif, SectionLegende } from '../legende.ts';
import { FORMES, getTeinte, isPlein } from '../symboles.ts';
import { type Mesure, type Primitive, wrapTexte } from './primitives.ts';

/** A3 paysage, en points (1/72 de pouce). */
export const LARGEUR = 1190.55;
export const HAUTEUR = 841.89;
const MARGE = 36;
const COLONNE = 214;
const GOUTTIERE = 18;
const HAUT_CARTE = 104;
const PIED = 62;

/** Une feuille exportée est toujours claire : elle s'imprime. */
export const THEME_FEUILLE = 'clair';
const j = JETONS[THEME_FEUILLE];

export type CarteFeuille = { titre: string; legende: readonly SectionLegende[] };

/** Contenu d'une feuille : rien n'y est montré sans son année, sa source et la date du dessin. */
export type Feuille = {
  titre: string;
  sousTitre: string;
  cartes: readonly CarteFeuille[];
  mentions: readonly string[];
};

export type Cadre = { x: number; y: number; largeur: number; hauteur: number };

/** Place des cartes sur la feuille : côte à côte, à gauche de la légende. */
export const placeCartes = (nombre: number): Cadre[] => {
  const largeur = (LARGEUR - 2 * MARGE - COLONNE - GOUTTIERE * nombre) / nombre;
  const decalage = nombre > 1 ? 18 : 0;
  return Array.from({ length: nombre }, (_, i) => ({
    x: MARGE + i * (largeur + GOUTTIERE),
    y: HAUT_CARTE + decalage,
    largeur,
    hauteur: HAUTEUR - HAUT_CARTE - decalage - MARGE - PIED,
  }));
};

const texte = (
  x: number,
  y: number,
  contenu: string,
  taille: number,
  gras = false,
  couleur: string = j.texte,
): Primitive => ({
  forme: 'texte',
  x,
  y,
  taille,
  gras,
  couleur,
  texte: contenu,
});

/** Dessin d'un motif de légende, centré sur une ligne à la hauteur `y`. */
const drawMotif = (motif: Motif, x: number, y: number): Primitive[] => {
  const centre = x + 18;
  switch (motif.forme) {
    case 'aplat':
      return [
        { forme: 'rect', x: x + 6, y: y - 6, largeur: 24, hauteur: 12, fond: motif.couleur, trait: j.bordureForte },
      ];
    case 'tirets':
      return [{ forme: 'ligne', x: x + 6, y, largeur: 24, couleur: j.carteContourFort, tirets: true }];
    case 'zone':
      return [{ forme: 'cercle', x: centre, y, rayon: 6, fond: null, trait: j.focus }];
    case 'symbole': {
      const couleur = getTeinte(motif.statut, THEME_FEUILLE);
      const points = FORMES[motif.type].map(([px, py]) => [centre + px * 6, y + py * 6] as const);
      return [{ forme: 'polygone', points, fond: isPlein(motif.statut) ? couleur : j.surface, trait: couleur }];
    }
    default: {
      const fond = motif.forme === 'rond' ? motif.couleur || j.cartePoint : null;
      return [{ forme: 'cercle', x: centre, y, rayon: motif.rayon, fond, trait: j.bordureForte }];
    }
  }
};

type Curseur = { y: number; sortie: Primitive[] };

const writeLignes = (
  curseur: Curseur,
  x: number,
  contenu: string,
  style: { taille: number; gras: boolean; couleur: string },
  mesure: Mesure,
): void => {
  for (const ligne of wrapTexte(
    contenu,
    COLONNE - (x - (LARGEUR - MARGE - COLONNE)),
    style.taille,
    mesure,
    style.gras,
  )) {
    curseur.sortie.push(texte(x, curseur.y, ligne, style.taille, style.gras, style.couleur));
    curseur.y += style.taille * 1.35;
  }
};

const drawSection = (curseur: Curseur, section: SectionLegende, mesure: Mesure): void => {
  const x = LARGEUR - MARGE - COLONNE;
  writeLignes(curseur, x, section.titre, { taille: 10, gras: true, couleur: j.texte }, mesure);
  writeLignes(curseur, x, section.source, { taille: 8, gras: false, couleur: j.texteDoux }, mesure);
  curseur.y += 4;
  for (const { motif, texte: libelle } of section.lignes) {
    const hauteur = 'rayon' in motif ? Math.max(16, motif.rayon * 2 + 4) : 16;
    curseur.sortie.push(...drawMotif(motif, x, curseur.y + hauteur / 2 - 3));
    curseur.sortie.push(texte(x + 46, curseur.y + hauteur / 2, libelle, 9));
    curseur.y += hauteur;
  }
  if (section.notes.length > 0) curseur.y += 8;
  for (const note of section.notes)
    writeLignes(curseur, x, note, { taille: 8, gras: false, couleur: j.texteDoux }, mesure);
  curseur.y += 10;
};

const drawLegende = (cartes: readonly CarteFeuille[], mesure: Mesure): Primitive[] => {
  const curseur: Curseur = { y: HAUT_CARTE + 10, sortie: [] };
  for (const { titre, legende } of cartes) {
    if (legende.length === 0) continue;
    if (cartes.every((carte) => carte.legende.length > 0) && cartes.length > 1)
      writeLignes(curseur, LARGEUR - MARGE - COLONNE, titre, { taille: 11, gras: true, couleur: j.accent }, mesure);
    for (const section of legende) drawSection(curseur, section, mesure);
  }
  return curseur.sortie;
};

const drawPied = (mentions: readonly string[], mesure: Mesure): Primitive[] =>
  mentions
    .flatMap((mention) => wrapTexte(mention, LARGEUR - 2 * MARGE, 8.5, mesure))
    .map((ligne, i) => texte(MARGE, HAUTEUR - MARGE - PIED + 26 + i * 11.5, ligne, 8.5, false, j.texteDoux));

/** Toute la feuille, cartes comprises, prête à être peinte sur une image ou dans un PDF. */
export const layoutFeuille = (feuille: Feuille, images: readonly HTMLCanvasElement[], mesure: Mesure): Primitive[] => {
  const cadres = placeCartes(feuille.cartes.length);
  const cartes = cadres.flatMap(({ x, y, largeur, hauteur }, i): Primitive[] => {
    const image = images[i];
    if (!image) return [];
    return [
      ...(cadres.length > 1 ? [texte(x, y - 7, feuille.cartes[i]?.titre ?? '', 11, true)] : []),
      { forme: 'image', x, y, largeur, hauteur, image },
      { forme: 'rect', x, y, largeur, hauteur, fond: null, trait: j.bordureForte },
    ];
  });
  const sousTitre = wrapTexte(feuille.sousTitre, LARGEUR - 2 * MARGE, 11, mesure)
    .slice(0, 2)
    .map((ligne, i) => texte(MARGE, MARGE + 42 + i * 15, ligne, 11, false, j.texteDoux));
  return [
    { forme: 'rect', x: 0, y: 0, largeur: LARGEUR, hauteur: HAUTEUR, fond: j.surface, trait: null },
    texte(MARGE, MARGE + 18, feuille.titre, 20, true),
    ...sousTitre,
    ...cartes,
    ...drawLegende(feuille.cartes, mesure),
    ...drawPied(feuille.mentions, mesure),
  ];
};

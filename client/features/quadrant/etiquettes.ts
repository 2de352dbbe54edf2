import type { Cadre } from './vue.ts';

export type Cible = { cle: string; texte: string; px: number; py: number; rayon: number };
export type Etiquette = { cle: string; texte: string; x: number; y: number; ancre: 'start' | 'end' | 'middle' };
export type Boite = { gauche: number; droite: number; haut: number; bas: number };

const HAUTEUR = 14;
/** Largeur moyenne d'un caractère à la taille des étiquettes : assez large pour ne jamais se toucher. */
const CARACTERE = 6.1;
const LONGUEUR_MAX = 30;
const ECART = 4;

const shorten = (texte: string): string =>
  texte.length <= LONGUEUR_MAX ? texte : `${texte.slice(0, LONGUEUR_MAX - 1).trimEnd()}…`;

const isLibre = (boite: Boite, occupees: readonly Boite[]): boolean =>
  occupees.every((o) => boite.droite < o.gauche || boite.gauche > o.droite || boite.bas < o.haut || boite.haut > o.bas);

/** Places possibles autour d'une bulle, de la meilleure à la moins bonne : à droite, à gauche, dessus, dessous. */
const listPlaces = ({ cle, texte, px, py, rayon }: Cible): { etiquette: Etiquette; boite: Boite }[] => {
  const court = shorten(texte);
  const largeur = court.length * CARACTERE;
  const place = (x: number, y: number, ancre: Etiquette['ancre']) => {
    const gauche = ancre === 'start' ? x : ancre === 'end' ? x - largeur : x - largeur / 2;
    const boite = { gauche, droite: gauche + largeur, haut: y - HAUTEUR + 3, bas: y + 3 };
    return { etiquette: { cle, texte: court, x, y, ancre }, boite };
  };
  const d = rayon + ECART;
  return [
    place(px + d, py + 4, 'start'),
    place(px - d, py + 4, 'end'),
    place(px, py - d, 'middle'),
    place(px, py + d + HAUTEUR - 4, 'middle'),
  ];
};

const isDedans = (boite: Boite, cadre: Cadre): boolean =>
  boite.gauche >= cadre.gauche && boite.droite <= cadre.droite && boite.haut >= cadre.haut && boite.bas <= cadre.bas;

/**
 * Étiquettes qui tiennent sans se recouvrir ni couvrir une bulle. Les cibles viennent par priorité : la première
 * servie garde sa place. Les `exigees` premières s'écrivent même par-dessus une bulle. Rien ne s'écrit sur `reserves`.
 */
export const placeEtiquettes = (
  cibles: readonly Cible[],
  cadre: Cadre,
  exigees = 0,
  reserves: readonly Boite[] = [],
): Etiquette[] => {
  const bulles = cibles.map(
    ({ px, py, rayon }): Boite => ({ gauche: px - rayon, droite: px + rayon, haut: py - rayon, bas: py + rayon }),
  );
  const prises: Boite[] = [...reserves];
  return cibles.flatMap((cible, rang) => {
    const places = listPlaces(cible).filter(({ boite }) => isDedans(boite, cadre) && isLibre(boite, prises));
    const libre = places.find(({ boite }) =>
      isLibre(
        boite,
        bulles.filter((_, i) => i !== rang),
      ),
    );
    const retenue = libre ?? (rang < exigees ? places[0] : undefined);
    if (!retenue) return [];
    prises.push(retenue.boite);
    return retenue.etiquette;
  });
};

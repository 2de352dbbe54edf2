import { NOMS_POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { NOMS_STABILITES } from '#shared/indicateurs/stabilite.ts';
import type { Ligne } from './points.ts';

export type CleTri = 'libelle' | 'poursuite' | 'emploi' | 'position' | 'stabilite' | 'sansPerspectives' | 'effectif';
export type Tri = { cle: CleTri; sens: 1 | -1 };

/** Valeur comparable d'une colonne ; nulle, elle passe après toutes les autres, quel que soit le sens. */
const VALEURS: Record<CleTri, (ligne: Ligne) => number | string | null> = {
  libelle: (l) => l.libelle,
  poursuite: (l) => l.poursuite.valeur,
  emploi: (l) => l.emploi.valeur,
  position: (l) => (l.position === 'hors_quadrant' ? null : NOMS_POSITIONS.indexOf(l.position)),
  stabilite: (l) => (l.stabilite === 'non_calculable' ? null : NOMS_STABILITES.indexOf(l.stabilite)),
  sansPerspectives: (l) => (l.sansPerspectives === null ? null : Number(!l.sansPerspectives)),
  effectif: (l) => l.effectif.valeur,
};

/** Lignes triées ; à égalité, par intitulé. */
export const sortLignes = (lignes: readonly Ligne[], { cle, sens }: Tri): Ligne[] => {
  const lire = VALEURS[cle];
  return [...lignes].sort((a, b) => {
    const [va, vb] = [lire(a), lire(b)];
    const parNom = a.libelle.localeCompare(b.libelle, 'fr');
    if (va === null || vb === null) return Number(va === null) - Number(vb === null) || parNom;
    const ecart = typeof va === 'string' ? va.localeCompare(String(vb), 'fr') : va - Number(vb);
    return ecart * sens || parNom;
  });
};

/** Un clic sur un titre trie par cette colonne, un second inverse ; les nombres partent du plus grand. */
export const toggleTri = (avant: Tri, cle: CleTri): Tri =>
  avant.cle === cle
    ? { cle, sens: avant.sens === 1 ? -1 : 1 }
    : { cle, sens: ['poursuite', 'emploi', 'effectif'].includes(cle) ? -1 : 1 };

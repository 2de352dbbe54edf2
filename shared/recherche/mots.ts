import { normalize } from '../format.ts';

/** Abréviations d'usage dans les noms de communes et d'établissements. */
const ABREVIATIONS: Record<string, string> = { st: 'saint', ste: 'sainte', cie: 'compagnie', cial: 'commercial' };

/**
 * Mots d'un texte, sans casse ni accents, « œ » déliée : tout ce qui n'est ni lettre ni chiffre sépare, donc
 * l'apostrophe droite ou courbe et le tiret aussi (« Saint-Étienne » = « st etienne »).
 */
export const splitMots = (texte: string): string[] =>
  normalize(texte)
    .replace(/œ/g, 'oe')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((mot) => ABREVIATIONS[mot] ?? mot);

/** Mot sans sa marque de pluriel simple (s ou x final), à partir de cinq lettres : « vehicules » → « vehicule ». */
export const toSingulier = (mot: string): string => (mot.length >= 5 ? mot.replace(/[sx]$/, '') : mot);

import type { Parametres } from '../indicateurs/parametres.ts';
import { CODES_CRITERE, type CodeCritere, CRITERES } from './criteres.ts';

export type Seuils = Record<CodeCritere, number>;

/** Seuil d'un critère quand personne n'en a choisi : celui de l'administration, en vigueur ce jour, ou celui du produit. */
export const getSeuilDefaut = (code: CodeCritere, parametres: Parametres): number => {
  const { defaut } = CRITERES[code];
  return typeof defaut === 'string' ? parametres[defaut] : (defaut ?? 0);
};

const isAdmis = (code: CodeCritere, valeur: number): boolean => {
  const { sens, min, max } = CRITERES[code];
  return sens !== 'oui' && Number.isFinite(valeur) && valeur >= min && valeur <= max;
};

/**
 * « emploi_faible:0.4,derniere:20 » → seuils choisis. Un critère inconnu, sans seuil ou hors de ses bornes est
 * ignoré : une adresse abîmée rend les seuils d'origine, jamais une erreur.
 */
export const parseSeuils = (texte: string): Partial<Seuils> => {
  const choisis: Partial<Seuils> = {};
  for (const morceau of texte.split(',')) {
    const [nom, ecrit = ''] = morceau.split(':');
    const code = CODES_CRITERE.find((c) => c === nom);
    const valeur = ecrit.trim() === '' ? Number.NaN : Number(ecrit);
    if (code && isAdmis(code, valeur)) choisis[code] = valeur;
  }
  return choisis;
};

/** Écriture des seuils choisis, dans l'ordre de la table : une même sélection s'écrit d'une seule façon. */
export const formatSeuils = (choisis: Partial<Seuils>): string =>
  CODES_CRITERE.flatMap((code) => {
    const valeur = choisis[code];
    return valeur !== undefined && isAdmis(code, valeur) ? `${code}:${valeur}` : [];
  }).join(',');

/** Seuils appliqués : ceux que la personne a choisis, et ceux d'origine pour les autres. */
export const resolveSeuils = (texte: string, parametres: Parametres): Seuils => {
  const choisis = parseSeuils(texte);
  const seuils = {} as Seuils;
  for (const code of CODES_CRITERE) seuils[code] = choisis[code] ?? getSeuilDefaut(code, parametres);
  return seuils;
};

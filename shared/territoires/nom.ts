import type { Maille } from './maille.ts';

/** Noms d'académie qui portent leur article : « de la Guadeloupe », « de La Réunion ». */
const ARTICLES: Readonly<Record<string, string>> = {
  Guadeloupe: 'de la Guadeloupe',
  Guyane: 'de la Guyane',
  Martinique: 'de la Martinique',
  'La Réunion': 'de La Réunion',
  Réunion: 'de La Réunion',
};

/** Complément d'une académie, contraction et article compris : « d’Aix-Marseille », « de la Guyane », « de Lyon ». */
const formatComplement = (libelle: string): string => {
  const article = ARTICLES[libelle];
  if (article) return article;
  // Le h d'un nom de ville s'élide ou non selon le nom : aucune académie n'en a, on ne tranche pas.
  return /^[AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜ]/.test(libelle) ? `d’${libelle}` : `de ${libelle}`;
};

/** « Académie d’Amiens » : le seul endroit qui nomme une académie. */
export const formatAcademie = (libelle: string): string => `Académie ${formatComplement(libelle)}`;

/** Nom d'un territoire dans un titre ou un tableau : une académie et un bassin se nomment avec leur maille. */
export const formatNomTerritoire = (
  { maille, libelle }: { maille: Maille; libelle: string },
  bassin = 'Bassin d’emploi',
): string => {
  if (maille === 'academie') return formatAcademie(libelle);
  return maille === 'bassin' ? `${bassin} ${libelle}` : libelle;
};

const ordre = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/** Ordre alphabétique français : « Île-de-France » vient après « Hauts-de-France », non après « Pays de la Loire ». */
export const sortParLibelle = <T extends { libelle: string }>(lignes: readonly T[]): T[] =>
  lignes.toSorted((a, b) => ordre.compare(a.libelle, b.libelle));

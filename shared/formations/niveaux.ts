/**
 * Diplômes dans l'ordre d'un parcours, du CAP au BTS puis au-delà, avec leur nom entier : la BCN n'en donne que le sigle
 * et un libellé en capitales sans accents. Les codes sont les trois premiers caractères du CFD.
 */
const NOMS: readonly (readonly [code: string, nom: string])[] = [
  ['500', 'Certificat d’aptitude professionnelle'],
  ['503', 'Certificat d’aptitude professionnelle agricole'],
  ['561', 'Certificat de spécialisation de niveau 3'],
  ['010', 'Mention complémentaire'],
  ['400', 'Baccalauréat professionnel'],
  ['403', 'Baccalauréat professionnel agricole'],
  ['450', 'Brevet professionnel'],
  ['401', 'Brevet des métiers d’art ou du spectacle'],
  ['420', 'Brevet de technicien'],
  ['430', 'Baccalauréat technologique'],
  ['470', 'Baccalauréat général'],
  ['461', 'Certificat de spécialisation de niveau 4'],
  ['481', 'Formation complémentaire d’initiative locale, après le niveau 4'],
  ['320', 'Brevet de technicien supérieur'],
  ['323', 'Brevet de technicien supérieur agricole'],
  ['322', 'Diplômes assimilés au BTS'],
  ['321', 'Diplôme des métiers d’art'],
  ['241', 'Diplôme national des métiers d’art et du design'],
  ['140', 'Diplôme supérieur des arts appliqués'],
  ['560', 'Autres diplômes de niveau V (ancienne nomenclature)'],
  ['460', 'Autres diplômes de niveau IV (ancienne nomenclature)'],
  ['360', 'Autres diplômes de niveau III (ancienne nomenclature)'],
  ['260', 'Autres diplômes de niveau II (ancienne nomenclature)'],
  ['160', 'Autres diplômes de niveau I (ancienne nomenclature)'],
];

const RANGS = new Map(NOMS.map(([code], rang) => [code, rang]));
const PAR_CODE = new Map(NOMS);

/** Nom entier d'un niveau de diplôme ; nul s'il n'est pas de la table. */
export const findNomNiveau = (code: string): string | null => PAR_CODE.get(code) ?? null;

/** Ordre d'un parcours ; les diplômes hors de la table à la fin, par leur sigle. */
export const compareNiveaux = (a: { code: string; libelle: string }, b: { code: string; libelle: string }): number =>
  (RANGS.get(a.code) ?? NOMS.length) - (RANGS.get(b.code) ?? NOMS.length) || a.libelle.localeCompare(b.libelle, 'fr');

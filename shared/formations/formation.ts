/** Voies de formation de la carte : sous statut scolaire ou par apprentissage. */
export const VOIES = ['scolaire', 'apprentissage'] as const;
export type Voie = (typeof VOIES)[number];

export const LIBELLES_VOIE: Record<Voie, string> = { scolaire: 'Scolaire', apprentissage: 'Apprentissage' };

/**
 * Dit si un diplôme se prépare après le baccalauréat (BTS, BTSA, DNMADE…) : son admission passe par Parcoursup,
 * celle des autres par Affelnet. Les codes BCN du supérieur commencent par 1, 2 ou 3 ; les certificats de
 * spécialisation et les formations complémentaires de niveau 4 (461, 481) se préparent aussi après le bac.
 */
export const isPostBac = (niveau: string): boolean => /^([123]|461$|481$)/.test(niveau);

/** Jour d'aujourd'hui, en temps universel : le même de part et d'autre du réseau. */
const getJour = (): string => new Date().toISOString().slice(0, 10);

/** Dit si un diplôme est fermé à un jour (aujourd'hui) : ce que dit l'étiquette « fermé ». */
export const isFerme = (fermeture: string | null, jour = getJour()): boolean => fermeture !== null && fermeture < jour;

/**
 * Ce que l'on garde des diplômes fermés : `entree`, les offres où l'on entre encore dans les années montrées (entrants,
 * places ou vœux connus) ; `ouverts`, aucune ; `tous`, toutes, même celles qui finissent de former leurs élèves.
 */
export const OUVERTURES = ['entree', 'ouverts', 'tous'] as const;
export type Ouverture = (typeof OUVERTURES)[number];
export const LIBELLES_OUVERTURE: Record<Ouverture, string> = {
  entree: 'Où l’on entre',
  ouverts: 'Ouvertes seulement',
  tous: 'Fermées comprises',
};

/** Le choix en une phrase, pour l'explication d'un chiffre et la carte exportée. */
export const PHRASES_OUVERTURE: Record<Ouverture, string> = {
  entree: 'Sans les diplômes fermés où l’on n’entre plus',
  ouverts: 'Diplômes ouverts seulement',
  tous: 'Diplômes fermés compris',
};

/** Niveau de diplôme d'un CFD : ses trois premiers caractères (BCN). */
export const getNiveau = (cfd: string): string => cfd.slice(0, 3);

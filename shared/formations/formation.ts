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

/** Niveau de diplôme d'un CFD : ses trois premiers caractères (BCN). */
export const getNiveau = (cfd: string): string => cfd.slice(0, 3);

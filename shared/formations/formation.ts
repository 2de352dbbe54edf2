/** Voies de formation de la carte : sous statut scolaire ou par apprentissage. */
export const VOIES = ['scolaire', 'apprentissage'] as const;
export type Voie = (typeof VOIES)[number];

export const LIBELLES_VOIE: Record<Voie, string> = { scolaire: 'Scolaire', apprentissage: 'Apprentissage' };

/**
 * Dit si un niveau de diplôme s'obtient après le baccalauréat (BTS, BTSA, DNMADE…) : son admission passe par
 * Parcoursup, celle des autres par Affelnet. Les codes BCN du supérieur commencent par 1, 2 ou 3.
 */
export const isPostBac = (niveau: string): boolean => /^[123]/.test(niveau);

/** Niveau de diplôme d'un CFD : ses trois premiers caractères (BCN). */
export const getNiveau = (cfd: string): string => cfd.slice(0, 3);

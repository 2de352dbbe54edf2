/** Voies de formation de la carte : sous statut scolaire ou par apprentissage. */
export const VOIES = ['scolaire', 'apprentissage'] as const;
export type Voie = (typeof VOIES)[number];

export const LIBELLES_VOIE: Record<Voie, string> = { scolaire: 'Scolaire', apprentissage: 'Apprentissage' };

/** Niveau de diplôme « BTS » dans la nomenclature BCN (trois premiers caractères du CFD). */
export const NIVEAU_BTS = '320';

/** Niveau de diplôme d'un CFD : ses trois premiers caractères (BCN). */
export const getNiveau = (cfd: string): string => cfd.slice(0, 3);

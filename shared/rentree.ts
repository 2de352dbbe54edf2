/** Une rentrée scolaire est l'année de son mois de septembre : 2025 pour 2025-2026. */
export type Rentree = number;

/** « 2022_2023 » : sortants de 2022 et de 2023, cumulés. */
export type Millesime = `${number}_${number}`;

/** Millésime de sortie montré avec une rentrée : (R-2)_(R-1), DOMAINE 3.1. RS 2024 → 2022_2023. */
export const getMillesime = (rentree: Rentree): Millesime => `${rentree - 2}_${rentree - 1}`;

/** « 2022_2023 » → « 2022-2023 », tel qu'on l'écrit. */
export const formatMillesime = (millesime: string): string => millesime.replace('_', '-');

/** « RS 2025 », rentrée scolaire 2025. */
export const formatRentree = (rentree: Rentree): string => `RS ${rentree}`;

/**
 * Rentrées qu'une demande peut viser : les cinq qui suivent la date donnée (une demande déposée en N prend
 * effet de N+1 à N+5, DOMAINE 4.5).
 */
export const listRentreesDemande = (aujourdhui: Date): Rentree[] =>
  Array.from({ length: 5 }, (_, i) => aujourdhui.getFullYear() + 1 + i);

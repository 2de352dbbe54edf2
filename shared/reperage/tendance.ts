/** Un compte d'une offre à une rentrée. */
export type Point = { rentree: number; valeur: number };

/** Comptes d'une offre sur les rentrées chargées ; chaque source à part, elles ne se comparent pas. */
export type Serie = { constat: readonly Point[]; affelnet: readonly Point[]; parcoursup: readonly Point[] };

/** Séries par offre, sous la clé « UAI|formation ». */
export type Series = ReadonlyMap<string, Serie>;

const SOURCES = [
  { source: 'constat', compte: 'entrants' },
  { source: 'affelnet', compte: 'vœux' },
  { source: 'parcoursup', compte: 'vœux' },
] as const;

export type Tendance = {
  /** Recul de la première à la dernière rentrée, en fraction ; négatif quand le compte monte. */
  baisse: number;
  debut: Point;
  fin: Point;
  source: keyof Serie;
  compte: 'entrants' | 'vœux';
};

/**
 * Recul d'une offre entre sa première et sa dernière rentrée chargée : entrants du constat, à défaut vœux d'une même
 * admission. Nul quand aucune source n'a deux rentrées, ou quand la première est vide.
 */
export const computeTendance = (serie: Serie | undefined): Tendance | null => {
  for (const { source, compte } of SOURCES) {
    const points = [...(serie?.[source] ?? [])].sort((a, b) => a.rentree - b.rentree);
    const [debut, fin] = [points[0], points.at(-1)];
    if (!debut || !fin || debut.rentree === fin.rentree || debut.valeur <= 0) continue;
    return { baisse: (debut.valeur - fin.valeur) / debut.valeur, debut, fin, source, compte };
  }
  return null;
};

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

/** Recul de toutes les offres d'une même source, d'une même voie et entre les mêmes rentrées, par « source|voie|début|fin ». */
export type Ensemble = ReadonlyMap<string, number>;

/** Clé de l'ensemble auquel une offre se compare ; `cle` finit par la voie. */
export const getCleEnsemble = (cle: string, { source, debut, fin }: Tendance): string =>
  [source, cle.slice(cle.lastIndexOf('.') + 1), debut.rentree, fin.rentree].join('|');

/**
 * Recul d'ensemble, en fraction. Une source dont tout recule (vœux de Parcoursup d'une année à l'autre) ferait passer la
 * moitié des offres pour en baisse : ce recul se dit à côté du leur.
 */
export const computeEnsemble = (series: Series): Ensemble => {
  const sommes = new Map<string, { debut: number; fin: number }>();
  for (const [cle, serie] of series) {
    const tendance = computeTendance(serie);
    if (!tendance) continue;
    const cleEnsemble = getCleEnsemble(cle, tendance);
    const { debut, fin } = sommes.get(cleEnsemble) ?? { debut: 0, fin: 0 };
    sommes.set(cleEnsemble, { debut: debut + tendance.debut.valeur, fin: fin + tendance.fin.valeur });
  }
  return new Map([...sommes].map(([cle, { debut, fin }]) => [cle, (debut - fin) / debut]));
};

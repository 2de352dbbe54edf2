import type { SommeBesoins } from './sommes.ts';

/** Familles au-delà desquelles une formation est dite dispersée. */
export const FAMILLES_MAX = 3;
/** Part des projets qu'une famille doit porter pour tenir lieu de métier principal. */
const PART_PRINCIPALE = 0.5;

export type Dispersion = 'trop_de_familles' | 'sans_famille_principale';

/** Ce qu'une formation dispersée doit dire d'elle. */
export const PHRASES_DISPERSION: Record<Dispersion, string> = {
  trop_de_familles: `Cette formation est reliée à plus de ${FAMILLES_MAX} familles de métiers : le besoin affiché réunit des métiers très divers.`,
  sans_famille_principale:
    'Aucune famille de métiers ne porte la moitié des projets : le besoin affiché ne désigne pas un métier principal.',
};

/**
 * Dit si une formation est dispersée, et pourquoi ; nul sinon. `sommes` : une par famille, pour la France, afin
 * que le mot ne change pas d'un territoire à l'autre.
 */
export const computeDispersion = (sommes: readonly Pick<SommeBesoins, 'projets'>[]): Dispersion | null => {
  if (sommes.length > FAMILLES_MAX) return 'trop_de_familles';
  const total = sommes.reduce((somme, { projets }) => somme + projets, 0);
  const principale = Math.max(0, ...sommes.map(({ projets }) => projets));
  return total > 0 && principale < PART_PRINCIPALE * total ? 'sans_famille_principale' : null;
};

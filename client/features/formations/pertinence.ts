import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Prereglage } from '#shared/column.ts';
import { rankFormations } from '#shared/faits/selection.ts';
import type { LigneFormations } from '#shared/formations/columns.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { PREREGLAGES } from '#shared/formations/prereglages.ts';
import type { EtatResolu } from '#shared/vues/etat-grille.ts';

type Recherche = Pick<FormationsFilters, 'vue' | 'q'>;

const SANS_TRI: readonly Prereglage[] = PREREGLAGES.formations.map((prereglage) => ({ ...prereglage, tris: [] }));

const isRecherche = ({ vue, q }: Recherche): boolean => vue === 'formations' && q.trim() !== '';

/**
 * Préréglages d'une vue. Sous une recherche de formations, ils ne trient pas : l'ordre de départ est la pertinence, et
 * trier par effectif redevient un choix, que l'adresse porte.
 */
export const getPrereglages = (recherche: Recherche): readonly Prereglage[] =>
  isRecherche(recherche) ? SANS_TRI : PREREGLAGES[recherche.vue];

/** Dit si les lignes se rangent par pertinence : une recherche, et aucun tri choisi. */
export const isParPertinence = (recherche: Recherche, { ecarts }: Pick<EtatResolu, 'ecarts'>): boolean =>
  isRecherche(recherche) && !ecarts.tris;

/** Lignes rangées comme la recherche les désigne, les mots entiers d'abord, puis par effectif. */
export const sortPertinence = (
  client: FaitsClient,
  lignes: readonly LigneFormations[],
  q: string,
): LigneFormations[] => {
  const forces = rankFormations(client.index, q);
  const rangs = new Map(client.faits.formations.cle.map((cle, rang) => [cle, forces[rang] ?? 0]));
  const force = (l: LigneFormations): number => rangs.get(l.cle) ?? 0;
  const effectif = (l: LigneFormations): number => l.mesure('effectif').valeur ?? 0;
  return [...lignes].sort((a, b) => force(b) - force(a) || effectif(b) - effectif(a));
};

import { TRANSITIONS } from '#shared/demandes/workflow.ts';
import { type Champ, isChamp, isEgal, NOMS_CHAMPS } from './champs.ts';
import type { EntreeJournal } from './queries.ts';

/** Ce qu'une entrée du journal raconte, en français. */
export const formatEvenement = (evenement: string): string => {
  if (evenement === 'creer') return 'Création';
  if (evenement === 'modifier') return 'Modification de la saisie';
  return (TRANSITIONS as Record<string, { libelle: string }>)[evenement]?.libelle ?? evenement;
};

export type Changement = { champ: Champ; avant: unknown; apres: unknown };

const isVide = (valeur: unknown): boolean =>
  valeur === null || valeur === '' || (Array.isArray(valeur) && valeur.length === 0);

/** Champs changés par une entrée, dans l'ordre du formulaire ; ce qui reste vide ne se raconte pas. */
export const listChangements = ({ changements }: Pick<EntreeJournal, 'changements'>): Changement[] =>
  NOMS_CHAMPS.flatMap((champ) => {
    const [avant, apres] = changements[champ] ?? [null, null];
    return isVide(avant) && isVide(apres) ? [] : [{ champ, avant, apres }];
  });

/** Un champ dans ses trois états : lu par la personne, tapé par elle (s'il l'est), en vigueur aujourd'hui. */
export type Difference = { champ: Champ; lue: unknown; saisie: unknown; isTouche: boolean; enVigueur: unknown };

/** Différences entre ce que la personne avait lu, ce qu'elle a tapé, et la version en vigueur. */
export const listDifferences = (
  recentes: readonly Pick<EntreeJournal, 'changements'>[],
  touches: readonly Champ[],
  saisie: Record<Champ, unknown>,
  enVigueur: Record<Champ, unknown>,
): Difference[] => {
  const lues = new Map<Champ, unknown>();
  for (const { changements } of recentes)
    for (const [champ, [avant]] of Object.entries(changements))
      if (isChamp(champ) && !lues.has(champ)) lues.set(champ, avant);
  return NOMS_CHAMPS.flatMap((champ) => {
    const isTouche = touches.includes(champ);
    const lue = lues.has(champ) ? lues.get(champ) : enVigueur[champ];
    if (!isTouche && isEgal(lue, enVigueur[champ])) return [];
    return [{ champ, lue, saisie: saisie[champ], isTouche, enVigueur: enVigueur[champ] }];
  });
};

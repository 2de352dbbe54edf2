import { useCallback, useMemo } from 'react';
import { showMessage } from '#client/ui/messages.ts';
import type { Column, Prereglage } from '#shared/column.ts';
import {
  type EtatGrille,
  type EtatResolu,
  formatEtatGrille,
  parametreGrille,
  parseEtatGrille,
  resolveEtat,
  simplifyEtat,
} from '#shared/vues/etat-grille.ts';

/**
 * État d'une grille porté par l'adresse (`g`), et de quoi le changer ; `remplace` : la suite d'un même geste, sans
 * nouvelle entrée d'historique.
 */
export const useEtatGrille = (
  g: string,
  setG: (g: string, remplace: boolean) => void,
  prereglages: readonly Prereglage[],
  catalogue: readonly Column<never>[],
): { etat: EtatResolu; onEtat: (changement: Partial<EtatGrille>, remplace?: boolean) => void } => {
  const etat = useMemo(() => resolveEtat(parseEtatGrille(g), prereglages, catalogue), [g, prereglages, catalogue]);
  const onEtat = useCallback(
    (changement: Partial<EtatGrille>, remplace = false) => {
      const suivant = simplifyEtat({ ...parseEtatGrille(g), ...changement }, prereglages, catalogue);
      const texte = formatEtatGrille(suivant);
      // L'adresse rend toujours le même état : ce qu'elle ne peut pas porter n'est pas appliqué.
      if (parametreGrille.parse(texte) === texte) setG(texte, remplace);
      else showMessage('refus', 'Trop de valeurs choisies pour tenir dans l’adresse : resserrez le choix.');
    },
    [g, setG, prereglages, catalogue],
  );
  return { etat, onEtat };
};

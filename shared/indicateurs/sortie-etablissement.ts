type Publiee = { millesime: string; perimetre: 'ensemble' | 'scolaire' | 'apprentissage' };

/** Périmètres du plus au moins large ; l'apprentissage seul n'est pas l'établissement. */
const PERIMETRES = ['ensemble', 'scolaire', 'apprentissage'] as const;

/**
 * Taux qui vaut pour l'établissement : au dernier millésime publié, l'ensemble, sinon le scolaire, sinon
 * l'apprentissage. Non défini quand rien n'est publié.
 */
export const findSortiePrincipale = <S extends Publiee>(sorties: readonly S[]): S | undefined => {
  const dernier = sorties.reduce((max, { millesime }) => (millesime > max ? millesime : max), '');
  const dernieres = sorties.filter(({ millesime }) => millesime === dernier);
  for (const perimetre of PERIMETRES) {
    const trouvee = dernieres.find((s) => s.perimetre === perimetre);
    if (trouvee) return trouvee;
  }
  return undefined;
};

import type { EtatGrille, EtatResolu } from '#shared/vues/etat-grille.ts';

type Colonnes = Pick<EtatGrille, 'colonnes' | 'epingles'>;
type Etat = Pick<EtatResolu, 'colonnes' | 'epingles'>;

/** Montre ou cache une colonne ; la dernière reste. */
export const toggleColonne = ({ colonnes, epingles }: Etat, cle: string): Colonnes => {
  const suivantes = colonnes.includes(cle) ? colonnes.filter((c) => c !== cle) : [...colonnes, cle];
  return { colonnes: suivantes.length > 0 ? suivantes : [...colonnes], epingles: [...epingles] };
};

/** Épingle une colonne à gauche, après les autres épinglées, ou la libère à leur suite. */
export const toggleEpingle = ({ colonnes, epingles }: Etat, cle: string): Colonnes => {
  const suivantes = epingles.includes(cle) ? epingles.filter((c) => c !== cle) : [...epingles, cle];
  const libres = colonnes.filter((c) => !suivantes.includes(c) && c !== cle);
  return { colonnes: [...suivantes, ...(suivantes.includes(cle) ? [] : [cle]), ...libres], epingles: suivantes };
};

/**
 * Déplace une colonne à un rang de l'ordre affiché. Passer parmi les épinglées l'épingle, en sortir la libère : la
 * grille les montre toujours devant.
 */
export const moveColonne = ({ colonnes, epingles }: Etat, cle: string, rang: number): Colonnes => {
  const autres = colonnes.filter((c) => c !== cle);
  const place = Math.min(Math.max(rang, 0), autres.length);
  const suivantes = [...autres.slice(0, place), cle, ...autres.slice(place)];
  const fixes = epingles.filter((c) => c !== cle).length;
  const epinglee = epingles.includes(cle) ? place <= fixes : place < fixes;
  return { colonnes: suivantes, epingles: suivantes.filter((c) => (c === cle ? epinglee : epingles.includes(c))) };
};

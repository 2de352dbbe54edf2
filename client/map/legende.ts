import type { TypeDemande } from '#shared/demandes/demande.ts';
import type { Statut } from '#shared/demandes/workflow.ts';

/** Ce qu'une ligne de légende montre à gauche de son texte. */
export type Motif =
  | { forme: 'aplat'; couleur: string }
  | { forme: 'rond'; couleur: string; rayon: number }
  | { forme: 'anneau'; rayon: number }
  | { forme: 'tirets' }
  | { forme: 'zone' }
  | { forme: 'symbole'; type: TypeDemande; statut: Statut };

export type LigneLegende = { motif: Motif; texte: string };

/** Une partie de la légende : ce qu'elle explique, son année et sa source, ses lignes, ce qu'il faut savoir. */
export type SectionLegende = { titre: string; source: string; lignes: LigneLegende[]; notes: string[] };

import { createContext, use } from 'react';
import type { DemandeExplication } from '#shared/explications/explication.ts';

/** Un chiffre à expliquer, tel que l'écran le désigne : ce qui manque vaut « tout ». */
export type ChiffreDemande = Pick<DemandeExplication, 'code'> & Partial<Omit<DemandeExplication, 'code'>>;

/** Ouvre l'explication d'un chiffre ; sans fournisseur (essai, export), ne fait rien. */
export const ExplicationContext = createContext<(demande: ChiffreDemande) => void>(() => undefined);

export const useExplain = (): ((demande: ChiffreDemande) => void) => use(ExplicationContext);

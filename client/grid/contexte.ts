import { createContext, use } from 'react';
import type { Column } from '#shared/column.ts';
import type { Facette, FiltreColonne, FiltresColonnes } from '#shared/formations/filtres-colonnes.ts';

/** Ce que les filtres de colonnes lisent et écrivent, hors d'AG Grid. */
export type ContexteFiltres = {
  catalogue: readonly Column<never>[];
  filtres: FiltresColonnes;
  /** Nul retire le filtre ; `remplace` : la suite d'un même geste, sans nouvelle entrée d'historique. */
  setFiltre: (cle: string, filtre: FiltreColonne | null, remplace?: boolean) => void;
  listFacettes: (cle: string) => Facette[];
};

const VIDE: ContexteFiltres = { catalogue: [], filtres: {}, setFiltre: () => undefined, listFacettes: () => [] };

export const FiltresContext = createContext<ContexteFiltres>(VIDE);
export const useFiltres = (): ContexteFiltres => use(FiltresContext);

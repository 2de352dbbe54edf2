import { createContext, use } from 'react';
import type { Column } from '#shared/column.ts';
import type { Facette, FiltreColonne, FiltresColonnes } from '#shared/formations/filtres-colonnes.ts';

/** Ce que les filtres de colonnes lisent et écrivent, hors d'AG Grid. */
export type ContexteFiltres = {
  catalogue: readonly Column<never>[];
  filtres: FiltresColonnes;
  /** Nul retire le filtre. */
  setFiltre: (cle: string, filtre: FiltreColonne | null) => void;
  listFacettes: (cle: string) => Facette[];
};

const VIDE: ContexteFiltres = { catalogue: [], filtres: {}, setFiltre: () => undefined, listFacettes: () => [] };

export const FiltresContext = createContext<ContexteFiltres>(VIDE);
export const useFiltres = (): ContexteFiltres => use(FiltresContext);

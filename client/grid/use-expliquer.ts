import type { CellFocusedEvent, CellMouseOverEvent, GridApi } from 'ag-grid-community';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';

type Cible<Row> = { ligne: Row; cle: string };
type Demande<Row> = {
  onExplain?: (ligne: Row, cle: string) => void;
  /** Colonnes dont les chiffres s'expliquent. */
  isExplicable?: (cle: string) => boolean;
};

/** Cellule que désigne un évènement : celle de la souris, sinon celle du focus. */
const findCellule = (racine: HTMLElement | null, source: Event | null | undefined): HTMLElement | null => {
  const visee = source?.target instanceof Element ? source.target.closest<HTMLElement>('.ag-cell') : null;
  return visee ?? racine?.querySelector<HTMLElement>('.ag-cell-focus') ?? null;
};

/**
 * Un seul bouton « ? » pour toute la grille, posé sur le chiffre que l'on survole ou qui a le focus : un composant par
 * cellule se paierait à chaque filtre. Rend de quoi le poser, l'ôter et l'appuyer.
 */
export const useExpliquer = <Row>(racine: RefObject<HTMLElement | null>, derniers: RefObject<Demande<Row>>) => {
  const bouton = useRef<HTMLButtonElement>(null);
  const cible = useRef<Cible<Row> | null>(null);
  const hide = useCallback(() => {
    if (bouton.current) bouton.current.hidden = true;
  }, []);
  useEffect(() => {
    const cadre = racine.current;
    cadre?.addEventListener('mouseleave', hide);
    return () => cadre?.removeEventListener('mouseleave', hide);
  }, [racine, hide]);
  const place = useCallback(
    (cellule: HTMLElement | null, suivante: Cible<Row>) => {
      const { onExplain, isExplicable } = derniers.current;
      const cadre = bouton.current?.parentElement?.getBoundingClientRect();
      if (!bouton.current || !cadre || !cellule || !onExplain || !isExplicable?.(suivante.cle)) return hide();
      const { left, top, height } = cellule.getBoundingClientRect();
      cible.current = suivante;
      bouton.current.style.transform = `translate(${left - cadre.left + 3}px, ${top - cadre.top + (height - 20) / 2}px)`;
      bouton.current.hidden = false;
    },
    [derniers, hide],
  );
  return useMemo(
    () => ({
      bouton,
      hide,
      onCellMouseOver: (e: CellMouseOverEvent<Row>): void => {
        if (e.data) place(findCellule(racine.current, e.event), { ligne: e.data, cle: e.column.getColId() });
      },
      onCellFocused: (e: CellFocusedEvent<Row>, api: GridApi<Row>): void => {
        const foyer = e.rowIndex === null ? undefined : api.getFocusedCell();
        const noeud = foyer?.rowPinned
          ? api.getPinnedBottomRow(0)
          : foyer && api.getDisplayedRowAtIndex(foyer.rowIndex);
        if (foyer && noeud?.data)
          place(findCellule(racine.current, null), { ligne: noeud.data, cle: foyer.column.getColId() });
      },
      press: (): void => {
        if (cible.current) derniers.current.onExplain?.(cible.current.ligne, cible.current.cle);
      },
    }),
    [racine, derniers, place, hide],
  );
};

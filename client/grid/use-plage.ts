import type { CellFocusedEvent, CellMouseDownEvent, CellMouseOverEvent, GridApi } from 'ag-grid-community';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import styles from './data-grid.module.css';
import { type Cellule, isDansPlage, isUneCellule, type Plage } from './plage.ts';

type Souris<Row> = CellMouseDownEvent<Row> | CellMouseOverEvent<Row>;

const getRang = (api: GridApi, ligne: number | null, epinglee: unknown): number =>
  epinglee ? api.getDisplayedRowCount() : (ligne ?? 0);

const getCellule = <Row>(e: Souris<Row>): Cellule => ({
  ligne: getRang(e.api, e.rowIndex, e.rowPinned),
  colonne: e.api.getAllDisplayedColumns().indexOf(e.column),
});

/** Peint la plage sur les cellules à l'écran : la classe, et l'état que lisent les lecteurs d'écran. */
const paint = (racine: HTMLElement | null, api: GridApi, plage: Plage | null): void => {
  const colonnes = new Map(api.getAllDisplayedColumns().map((c, rang) => [c.getColId(), rang]));
  for (const cellule of racine?.querySelectorAll<HTMLElement>('.ag-row .ag-cell[col-id]') ?? []) {
    const index = cellule.closest('.ag-row')?.getAttribute('row-index') ?? '';
    const ligne = index.startsWith('b-') ? api.getDisplayedRowCount() : Number(index);
    const dedans =
      plage !== null && isDansPlage(plage, ligne, colonnes.get(cellule.getAttribute('col-id') ?? '') ?? -1);
    cellule.classList.toggle(styles.plage ?? '', dedans);
    if (dedans) cellule.setAttribute('aria-selected', 'true');
    else cellule.removeAttribute('aria-selected');
  }
};

/** Sélection d'un rectangle de cellules, à la souris et au clavier ; AG Grid Community n'en a pas. */
export const usePlage = <Row>(racine: RefObject<HTMLElement | null>, api: RefObject<GridApi<Row> | null>) => {
  const plage = useRef<Plage | null>(null);
  const geste = useRef({ tire: false, avale: false });
  const [taille, setTaille] = useState({ lignes: 0, colonnes: 0 });

  const peinte = useRef(false);
  const repaint = useCallback(() => {
    const multiple = plage.current && !isUneCellule(plage.current) ? plage.current : null;
    // Rien à peindre ni à effacer : le cas de tous les défilements et de tous les filtres.
    if (!api.current || (multiple === null && !peinte.current)) return;
    peinte.current = multiple !== null;
    paint(racine.current, api.current, multiple);
  }, [racine, api]);

  const select = useCallback(
    (suivante: Plage | null) => {
      plage.current = suivante;
      const multiple = suivante !== null && !isUneCellule(suivante);
      const lignes = multiple ? Math.abs(suivante.fin.ligne - suivante.ancre.ligne) + 1 : 0;
      const colonnes = multiple ? Math.abs(suivante.fin.colonne - suivante.ancre.colonne) + 1 : 0;
      setTaille((avant) => (avant.lignes === lignes && avant.colonnes === colonnes ? avant : { lignes, colonnes }));
      repaint();
    },
    [repaint],
  );

  const gestes = useMemo(() => {
    const onCellMouseDown = (e: CellMouseDownEvent<Row>): void => {
      const souris = e.event as MouseEvent | null;
      if (souris?.button !== 0) return;
      const cellule = getCellule(e);
      const etend = souris.shiftKey && plage.current !== null;
      geste.current = { tire: true, avale: etend };
      select(etend && plage.current ? { ancre: plage.current.ancre, fin: cellule } : { ancre: cellule, fin: cellule });
      window.addEventListener('mouseup', () => Object.assign(geste.current, { tire: false }), { once: true });
    };
    const onCellMouseOver = (e: CellMouseOverEvent<Row>): void => {
      if (!geste.current.tire || !plage.current || e.rowPinned) return;
      const fin = getCellule(e);
      if (fin.ligne === plage.current.fin.ligne && fin.colonne === plage.current.fin.colonne) return;
      geste.current.avale = true;
      select({ ...plage.current, fin });
    };
    /** Une cellule atteinte autrement qu'en étendant la plage en commence une autre. */
    const onCellFocused = (e: CellFocusedEvent<Row>): void => {
      // L'évènement arrive après coup : seul le focus d'à présent fait foi.
      const foyer = e.api.getFocusedCell();
      if (!foyer) return;
      const ligne = getRang(e.api, foyer.rowIndex, foyer.rowPinned);
      const ici = { ligne, colonne: e.api.getAllDisplayedColumns().indexOf(foyer.column) };
      const fin = plage.current?.fin;
      if (fin?.ligne !== ici.ligne || fin.colonne !== ici.colonne) select({ ancre: ici, fin: ici });
    };
    /** Vrai si le clic qui arrive est la fin d'une sélection, et non une ouverture. */
    const isClicAvale = (): boolean => {
      const { avale } = geste.current;
      geste.current.avale = false;
      return avale;
    };
    return { plage, select, repaint, onCellMouseDown, onCellMouseOver, onCellFocused, isClicAvale };
  }, [select, repaint]);
  return { gestes, taille };
};

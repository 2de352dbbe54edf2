import type { CellKeyDownEvent, GridApi, SuppressKeyboardEventParams } from 'ag-grid-community';
import { type Cellule, type Etendue, isUneCellule, moveCellule, type Plage } from './plage.ts';

/** Ce que la grille fait des touches, une fois reconnues. */
export type Gestes<Row> = {
  getPlage: () => Plage | null;
  select: (plage: Plage | null) => void;
  onOpen: (ligne: Row) => void;
  onExplain: ((ligne: Row, cle: string) => void) | undefined;
  onFiltre: ((cle: string) => void) | undefined;
  onCopieAvecEntetes: () => void;
};

/** Essaie de traiter une touche ; faux si elle n'est pas pour lui. */
type Traitement = <Row>(e: CellKeyDownEvent<Row>, clavier: KeyboardEvent, ici: Cellule, gestes: Gestes<Row>) => boolean;

const DEPLACEMENTS = /^(Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown)$/;

/** Touches que la grille traite elle-même : AG Grid les laisse, mais prévient. */
export const isNotreTouche = ({ event }: Pick<SuppressKeyboardEventParams, 'event'>): boolean => {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (altKey && key === 'ArrowDown') return true;
  if (key === 'Home' || key === 'End') return true;
  if (shiftKey && DEPLACEMENTS.test(key)) return true;
  if ((ctrlKey || metaKey) && /^[ac]$/i.test(key)) return true;
  return key === ' ' || key === 'F1' || key === '?';
};

const getEtendue = (api: GridApi): Etendue => ({
  lignes: api.getDisplayedRowCount(),
  colonnes: api.getAllDisplayedColumns().length,
  page: Math.max(1, api.getLastDisplayedRowIndex() - api.getFirstDisplayedRowIndex() - 3),
});

/** Met le focus sur une cellule, en la montrant ; la ligne de total est toujours montrée. */
const focusCellule = (api: GridApi, { ligne, colonne }: Cellule, isTotal: boolean): void => {
  const cible = api.getAllDisplayedColumns()[colonne];
  if (!cible) return;
  api.ensureColumnVisible(cible);
  if (isTotal) api.setFocusedCell(0, cible, 'bottom');
  else {
    api.ensureIndexVisible(ligne);
    api.setFocusedCell(ligne, cible);
  }
};

/** Déplacement ou extension ; la ligne de total est à part : on n'y change que de colonne. */
const handleDeplacement: Traitement = (e, clavier, ici, gestes) => {
  const { shiftKey, key } = clavier;
  const voulue = moveCellule(ici, key, clavier.ctrlKey || clavier.metaKey, getEtendue(e.api));
  if (!voulue || (!shiftKey && key !== 'Home' && key !== 'End')) return false;
  const isTotal = Boolean(e.rowPinned);
  const fin = isTotal ? { ...voulue, ligne: ici.ligne } : voulue;
  gestes.select({ ancre: shiftKey ? (gestes.getPlage()?.ancre ?? ici) : fin, fin });
  focusCellule(e.api, fin, isTotal);
  return true;
};

const handleSelection: Traitement = (e, clavier, ici, gestes) => {
  const { lignes, colonnes } = getEtendue(e.api);
  const plage = gestes.getPlage();
  const ctrl = clavier.ctrlKey || clavier.metaKey;
  if (clavier.key === ' ' && clavier.shiftKey) {
    const { ancre, fin } = plage ?? { ancre: ici, fin: ici };
    gestes.select({ ancre: { ...ancre, colonne: 0 }, fin: { ...fin, colonne: colonnes - 1 } });
    return true;
  }
  if (ctrl && clavier.key.toLowerCase() === 'a') {
    gestes.select({ ancre: { ligne: 0, colonne: 0 }, fin: { ligne: lignes - 1, colonne: colonnes - 1 } });
    return true;
  }
  if (clavier.key === 'Escape' && plage && !isUneCellule(plage)) {
    gestes.select({ ancre: ici, fin: ici });
    return true;
  }
  return false;
};

const handleAction: Traitement = (e, clavier, _ici, gestes) => {
  const cle = e.column.getColId();
  const { data } = e;
  if (clavier.altKey && clavier.key === 'ArrowDown') {
    gestes.onFiltre?.(cle);
    return true;
  }
  if ((clavier.key === 'F1' || clavier.key === '?') && gestes.onExplain) {
    if (data) gestes.onExplain(data, cle);
    return true;
  }
  if ((clavier.ctrlKey || clavier.metaKey) && clavier.shiftKey && clavier.key.toLowerCase() === 'c') {
    gestes.onCopieAvecEntetes();
    return true;
  }
  if (clavier.key === 'Enter' && data && !e.rowPinned) {
    gestes.onOpen(data);
    return true;
  }
  return false;
};

/** Répond à une touche frappée sur une cellule, comme un tableur. */
export const handleTouche = <Row>(e: CellKeyDownEvent<Row>, gestes: Gestes<Row>): void => {
  const clavier = e.event as KeyboardEvent | null;
  if (!clavier) return;
  const ici: Cellule = {
    ligne: e.rowPinned ? e.api.getDisplayedRowCount() : (e.rowIndex ?? 0),
    colonne: e.api.getAllDisplayedColumns().indexOf(e.column),
  };
  const faite =
    handleAction(e, clavier, ici, gestes) ||
    handleSelection(e, clavier, ici, gestes) ||
    handleDeplacement(e, clavier, ici, gestes);
  if (!faite) return;
  clavier.preventDefault();
  clavier.stopPropagation();
};

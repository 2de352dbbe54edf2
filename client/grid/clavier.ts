import type { Column, GridApi, SuppressKeyboardEventParams } from 'ag-grid-community';
import { type Cellule, type Etendue, isUneCellule, moveCellule, type Plage } from './plage.ts';

/** Ce que la grille fait des touches, une fois reconnues. */
export type Gestes<Row> = {
  getPlage: () => Plage | null;
  select: (plage: Plage | null) => void;
  onOpen: (ligne: Row) => void;
  onExplain: ((ligne: Row, cle: string) => void) | undefined;
  onFiltre: (cle: string, depuis: Cellule) => void;
  onCopieAvecEntetes: () => void;
};

/** Essaie de traiter une touche ; faux si elle n'est pas pour lui. */
type Traitement = <Row>(e: Frappe<Row>, clavier: KeyboardEvent, ici: Cellule, gestes: Gestes<Row>) => boolean;

/** Une touche frappée sur une cellule. */
type Frappe<Row> = { api: GridApi<Row>; column: Column; data: Row | undefined; isTotal: boolean };

const getEtendue = (api: GridApi): Etendue => ({
  lignes: api.getDisplayedRowCount(),
  colonnes: api.getAllDisplayedColumns().length,
  page: Math.max(1, api.getLastDisplayedRowIndex() - api.getFirstDisplayedRowIndex() - 3),
});

/** Met le focus sur une cellule, en la montrant ; la ligne de total est toujours montrée. */
export const focusCellule = (api: GridApi, { ligne, colonne }: Cellule, isTotal: boolean): void => {
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
  const { isTotal } = e;
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

const handleAction: Traitement = (e, clavier, ici, gestes) => {
  const cle = e.column.getColId();
  const { data } = e;
  if (clavier.altKey && clavier.key === 'ArrowDown') {
    gestes.onFiltre(cle, ici);
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
  if (clavier.key === 'Enter' && data && !e.isTotal) {
    gestes.onOpen(data);
    return true;
  }
  return false;
};

const UN_ECRAN = new Set(['PageUp', 'PageDown']);

/**
 * Répond à une touche frappée sur une cellule, comme un tableur. Appelée avant AG Grid, et dans l'évènement même : on
 * peut encore retenir le geste du navigateur. Rend vrai si la touche est traitée.
 */
export const handleTouche = <Row>(params: SuppressKeyboardEventParams<Row>, gestes: Gestes<Row>): boolean => {
  const { event: clavier, api, column, node, data } = params;
  if (clavier.type !== 'keydown' || params.editing) return false;
  if (clavier.defaultPrevented) return true;
  const isTotal = Boolean(node.rowPinned);
  const colonne = api.getAllDisplayedColumns().indexOf(column);
  const ici: Cellule = { ligne: isTotal ? api.getDisplayedRowCount() : (node.rowIndex ?? 0), colonne };
  const e = { api, column, data, isTotal };
  const faite = [handleAction, handleSelection, handleDeplacement].some((traite) => traite(e, clavier, ici, gestes));
  if (faite) {
    clavier.preventDefault();
    clavier.stopPropagation();
  }
  // Espace seul ne choisit pas de ligne ; Maj avec une page n'est pas un défilement.
  return faite || clavier.key === ' ' || (clavier.shiftKey && UN_ECRAN.has(clavier.key));
};

import { AG_GRID_LOCALE_FR } from '@ag-grid-community/locale';
import {
  type CellKeyDownEvent,
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  type ColGroupDef,
  ColumnApiModule,
  ColumnAutoSizeModule,
  ExternalFilterModule,
  type GetRowIdParams,
  type GridApi,
  LocaleModule,
  ModuleRegistry,
  NumberFilterModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { gridTheme } from '#client/design/grid-theme.ts';
import styles from './data-grid.module.css';

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  ExternalFilterModule,
  LocaleModule,
  NumberFilterModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
]);

type Props<Row> = {
  libelle: string;
  colonnes: (ColDef<Row> | ColGroupDef<Row>)[];
  lignes: Row[];
  getId: (ligne: Row) => string;
  onOpen: (ligne: Row) => void;
  /** Identifiant de la ligne ouverte, mise en évidence. */
  ouverte?: string;
  /** Filtre appliqué sans changer les lignes : pour les grilles de dizaines de milliers de lignes. */
  isRetenue?: ((ligne: Row) => boolean) | undefined;
  total?: Row | undefined;
};

const COLONNE_PAR_DEFAUT: ColDef = { sortable: true, resizable: true, suppressHeaderMenuButton: true, minWidth: 64 };

/** Copie la valeur de la cellule visée, nombres à la française pour un tableur français. */
const copyCell = (e: CellKeyDownEvent): void => {
  const touche = e.event as KeyboardEvent | null;
  if (touche?.key !== 'c' || !(touche.ctrlKey || touche.metaKey) || getSelection()?.toString()) return;
  const valeur: unknown = e.value;
  const texte = typeof valeur === 'number' ? String(valeur).replace('.', ',') : String(valeur ?? '');
  // Hors https, le navigateur n'ouvre pas le presse-papiers aux pages.
  navigator.clipboard?.writeText(texte).catch(() => undefined);
};

/** La grille du produit : AG Grid, en français, au clavier ; Entrée ou un clic ouvre la ligne. */
export const DataGrid = <Row,>(props: Props<Row>) => {
  const { libelle, colonnes, lignes, getId, onOpen, ouverte, isRetenue, total } = props;
  const api = useRef<GridApi<Row> | null>(null);
  const retenue = useRef(isRetenue);
  const getRowId = useMemo(() => (p: GetRowIdParams<Row>) => getId(p.data), [getId]);
  useEffect(() => {
    retenue.current = isRetenue;
    api.current?.onFilterChanged();
  }, [isRetenue]);
  const select = useCallback((grille: GridApi<Row> | null, id: string | undefined) => {
    if (id) grille?.getRowNode(id)?.setSelected(true, true, 'api');
    else grille?.deselectAll('all', 'api');
  }, []);
  useEffect(() => select(api.current, ouverte), [select, ouverte]);
  return (
    <section className={styles.grille} aria-label={libelle}>
      <AgGridReact<Row>
        theme={gridTheme}
        localeText={AG_GRID_LOCALE_FR}
        columnDefs={colonnes}
        defaultColDef={COLONNE_PAR_DEFAUT}
        rowData={lignes}
        getRowId={getRowId}
        pinnedBottomRowData={total === undefined ? [] : [total]}
        isExternalFilterPresent={() => retenue.current !== undefined}
        doesExternalFilterPass={(node) => node.data === undefined || (retenue.current?.(node.data) ?? true)}
        rowSelection={{ mode: 'singleRow', checkboxes: false, enableClickSelection: true }}
        onGridReady={(e) => {
          api.current = e.api;
        }}
        onModelUpdated={(e) => select(e.api, ouverte)}
        onRowClicked={(e) => {
          if (e.data && !e.rowPinned) onOpen(e.data);
        }}
        onCellKeyDown={(e) => {
          copyCell(e as CellKeyDownEvent);
          if ((e.event as KeyboardEvent | null)?.key === 'Enter' && e.data && !e.node.rowPinned) onOpen(e.data);
        }}
        tooltipShowDelay={400}
        suppressDragLeaveHidesColumns
        animateRows={false}
        enableCellTextSelection
        ensureDomOrder
        rowBuffer={2}
      />
    </section>
  );
};

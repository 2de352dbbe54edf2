import { AG_GRID_LOCALE_FR } from '@ag-grid-community/locale';
import type { ColDef, ColGroupDef } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo, useRef } from 'react';
import { gridTheme } from '#client/design/grid-theme.ts';
import type { Column, Prereglage } from '#shared/column.ts';
import type { Facette } from '#shared/formations/filtres-colonnes.ts';
import type { EtatGrille, EtatResolu } from '#shared/vues/etat-grille.ts';
import { BarreGrille } from './barre-grille.tsx';
import { FiltresContext } from './contexte.ts';
import styles from './data-grid.module.css';
import { registerModules } from './modules.ts';
import { PastillesFiltres } from './pastilles-filtres.tsx';
import { useGrille } from './use-grille.ts';

registerModules();

export type GrilleProps<Row> = {
  libelle: string;
  catalogue: readonly Column<Row>[];
  prereglages: readonly Prereglage[];
  colonnes: (ColDef<Row> | ColGroupDef<Row>)[];
  lignes: Row[];
  getId: (ligne: Row) => string;
  onOpen: (ligne: Row) => void;
  etat: EtatResolu;
  onEtat: (changement: Partial<EtatGrille>, remplace?: boolean) => void;
  /** Valeurs d'une colonne et leurs comptes ; absent : la grille n'a pas de filtres de colonnes. */
  listFacettes?: (cle: string) => Facette[];
  /** Identifiant de la ligne ouverte, mise en évidence. */
  ouverte?: string;
  /** Filtre appliqué sans changer les lignes : pour les grilles de dizaines de milliers de lignes. */
  isRetenue?: ((ligne: Row) => boolean) | undefined;
  total?: Row | undefined;
  /** Demande d'explication d'une cellule : le bouton « ? » qui s'y pose, les touches « ? » et F1, un double clic. */
  onExplain?: (ligne: Row, cle: string) => void;
  /** Colonnes dont les chiffres s'expliquent. */
  isExplicable?: (cle: string) => boolean;
  /** Titre d'une colonne copiée avec son en-tête : l'année y est dite. */
  titreCopie?: (colonne: Column<Row>) => string;
};

const COLONNE_PAR_DEFAUT: ColDef = {
  sortable: true,
  resizable: true,
  suppressHeaderMenuButton: true,
  minWidth: 64,
  suppressKeyboardEvent: (params) => params.context.onTouche(params),
};
const HAUTEURS = { compacte: 26, normale: 32, aeree: 42 } as const;
const SANS_FACETTE = (): Facette[] => [];

/** La grille du produit : AG Grid, en français, au clavier ; Entrée ou un clic ouvre la ligne. */
export const DataGrid = <Row,>(props: GrilleProps<Row>) => {
  const { libelle, catalogue, colonnes, lignes, getId, etat, total, listFacettes } = props;
  const racine = useRef<HTMLElement>(null);
  const { evenements, options, taille, copy, expliquer } = useGrille(props, racine);
  const { onEtat } = props;
  const contexte = useMemo(
    () => ({
      catalogue,
      filtres: etat.filtres,
      listFacettes: listFacettes ?? SANS_FACETTE,
      setFiltre: (cle: string, filtre: (typeof etat.filtres)[string] | null, remplace?: boolean) => {
        const { [cle]: _avant, ...autres } = etat.filtres;
        onEtat({ filtres: filtre === null ? autres : { ...autres, [cle]: filtre } }, remplace);
      },
    }),
    [catalogue, etat, listFacettes, onEtat],
  );
  return (
    <FiltresContext value={contexte}>
      <section className={styles.cadre} aria-label={libelle} ref={racine}>
        <BarreGrille {...props} taille={taille} onCopy={copy} />
        <PastillesFiltres />
        <div className={styles.grille}>
          <AgGridReact<Row>
            theme={gridTheme}
            localeText={AG_GRID_LOCALE_FR}
            columnDefs={colonnes}
            defaultColDef={COLONNE_PAR_DEFAUT}
            rowData={lignes}
            rowHeight={HAUTEURS[etat.densite]}
            getRowId={({ data }) => getId(data)}
            pinnedBottomRowData={total === undefined ? [] : [total]}
            rowSelection={{ mode: 'singleRow', checkboxes: false, enableClickSelection: false }}
            enableFilterHandlers
            tooltipShowDelay={400}
            suppressDragLeaveHidesColumns
            maintainColumnOrder
            suppressColumnVirtualisation={false}
            animateRows={false}
            ensureDomOrder
            rowBuffer={2}
            {...options}
            {...evenements}
          />
          <button
            ref={expliquer.bouton}
            type="button"
            hidden
            tabIndex={-1}
            className={styles.expliquer}
            aria-label="D’où vient ce chiffre"
            title="D’où vient ce chiffre"
            onPointerDown={(e) => e.preventDefault()}
            onClick={expliquer.press}
          >
            ?
          </button>
        </div>
      </section>
    </FiltresContext>
  );
};

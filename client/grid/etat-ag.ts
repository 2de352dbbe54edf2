import type { ColumnEventType, ColumnState, GridApi } from 'ag-grid-community';
import type { EtatGrille, EtatResolu } from '#shared/vues/etat-grille.ts';

type Largeurs = readonly { cle: string; largeur: number }[];

/** Applique un état à la grille : colonnes, ordre, épingles, largeurs, tris, et l'entonnoir des filtres actifs. */
export const applyEtat = <Row>(api: GridApi<Row>, etat: EtatResolu, catalogue: Largeurs): void => {
  const montrees: ColumnState[] = etat.colonnes.map((colId) => {
    const rang = etat.tris.findIndex(({ cle }) => cle === colId);
    return {
      colId,
      hide: false,
      pinned: etat.epingles.includes(colId) ? 'left' : null,
      width: etat.largeurs[colId] ?? catalogue.find(({ cle }) => cle === colId)?.largeur ?? 120,
      sort: etat.tris[rang]?.sens ?? null,
      sortIndex: rang < 0 ? null : rang,
    };
  });
  const cachees = etat.tris.filter(({ cle }) => !etat.colonnes.includes(cle));
  const triees: ColumnState[] = cachees.map(({ cle, sens }) => ({
    colId: cle,
    hide: true,
    sort: sens,
    sortIndex: etat.tris.findIndex((t) => t.cle === cle),
  }));
  api.applyColumnState({
    state: [...montrees, ...triees],
    applyOrder: true,
    defaultState: { hide: true, pinned: null, sort: null, sortIndex: null },
  });
  const { filtres } = etat;
  if (JSON.stringify(api.getFilterModel()) !== JSON.stringify(filtres)) api.setFilterModel(filtres);
};

/** Gestes de la personne sur les en-têtes ; tout le reste vient de nous. */
const GESTES = new Set<ColumnEventType | string>([
  'uiColumnMoved',
  'uiColumnDragged',
  'uiColumnResized',
  'uiColumnSorted',
]);
export const isGeste = (source: string): boolean => GESTES.has(source);

/** Colonnes et épingles telles que la personne vient de les mettre. */
export const readColonnes = <Row>(api: GridApi<Row>): Pick<EtatGrille, 'colonnes' | 'epingles'> => {
  const colonnes = api.getAllDisplayedColumns();
  return {
    colonnes: colonnes.map((c) => c.getColId()),
    epingles: colonnes.filter((c) => c.isPinnedLeft()).map((c) => c.getColId()),
  };
};

/** Tris tels que la personne vient de les mettre, du premier au dernier. */
export const readTris = <Row>(api: GridApi<Row>): Pick<EtatGrille, 'tris'> => ({
  tris: api
    .getColumnState()
    .flatMap(({ colId, sort, sortIndex }) => (sort ? [{ cle: colId, sens: sort, rang: sortIndex ?? 0 }] : []))
    .sort((a, b) => a.rang - b.rang)
    .map(({ cle, sens }) => ({ cle, sens })),
});

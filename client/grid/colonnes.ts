import type { ColDef, ColGroupDef } from 'ag-grid-community';
import type { Column } from '#shared/column.ts';
import { formatDate, formatEcart, formatNombre } from '#shared/format.ts';
import { isNumerique } from '#shared/formations/filtres-colonnes.ts';
import { compareValeurs } from '#shared/ordre.ts';
import { FiltreColonne } from './filtre-colonne.tsx';

type Presentation<Row> = {
  /** Ce qu'une colonne a de particulier à l'écran. */
  decorate?: (colonne: Column<Row>) => ColDef<Row>;
  /** Titre d'un groupe, avec l'année de ses données s'il en a une. */
  titreGroupe?: (groupe: string) => string;
  /** Groupes dont les colonnes se passent de titre commun : le leur dit déjà tout. */
  sansTitre?: ReadonlySet<string>;
  filtrable?: boolean;
};

/** Le filtre s'évalue hors de la grille, sur le catalogue : elle ne fait que le montrer. */
const FILTRE = { component: FiltreColonne, doesFilterPass: () => true };

const formatCellule = <Row>({ type, format }: Column<Row>, valeur: unknown): string => {
  if (valeur === null || valeur === undefined) return '';
  if (type === 'date') return formatDate(String(valeur));
  if (typeof valeur !== 'number' || format === 'annee') return String(valeur);
  return format === 'signe' ? formatEcart(valeur) : formatNombre(valeur);
};

const buildColDef = <Row>(colonne: Column<Row>, { decorate, filtrable }: Presentation<Row>): ColDef<Row> => ({
  colId: colonne.cle,
  headerName: colonne.titre,
  headerTooltip: colonne.definition,
  initialWidth: colonne.largeur,
  initialHide: true,
  type: isNumerique(colonne) ? 'rightAligned' : undefined,
  sortingOrder: isNumerique(colonne) ? ['desc', 'asc', null] : ['asc', 'desc', null],
  filter: filtrable ? FILTRE : false,
  valueGetter: ({ data }) => (data ? colonne.valeur(data) : null),
  valueFormatter: ({ value }) => formatCellule(colonne, value),
  comparator: (a, b, _noeudA, _noeudB, isDescendant) => compareValeurs(a, b, isDescendant),
  ...decorate?.(colonne),
});

/** Colonnes AG Grid d'un catalogue, réunies par groupe ; celles à montrer, leur ordre et leur tri sont l'état. */
export const buildColonnes = <Row>(
  catalogue: readonly Column<Row>[],
  presentation: Presentation<Row> = {},
): (ColDef<Row> | ColGroupDef<Row>)[] => {
  const { titreGroupe = (groupe) => groupe, sansTitre } = presentation;
  const groupes = new Map<string, ColDef<Row>[]>();
  for (const colonne of catalogue)
    groupes.set(colonne.groupe, [...(groupes.get(colonne.groupe) ?? []), buildColDef(colonne, presentation)]);
  return [...groupes].flatMap(([groupe, children]): (ColDef<Row> | ColGroupDef<Row>)[] =>
    sansTitre?.has(groupe) ? children : [{ groupId: groupe, headerName: titreGroupe(groupe), children }],
  );
};

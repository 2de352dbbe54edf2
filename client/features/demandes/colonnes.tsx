import type { ColDef, ColGroupDef, ICellRendererParams } from 'ag-grid-community';
import { Tag } from '#client/ui/tag.tsx';
import type { Column, ValeurColonne } from '#shared/column.ts';
import { COLONNES_DEMANDES, type DemandeListee } from '#shared/demandes/columns.ts';
import { STATUTS } from '#shared/demandes/workflow.ts';
import { formatDate, formatEcart, formatNombre } from '#shared/format.ts';
import styles from './colonnes.module.css';

type Cellule = ICellRendererParams<DemandeListee>;

/** Un clic simple ouvre la ligne (la grille s'en charge) ; avec une touche, le navigateur ouvre un onglet. */
const shareClick = (lien: HTMLAnchorElement) => {
  const onClick = (e: MouseEvent) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) e.stopPropagation();
    else e.preventDefault();
  };
  lien.addEventListener('click', onClick);
  return () => lien.removeEventListener('click', onClick);
};

const CelluleNumero = ({ data }: Cellule) =>
  data && (
    <a href={`/demandes/${data.numero}`} className={styles.numero} tabIndex={-1} ref={shareClick}>
      {data.numero}
    </a>
  );

const CelluleStatut = ({ data }: Cellule) =>
  data && <Tag ton={STATUTS[data.statut].ton}>{STATUTS[data.statut].libelle}</Tag>;

const RENDUS: Record<string, (cellule: Cellule) => React.ReactNode> = {
  numero: CelluleNumero,
  statut: CelluleStatut,
};

const formatCellule = ({ type, format }: Column<DemandeListee>, valeur: ValeurColonne): string => {
  if (valeur === null) return '';
  if (type === 'date') return formatDate(String(valeur));
  if (typeof valeur !== 'number' || format === 'annee') return String(valeur);
  return format === 'signe' ? formatEcart(valeur) : formatNombre(valeur);
};

const ordre = new Intl.Collator('fr', { numeric: true });

/** Ordre d'une colonne ; les vides à la fin dans les deux sens, comme dans l'export. */
const compare = (a: ValeurColonne, b: ValeurColonne, isDescendant: boolean): number => {
  if (a === null || b === null) return (Number(a === null) - Number(b === null)) * (isDescendant ? -1 : 1);
  return typeof a === 'number' && typeof b === 'number' ? a - b : ordre.compare(String(a), String(b));
};

const buildColDef = (colonne: Column<DemandeListee>, tri: string): ColDef<DemandeListee> => ({
  colId: colonne.cle,
  headerName: colonne.titre,
  headerTooltip: colonne.definition,
  width: colonne.largeur,
  type: colonne.type === 'nombre' ? 'rightAligned' : undefined,
  valueGetter: ({ data }) => (data ? colonne.valeur(data) : null),
  valueFormatter: ({ value }) => formatCellule(colonne, value),
  tooltipValueGetter: ({ value }) => (colonne.largeur >= 200 ? value : null),
  comparator: (a, b, _noeudA, _noeudB, isDescendant) => compare(a, b, isDescendant),
  cellRenderer: RENDUS[colonne.cle],
  pinned: colonne.figee ? 'left' : undefined,
  initialSort: tri.replace(/^-/, '') === colonne.cle ? (tri.startsWith('-') ? 'desc' : 'asc') : undefined,
});

/** Colonnes de la grille des demandes, tirées du catalogue commun et réunies par groupe. */
export const buildColonnes = (tri: string): ColGroupDef<DemandeListee>[] => {
  const groupes: { headerName: string; marryChildren: true; children: ColDef<DemandeListee>[] }[] = [];
  for (const colonne of COLONNES_DEMANDES) {
    const dernier = groupes.at(-1);
    if (dernier?.headerName === colonne.groupe) dernier.children.push(buildColDef(colonne, tri));
    else groupes.push({ headerName: colonne.groupe, marryChildren: true, children: [buildColDef(colonne, tri)] });
  }
  return groupes;
};

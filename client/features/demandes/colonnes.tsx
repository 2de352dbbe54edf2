import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { buildColonnes } from '#client/grid/colonnes.ts';
import { Tag } from '#client/ui/tag.tsx';
import type { Column, ValeurColonne } from '#shared/column.ts';
import { COLONNES_DEMANDES, type DemandeListee } from '#shared/demandes/columns.ts';
import { STATUTS } from '#shared/demandes/workflow.ts';
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

const ordre = new Intl.Collator('fr', { numeric: true });

/** Ordre d'une colonne ; les vides à la fin dans les deux sens, comme dans l'export. */
const compare = (a: ValeurColonne, b: ValeurColonne, isDescendant: boolean): number => {
  if (a === null || b === null) return (Number(a === null) - Number(b === null)) * (isDescendant ? -1 : 1);
  return typeof a === 'number' && typeof b === 'number' ? a - b : ordre.compare(String(a), String(b));
};

/** Ce que les colonnes des demandes ont de particulier à l'écran ; l'ordre est celui de l'export. */
const decorate = ({ cle, largeur }: Column<DemandeListee>): ColDef<DemandeListee> => ({
  comparator: (a, b, _noeudA, _noeudB, isDescendant) => compare(a, b, isDescendant),
  tooltipValueGetter: ({ value }) => (largeur >= 200 ? value : null),
  cellRenderer: RENDUS[cle],
});

/** Colonnes de la grille des demandes, tirées du catalogue commun à l'export. */
export const COLONNES = buildColonnes(COLONNES_DEMANDES, { decorate });

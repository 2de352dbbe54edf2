import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import cellules from '#client/grid/cells.module.css';
import { Tag } from '#client/ui/tag.tsx';
import type { Column } from '#shared/column.ts';
import type { Periode } from '#shared/faits/faits.ts';
import { formatDate, formatNombre, formatValeur } from '#shared/format.ts';
import { estIndicateur, type IdentiteFormation, type LigneMesuree } from '#shared/formations/columns.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import { POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { formatMillesime } from '#shared/rentree.ts';
import styles from './colonnes.module.css';

type Ligne = IdentiteFormation & LigneMesuree;

const isPasse = (iso: string): boolean => new Date(iso) <= new Date();

const CelluleFormation = ({ data }: ICellRendererParams<Ligne>) => {
  if (!data) return null;
  return (
    <span className={styles.formation}>
      <span className={styles.libelle}>{data.formation}</span>
      {data.commune && <Tag titre="Année commune à plusieurs spécialités">année commune</Tag>}
      {data.continuum && (
        <Tag ton="info" titre="Taux d’insertion repris de l’ancien diplôme, que celui-ci remplace seul">
          continuum
        </Tag>
      )}
      {data.fermeture && (
        <Tag ton="alerte" titre={`Fermeture du diplôme : ${formatDate(data.fermeture)}`}>
          {isPasse(data.fermeture) ? 'fermé' : `ferme en ${data.fermeture.slice(0, 4)}`}
        </Tag>
      )}
    </span>
  );
};

/** Un composant par cellule coûte à chaque filtre : il ne sert qu'aux lignes qui portent une étiquette. */
const isEtiquetee = (ligne: Ligne | undefined): boolean =>
  ligne !== undefined && (ligne.commune || ligne.continuum || ligne.fermeture !== null);

/** Année des données d'un groupe de colonnes : jamais un chiffre sans son année. */
export const formatAnnees = (groupe: string, periode: Periode): string => {
  const annees = (textes: (string | null)[]): string => textes.filter((t) => t !== null).join(', ') || 'aucune donnée';
  if (groupe === 'Rentrée') return annees([periode.constat && `constat ${periode.constat}`].map((t) => t || null));
  if (groupe === 'Attractivité')
    return annees([
      periode.affelnet === null ? null : `Affelnet ${periode.affelnet}`,
      periode.parcoursup === null ? null : `Parcoursup ${periode.parcoursup}`,
    ]);
  return periode.millesime === null ? 'aucune donnée' : `sortants ${formatMillesime(periode.millesime)}`;
};

const GROUPES_DATES = new Set(['Rentrée', 'Attractivité', 'Insertion (région)']);

/** Ce qu'il faut savoir d'une cellule : pourquoi elle manque ou ce qu'elle couvre, sa définition, ses années. */
const buildInfobulle = (ligne: LigneMesuree, code: CodeIndicateur, definition: string, annees: string): string => {
  const { motif } = ligne.mesure(code);
  const couverture = ligne.couverture(code);
  const partielle = couverture && !motif && couverture.retenues < couverture.lignes;
  return [
    motif && MOTIFS_ABSENCE[motif].phrase,
    partielle &&
      `Calculé sur ${formatNombre(couverture.retenues)} offres sur ${formatNombre(couverture.lignes)}, les autres étant inconnues.`,
    definition,
    annees,
  ]
    .filter(Boolean)
    .join('\n\n');
};

/** Ce que les colonnes de la page Formations ont de particulier : étiquettes, raisons des absences, infobulles. */
const decorate = <Row extends Ligne>(colonne: Column<Row>, periode: Periode): ColDef<Row> => {
  if (colonne.cle === 'formation')
    return { cellRendererSelector: (p) => (isEtiquetee(p.data) ? { component: CelluleFormation } : undefined) };
  if (colonne.cle === 'position')
    return {
      valueFormatter: (p) => (p.node?.rowPinned || !p.data ? '' : POSITIONS[p.data.position].libelle),
      cellClass: (p) => styles[p.data?.position ?? 'hors_quadrant'] ?? '',
      tooltipValueGetter: (p) => (p.data ? POSITIONS[p.data.position].phrase : null),
    };
  if (!estIndicateur(colonne.cle)) return {};
  const code = colonne.cle;
  return {
    // Texte et classe plutôt qu'un composant par cellule : la grille se redessine à chaque filtre.
    valueFormatter: (p) => (p.data ? formatValeur(code, p.data.mesure(code)) : ''),
    cellClass: (p) => ['ag-right-aligned-cell', (p.data?.mesure(code).motif ? cellules.absent : cellules.nombre) ?? ''],
    tooltipValueGetter: (p) =>
      p.data ? buildInfobulle(p.data, code, colonne.definition, formatAnnees(colonne.groupe, periode)) : null,
  };
};

/** Présentation des colonnes d'un catalogue ; le titre d'un groupe porte l'année de ses données. */
export const buildPresentation = <Row extends Ligne>(periode: Periode) => ({
  filtrable: true,
  decorate: (colonne: Column<Row>) => decorate(colonne, periode),
  titreGroupe: (groupe: string) =>
    GROUPES_DATES.has(groupe) ? `${groupe} · ${formatAnnees(groupe, periode)}` : groupe,
});

/** Titre d'une colonne collée dans un tableur : elle y est seule, son année la suit. */
export const buildTitreCopie =
  (periode: Periode) =>
  ({ titre, groupe }: Pick<Column<never>, 'titre' | 'groupe'>): string =>
    GROUPES_DATES.has(groupe) ? `${titre} (${formatAnnees(groupe, periode)})` : titre;

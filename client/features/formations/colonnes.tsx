import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import cellules from '#client/grid/cells.module.css';
import { Tag } from '#client/ui/tag.tsx';
import type { Column } from '#shared/column.ts';
import { formatDate, formatNombre, formatValeur } from '#shared/format.ts';
import { estIndicateur, type LigneMesuree } from '#shared/formations/colonnes-indicateurs.ts';
import { GROUPES_IDENTITE, type IdentiteFormation } from '#shared/formations/columns.ts';
import { isFerme } from '#shared/formations/formation.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import type { CodeExplicable } from '#shared/indicateurs/catalogue.ts';
import { POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { STABILITES } from '#shared/indicateurs/stabilite.ts';
import { type Annees, formatAnnees, isDate } from './annees.ts';
import styles from './colonnes.module.css';

type Ligne = IdentiteFormation & LigneMesuree;

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
          {isFerme(data.fermeture) ? 'fermé' : `ferme en ${data.fermeture.slice(0, 4)}`}
        </Tag>
      )}
    </span>
  );
};

/** Un composant par cellule coûte à chaque filtre : il ne sert qu'aux lignes qui portent une étiquette. */
const isEtiquetee = (ligne: Ligne | undefined): boolean =>
  ligne !== undefined && (ligne.commune || ligne.continuum || ligne.fermeture !== null);

/** Ce qu'il faut savoir d'une cellule : pourquoi elle manque ou ce qu'elle couvre, sa définition, ses années. */
const buildInfobulle = (ligne: LigneMesuree, code: CodeExplicable, definition: string, annees: string): string => {
  const { motif } = ligne.mesure(code);
  const couverture = ligne.couverture(code);
  const partielle = couverture && !motif && couverture.retenues < couverture.lignes;
  return [
    motif && MOTIFS_ABSENCE[motif].phrase,
    partielle &&
      `Calculé sur ${formatNombre(couverture.retenues)} offres sur ${formatNombre(couverture.lignes)}, les autres étant inconnues.`,
    definition,
    annees,
    'Bouton ou touche « ? » : d’où vient ce chiffre.',
  ]
    .filter(Boolean)
    .join('\n\n');
};

/** Position et solidité en toutes lettres ; le losange « sans perspectives » vient de la classe. */
const formatPosition = ({ position, stabilite }: LigneMesuree): string =>
  position === 'hors_quadrant' ? 'hors quadrant' : `${POSITIONS[position].libelle} ${STABILITES[stabilite].libelle}`;

const PHRASE_PERSPECTIVES = 'Sans perspectives : taux d’emploi et de poursuite tous deux sous les seuils en vigueur.';

const explainPosition = ({ position, stabilite, sansPerspectives }: LigneMesuree): string =>
  [
    POSITIONS[position].phrase,
    position !== 'hors_quadrant' && STABILITES[stabilite].phrase,
    sansPerspectives && PHRASE_PERSPECTIVES,
  ]
    .filter(Boolean)
    .join('\n\n');

const listClassesPosition = ({ position, stabilite, sansPerspectives }: LigneMesuree): string[] => [
  styles[position] ?? '',
  styles[stabilite] ?? '',
  (sansPerspectives && styles.perspectives) || '',
];

/** Le classement ne se dit que d'une formation : la ligne de total n'en a pas. */
const decorateClassement = <Row extends Ligne>(cle: string): ColDef<Row> => {
  if (cle !== 'position') return { valueFormatter: (p) => (p.node?.rowPinned ? '' : String(p.value ?? '')) };
  return {
    valueFormatter: (p) => (p.node?.rowPinned || !p.data ? '' : formatPosition(p.data)),
    cellClass: (p) => (p.node?.rowPinned || !p.data ? '' : listClassesPosition(p.data)),
    tooltipValueGetter: (p) => (p.node?.rowPinned || !p.data ? null : explainPosition(p.data)),
  };
};

const CLASSEMENT = ['position', 'stabilite', 'sansPerspectives'];

/** Ce que les colonnes de la page Formations ont de particulier : étiquettes, raisons des absences, infobulles. */
const decorate = <Row extends Ligne>(colonne: Column<Row>, annees: Annees): ColDef<Row> => {
  if (colonne.cle === 'formation')
    return { cellRendererSelector: (p) => (isEtiquetee(p.data) ? { component: CelluleFormation } : undefined) };
  if (CLASSEMENT.includes(colonne.cle)) return decorateClassement(colonne.cle);
  if (!estIndicateur(colonne.cle)) return {};
  const code = colonne.cle;
  return {
    // Texte et classe plutôt qu'un composant par cellule : la grille se redessine à chaque filtre.
    valueFormatter: (p) => (p.data ? formatValeur(code, p.data.mesure(code)) : ''),
    cellClass: (p) => ['ag-right-aligned-cell', (p.data?.mesure(code).motif ? cellules.absent : cellules.nombre) ?? ''],
    tooltipValueGetter: (p) =>
      p.data ? buildInfobulle(p.data, code, colonne.definition, formatAnnees(colonne.groupe, annees)) : null,
  };
};

/** Présentation des colonnes d'un catalogue ; le titre d'un groupe porte l'année de ses données. */
export const buildPresentation = <Row extends Ligne>(annees: Annees) => ({
  filtrable: true,
  sansTitre: GROUPES_IDENTITE,
  decorate: (colonne: Column<Row>) => decorate(colonne, annees),
  titreGroupe: (groupe: string) => (isDate(groupe) ? `${groupe} · ${formatAnnees(groupe, annees)}` : groupe),
});

/** Titre d'une colonne collée dans un tableur : elle y est seule, son année la suit. */
export const buildTitreCopie =
  (annees: Annees) =>
  ({ titre, groupe }: Pick<Column<never>, 'titre' | 'groupe'>): string =>
    isDate(groupe) ? `${titre} (${formatAnnees(groupe, annees)})` : titre;

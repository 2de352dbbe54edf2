import { type Cell, type CellStyle, type CellValue, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Column } from '#shared/column.ts';

/** Ce qu'un export dit de lui-même, dans la feuille « Lisez-moi ». */
export type Notice = {
  titre: string;
  filtres: readonly string[];
  produitLe: Date;
  produitPar: string;
  donnees: string;
  sources: readonly { source: string; annee: string; nom: string; empreinte: string }[];
};

const FUSEAU = 'Europe/Paris';
const jour = new Intl.DateTimeFormat('fr-CA', { timeZone: FUSEAU });
const instant = new Intl.DateTimeFormat('fr-FR', { timeZone: FUSEAU, dateStyle: 'long', timeStyle: 'short' });

/** Jour de Paris, « AAAA-MM-JJ », d'un instant. */
export const formatJour = (date: Date): string => jour.format(date);

const ENTETE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EBF0' } },
  alignment: { vertical: 'center', wrapText: true },
};
const PIXELS_PAR_CARACTERE = 7;

/** Formats de nombre : Excel y met les séparateurs de la langue de la personne. */
const getFormat = <Row>({ type, format }: Column<Row>): string | undefined => {
  if (type === 'date') return 'dd/mm/yyyy';
  if (type === 'taux') return '0.0 %';
  if (type === 'texte') return undefined;
  return { annee: '0', signe: '+#,##0;-#,##0;0', entier: '#,##0' }[format ?? 'entier'];
};

/** Cellule typée : un nombre reste un nombre, une date devient le jour de Paris, un texte reste un texte. */
const buildCell = <Row>(colonne: Column<Row>, row: Row): CellValue => {
  const valeur = colonne.valeur(row);
  if (valeur === null || valeur === '') return null;
  if (colonne.type !== 'date') return valeur;
  const date = new Date(valeur);
  return Number.isNaN(date.getTime()) ? null : new Date(`${formatJour(date)}T00:00:00Z`);
};

const buildEntetes = (lignes: readonly { rang: number; titres: readonly string[] }[]): Map<string, Partial<Cell>> =>
  new Map(
    lignes.flatMap(({ rang, titres }) =>
      titres.map((value, i): [string, Partial<Cell>] => [`${rang},${i}`, { value, type: 'string', style: ENTETE }]),
    ),
  );

const buildDonnees = <Row>(nom: string, colonnes: readonly Column<Row>[], rows: readonly Row[]): WriteSheet => {
  const titres = colonnes.map((c) => c.titre);
  return {
    name: nom,
    columns: colonnes.map((c) => ({ width: Math.round(c.largeur / PIXELS_PAR_CARACTERE), numFmt: getFormat(c) })),
    rows: [titres, ...rows.map((row) => colonnes.map((c) => buildCell(c, row)))],
    cells: buildEntetes([{ rang: 0, titres }]),
    freezePane: { rows: 1, columns: colonnes.filter((c) => c.figee).length },
    autoFilter: { range: `A1:${colToLetter(colonnes.length - 1)}${rows.length + 1}` },
  };
};

const buildNotice = <Row>(notice: Notice, colonnes: readonly Column<Row>[], nombre: number): WriteSheet => {
  const rows: CellValue[][] = [
    [notice.titre],
    ['Application', 'Carte des formations – Pilotage'],
    ['Données', notice.donnees],
    ['Produit le', `${instant.format(notice.produitLe)} (heure de Paris)`],
    ['Produit par', notice.produitPar],
    ['Nombre de lignes', nombre],
    ...notice.filtres.map((filtre, i): CellValue[] => [i === 0 ? 'Filtres' : null, filtre]),
    [],
  ];
  const entetes = [{ rang: 0, titres: [notice.titre] }];
  const addTableau = (titres: string[], lignes: CellValue[][]) => {
    entetes.push({ rang: rows.length, titres });
    rows.push(titres, ...lignes, []);
  };
  addTableau(
    ['Colonne', 'Définition', 'Groupe'],
    colonnes.map((c) => [c.titre, c.definition, c.groupe]),
  );
  addTableau(
    ['Source', 'Fichier', 'Année', 'Empreinte SHA-256 (début)'],
    notice.sources.map((s) => [s.source, s.nom, s.annee, s.empreinte.slice(0, 12)]),
  );
  const columns = [{ width: 26 }, { width: 90 }, { width: 18 }, { width: 28 }];
  return { name: 'Lisez-moi', columns, rows, cells: buildEntetes(entetes) };
};

/** Classeur XLSX : une feuille de données typées et filtrables, une feuille « Lisez-moi » qui dit ce qu'elle contient. */
export const buildWorkbook = async <Row>(
  nom: string,
  colonnes: readonly Column<Row>[],
  rows: readonly Row[],
  notice: Notice,
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [buildDonnees(nom, colonnes, rows), buildNotice(notice, colonnes, rows.length)],
    properties: { title: notice.titre, creator: notice.produitPar, created: notice.produitLe },
    defaultFont: { name: 'Calibri', size: 11 },
  });

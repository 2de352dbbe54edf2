import type { Column, ValeurColonne } from '../column.ts';
import { formatDate } from '../format.ts';

/** Une cellule à coller dans un tableur : son texte, et sa valeur brute si c'est un nombre. */
export type CelluleCopiee = { texte: string; nombre: number | null; format: string };

const FORMAT_TEXTE = '@';
const decimal = (chiffres: number) =>
  new Intl.NumberFormat('fr-FR', {
    minimumFractionDigits: chiffres,
    maximumFractionDigits: chiffres,
    useGrouping: false,
  });
const ENTIER = decimal(0);
const UN = decimal(1);
const DEUX = decimal(2);

/** Nombre négatif au signe du clavier : un tableur ne lit pas « − ». */
const write = (format: Intl.NumberFormat, nombre: number): string => format.format(nombre).replace('\u2212', '-');

const formatNombreCopie = ({ unite }: Column<never>, nombre: number): CelluleCopiee => {
  if (unite === 'pourcentage') return { texte: `${write(UN, nombre * 100)} %`, nombre, format: '0.0%' };
  if (unite === 'pourcentage_entier') return { texte: `${write(ENTIER, nombre * 100)} %`, nombre, format: '0%' };
  if (unite === 'rapport') return { texte: write(DEUX, nombre), nombre, format: '0.00' };
  return Number.isInteger(nombre)
    ? { texte: write(ENTIER, nombre), nombre, format: '0' }
    : { texte: write(DEUX, nombre), nombre, format: '0.00' };
};

/** Texte sans tabulation ni saut de ligne, et qu'un tableur ne prendra pas pour une formule. */
const formatTexteCopie = (texte: string): string => {
  const net = texte.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(net) ? `'${net}` : net;
};

/**
 * Cellule telle qu'un tableur français la lit : virgule décimale, pas de séparateur de milliers, « 41,9 % »
 * pour un taux (le tableur en fait un nombre). Une valeur absente est une cellule vide : sa raison empêcherait
 * de sommer la colonne, un zéro mentirait.
 */
export const buildCellule = (colonne: Column<never>, valeur: ValeurColonne): CelluleCopiee => {
  if (valeur === null) return { texte: '', nombre: null, format: FORMAT_TEXTE };
  if (typeof valeur === 'number') return formatNombreCopie(colonne, valeur);
  const texte = colonne.type === 'date' ? formatDate(valeur) : formatTexteCopie(valeur);
  return { texte, nombre: null, format: colonne.type === 'date' ? 'dd/mm/yyyy' : FORMAT_TEXTE };
};

const protectHtml = (texte: string): string =>
  texte.replace(/[&<>"]/g, (signe) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[signe] ?? signe);

/** Formats que LibreOffice sait créer à l'import : « 0.0% » n'en est pas, la valeur exacte reste. */
const FORMATS_LIBREOFFICE: Record<string, string> = { '0.0%': '0.00%' };

/**
 * Attributs qui portent la valeur sans passer par la langue du tableur : `x:num` et `mso-number-format` pour
 * Excel, `sdval` et `sdnum` pour LibreOffice. Un code reste un texte : son zéro de tête est gardé.
 */
const buildTd = ({ texte, nombre, format }: CelluleCopiee): string => {
  if (nombre === null) return `<td sdnum="1033;0;@" style="mso-number-format:'\\@'">${protectHtml(texte)}</td>`;
  const sdnum = `1033;1033;${FORMATS_LIBREOFFICE[format] ?? format}`;
  const excel = format.replace('.', '\\.');
  return `<td x:num="${nombre}" sdval="${nombre}" sdnum="${sdnum}" style="mso-number-format:'${excel}'">${protectHtml(texte)}</td>`;
};

const buildTr = (cellules: readonly CelluleCopiee[]): string => `<tr>${cellules.map(buildTd).join('')}</tr>`;

/** Le même rectangle en texte tabulé et en tableau HTML, avec ses en-têtes si on les demande. */
export const buildPresse = (
  lignes: readonly (readonly CelluleCopiee[])[],
  entetes: readonly string[] | null,
): { texte: string; html: string } => {
  const tete = entetes?.map((titre) => ({ texte: formatTexteCopie(titre), nombre: null, format: FORMAT_TEXTE }));
  const toutes = tete ? [tete, ...lignes] : lignes;
  return {
    texte: toutes.map((ligne) => ligne.map(({ texte }) => texte).join('\t')).join('\r\n'),
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>${toutes.map(buildTr).join('')}</table></body></html>`,
  };
};

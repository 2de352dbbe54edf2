import Papa from 'papaparse';
import type { Texte } from './encodage.ts';
import { Faute, formatEntier } from './fautes.ts';
import type { Candidat, Tableau } from './tableau.ts';

const SEPARATEURS = [';', ',', '\t'] as const;
const NOMS: Record<string, string> = { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation' };

const findSeparateur = (entete: string): string => {
  const nu = entete.replace(/"[^"]*"/g, '');
  let meilleur = ';';
  let nombre = 0;
  for (const separateur of SEPARATEURS) {
    const n = nu.split(separateur).length;
    if (n > nombre) [meilleur, nombre] = [separateur, n];
  }
  return meilleur;
};

/** Ligne où commence chaque enregistrement : un saut de ligne dans une valeur en compte une de plus au suivant. */
const computeDebuts = (records: readonly (readonly string[])[]): Int32Array => {
  const debuts = new Int32Array(records.length);
  let numero = 2;
  for (const [indice, record] of records.entries()) {
    debuts[indice] = numero;
    numero += 1;
    for (const cellule of record)
      for (let i = cellule.indexOf('\n'); i >= 0; i = cellule.indexOf('\n', i + 1)) numero += 1;
  }
  return debuts;
};

/** Numéros de ligne : un par enregistrement, sauf quand des valeurs entre guillemets vont à la ligne. */
const buildNumeros = (records: readonly (readonly string[])[], lignes: number) => {
  if (lignes === records.length) return (indice: number) => indice + 2;
  let debuts: Int32Array | undefined;
  return (indice: number) => {
    debuts ??= computeDebuts(records);
    return debuts[indice] ?? 1;
  };
};

/** Tous les enregistrements, sauf le dernier (peut-être coupé), ont-ils autant de colonnes que les en-têtes ? */
const isReguliere = (records: readonly (readonly string[])[]): boolean => {
  const largeur = records[0]?.length;
  return records.slice(1, -1).every((record) => record.length === largeur);
};

/**
 * La BCN écrit des guillemets qui sont du texte, non des délimiteurs : un fichier que la lecture normale juge
 * mal formé est relu sans délimiteur, et refusé si ses colonnes ne tombent pas juste.
 */
const parseRecords = (texte: string, separateur: string): string[][] => {
  const { data, errors } = Papa.parse<string[]>(texte, { delimiter: separateur, newline: '\n' });
  const defaut = errors.find((e) => e.type === 'Quotes');
  if (!defaut) return data;
  const nus = Papa.parse<string[]>(texte, { delimiter: separateur, newline: '\n', fastMode: true }).data;
  if (isReguliere(nus.at(-1)?.length === 1 ? nus.slice(0, -1) : nus)) return nus;
  const numero = formatEntier((defaut.row ?? 0) + 1);
  throw new Faute(`guillemets mal fermés à partir de l’enregistrement ${numero} : fichier coupé ou abîmé.`);
};

const readCsv = (texte: string, separateur: string): Tableau => {
  const records = parseRecords(texte, separateur);
  const finComplete = texte.endsWith('\n');
  // Papa rend un dernier enregistrement vide après le saut de ligne final.
  if (finComplete) records.pop();
  const lignes = texte.split('\n').length - (finComplete ? 1 : 0);
  return {
    lignes: records.slice(1),
    getNumero: buildNumeros(records.slice(1), lignes - 1),
    finComplete,
    colonnesStrictes: true,
  };
};

/**
 * Prépare un CSV : séparateur reconnu sur la ligne d'en-têtes, fins de ligne Windows acceptées. Lève une
 * `Faute` à la lecture si les guillemets ne se ferment pas.
 */
export const openCsv = ({ texte, encodage }: Texte): Candidat => {
  const unix = texte.includes('\r') ? texte.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : texte;
  const premiere = unix.slice(0, unix.indexOf('\n') < 0 ? undefined : unix.indexOf('\n'));
  const separateur = findSeparateur(premiere);
  const entetes = Papa.parse<string[]>(premiere, { delimiter: separateur }).data[0] ?? [];
  const coupee = texte.endsWith('\r');
  return {
    entetes,
    encodage,
    forme: `CSV, ${NOMS[separateur] ?? separateur}${texte.includes('\r\n') ? ', CRLF' : ''}`,
    read: () => ({ ...readCsv(unix, separateur), ...(coupee ? { finComplete: false } : {}) }),
  };
};

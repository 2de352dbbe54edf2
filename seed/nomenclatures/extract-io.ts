/** Lecture des fichiers officiels et écriture des tables recodées, communes aux extracteurs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

export type Ligne = Record<string, string>;

/** Les exports de la BCN ne protègent rien : un guillemet y est un caractère, jusque dans un commentaire non refermé. */
const BRUTS = /\/[nv]\w*_?\.csv$/;

const ici = import.meta.dirname;

export function readTexte(dossier: string, fichier: string, encodage = 'utf-8'): string {
  return new TextDecoder(encodage).decode(readFileSync(join(dossier, fichier)));
}

export function readTable(dossier: string, fichier: string, separateur = ';', encodage = 'utf-8'): Ligne[] {
  const { data } = Papa.parse<Ligne>(readTexte(dossier, fichier, encodage), {
    header: true,
    delimiter: separateur,
    quoteChar: BRUTS.test(fichier) ? '\u0000' : '"',
    skipEmptyLines: true,
  });
  return data;
}

export function champ(ligne: Ligne | undefined, nom: string): string {
  return (ligne?.[nom] ?? '').replace(/[\t\r\n]+/g, ' ').trim();
}

export function indexer(lignes: Ligne[], nom: string): Map<string, Ligne> {
  return new Map(lignes.map((ligne) => [champ(ligne, nom), ligne]));
}

export function writeTable(nom: string, colonnes: readonly string[], lignes: readonly (readonly string[])[]): void {
  const texte = [colonnes, ...lignes].map((ligne) => ligne.join('\t').replace(/\t+$/, '')).join('\n');
  writeFileSync(join(ici, `${nom}.tsv`), `${texte}\n`);
}

/** Ordre de grandeur (puissance de deux arrondie) : assez pour répartir l'offre fictive, trop peu pour valoir un décompte. */
export function ordreDeGrandeur(n: number): number {
  return n === 0 ? 0 : Math.round(Math.log2(n)) + 1;
}

/** Les dates du 1er septembre et du 31 août se réduisent à leur année. */
export function abregerDate(date: string, jour: string): string {
  return date.startsWith(`${jour}/`) ? date.slice(6) : date;
}

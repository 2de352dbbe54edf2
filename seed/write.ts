/** Écriture des fichiers de la démonstration sous les en-têtes, l'encodage et les fins de ligne des fichiers officiels. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './nomenclatures.ts';

export type Valeur = string | number;
export type Fiche = Readonly<Record<string, Valeur>>;

export interface Ecrivain {
  /** Une valeur par colonne, dans l'ordre de l'en-tête. */
  rows(fichier: string, modele: string, lignes: Iterable<readonly Valeur[]>): void;
  /** Seules les colonnes nommées sont remplies, comme dans les exports officiels. */
  records(fichier: string, modele: string, fiches: Iterable<Fiche>): void;
  text(fichier: string, texte: string, encodage: Encodage): void;
  bytes(fichier: string, octets: Uint8Array): void;
  readonly fichiers: readonly string[];
}

type Encodage = 'utf-8' | 'windows-1252';

const MODELES = new Map(
  readTable('entetes', ['modele', 'separateur', 'bom', 'lignes', 'encodage', 'entete']).map((m) => [m.modele, m]),
);

/** Les caractères français de windows-1252 que latin-1 n'a pas. */
const PROPRES_A_1252: Readonly<Record<string, string>> = { Œ: '\x8c', œ: '\x9c', '’': '\x92', '–': '\x96', Ÿ: '\x9f' };

function encode(texte: string, encodage: Encodage): Uint8Array {
  if (encodage === 'utf-8') return Buffer.from(texte, 'utf-8');
  return Buffer.from(
    texte.replace(/[Œœ’–Ÿ]/g, (caractere) => PROPRES_A_1252[caractere] ?? '?'),
    'latin1',
  );
}

function proteger(valeur: Valeur, separateur: string): string {
  if (typeof valeur === 'number') return String(valeur);
  return valeur.includes(separateur) ? `"${valeur.replaceAll('"', '""')}"` : valeur;
}

export function createEcrivain(dossier: string): Ecrivain {
  const fichiers: string[] = [];
  const bytes = (fichier: string, octets: Uint8Array) => {
    const chemin = join(dossier, fichier);
    writeFileSync(chemin, octets);
    fichiers.push(chemin);
  };
  const text = (fichier: string, texte: string, encodage: Encodage) => bytes(fichier, encode(texte, encodage));
  const rows = (fichier: string, modele: string, lignes: Iterable<readonly Valeur[]>) => {
    const forme = MODELES.get(modele);
    if (forme === undefined) throw new Error(`Modèle de fichier inconnu : ${modele}`);
    const finDeLigne = forme.lignes === 'crlf' ? '\r\n' : '\n';
    const morceaux = [`${forme.bom === 'bom' ? '\ufeff' : ''}${forme.entete}`];
    for (const ligne of lignes)
      morceaux.push(ligne.map((valeur) => proteger(valeur, forme.separateur)).join(forme.separateur));
    text(fichier, morceaux.join(finDeLigne) + finDeLigne, forme.encodage === 'utf-8' ? 'utf-8' : 'windows-1252');
  };
  const records = (fichier: string, modele: string, fiches: Iterable<Fiche>) => {
    const forme = MODELES.get(modele);
    const colonnes = forme?.entete.split(forme.separateur) ?? [];
    rows(
      fichier,
      modele,
      Array.from(fiches, (fiche) => colonnes.map((colonne) => fiche[colonne] ?? '')),
    );
  };
  return { rows, records, text, bytes, fichiers };
}

/** Année abrégée d'une table recodée, rendue à sa date de rentrée ou de fin d'année scolaire. */
export function dateOuverture(annee: string): string {
  return /^\d{4}$/.test(annee) ? `01/09/${annee}` : annee;
}

export function dateFermeture(annee: string): string {
  return /^\d{4}$/.test(annee) ? `31/08/${annee}` : annee;
}

/** Arrondi au demi supérieur pair, comme les taux publiés par InserJeunes. */
export function roundHalfEven(numerateur: number, denominateur: number): number {
  const entier = Math.floor((100 * numerateur) / denominateur);
  const reste = 2 * (100 * numerateur - entier * denominateur);
  if (reste === denominateur) return entier % 2 === 0 ? entier : entier + 1;
  return reste > denominateur ? entier + 1 : entier;
}

/** Décimale à la virgule, sans zéro inutile. */
export function virgule(valeur: number, decimales: number): string {
  return String(Number(valeur.toFixed(decimales))).replace('.', ',');
}

import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isClasseur, openClasseur } from './classeur.ts';
import { openCsv } from './csv.ts';
import { decodeTexte } from './encodage.ts';
import { Faute } from './fautes.ts';
import { isSas, openSas } from './sas.ts';
import type { Candidat } from './tableau.ts';

/**
 * Fichiers à importer, dossiers parcourus jusqu'au bout, dans l'ordre alphabétique. Lève une `Faute` sur un
 * chemin qui n'existe pas.
 */
export const listChemins = (chemins: readonly string[]): string[] =>
  chemins.flatMap((chemin) => {
    const infos = statSync(chemin, { throwIfNoEntry: false });
    if (!infos) throw new Faute(`« ${chemin} » : ni fichier ni dossier à cet endroit.`);
    if (!infos.isDirectory()) return [chemin];
    const enfants = readdirSync(chemin).filter((nom) => !nom.startsWith('.'));
    return listChemins(enfants.sort().map((nom) => join(chemin, nom)));
  });

/** Raison de ne pas ouvrir un fichier que son nom seul désigne : documentation et échantillons de format. */
export const findRaisonNom = (chemin: string): string | null => {
  const nom = basename(chemin).toLowerCase();
  if (nom.endsWith('.md')) return 'documentation, non chargée';
  return /\.sample\.\w+$/.test(nom) || nom.endsWith('_headers.txt') ? 'échantillon de format, non chargé' : null;
};

const isContours = (texte: string): boolean => /^\s*\{/.test(texte) && /"FeatureCollection"/.test(texte.slice(0, 500));

/**
 * Ouvre un fichier d'après ses octets : ses feuilles ou son tableau, ou la raison de ne pas le charger. Lève
 * une `Faute` s'il est vide ou illisible.
 */
export const openFichier = async (octets: Uint8Array): Promise<Candidat[] | { raison: string }> => {
  if (octets.length === 0) throw new Faute('fichier vide.');
  if (isClasseur(octets)) return openClasseur(octets);
  const texte = decodeTexte(octets);
  if (isContours(texte.texte)) return { raison: 'contours géographiques : la carte a les siens' };
  return [isSas(texte.texte) ? openSas(texte) : openCsv(texte)];
};

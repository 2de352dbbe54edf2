import { Faute } from './fautes.ts';

export type Texte = { texte: string; encodage: 'UTF-8' | 'UTF-8 avec BOM' | 'windows-1252' };

/** Ce que deviennent « é », « è », « à », « œ », « ’ », « ° » et la marque d'ordre, lus dans le mauvais codage. */
const DOUBLE_ENCODAGE = /Ã[©¨ªŽ\u00a0-\u00bf‰€Š]|Å“|â€|Â[°\u00a0«»]|ï»¿/;

const startsWith = (octets: Uint8Array, ...debut: number[]): boolean => debut.every((o, i) => octets[i] === o);

const findUtf8 = (octets: Uint8Array, stream: boolean): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets, { stream });
  } catch {
    return null;
  }
};

const countOccurrences = (texte: string, motif: string): number => {
  let n = 0;
  for (let i = texte.indexOf(motif); i >= 0; i = texte.indexOf(motif, i + motif.length)) n += 1;
  return n;
};

const refuseBinaire = (octets: Uint8Array): void => {
  if (startsWith(octets, 0xff, 0xfe) || startsWith(octets, 0xfe, 0xff)) {
    throw new Faute('encodage UTF-16 non accepté : réenregistrez le fichier en UTF-8.');
  }
  if (octets.subarray(0, 4096).includes(0))
    throw new Faute('ce n’est pas un fichier texte (ni un classeur XLSX lisible).');
};

/**
 * Décode un fichier texte : UTF-8 strict, avec ou sans marque d'ordre, sinon windows-1252. Lève une `Faute`
 * sur de l'UTF-16, un fichier binaire, un fichier coupé au milieu d'un caractère, ou un texte déjà décodé une
 * fois de travers : mieux vaut refuser que charger des libellés abîmés.
 */
export const decodeTexte = (octets: Uint8Array): Texte => {
  refuseBinaire(octets);
  const bom = startsWith(octets, 0xef, 0xbb, 0xbf);
  const utf8 = findUtf8(octets, false);
  if (utf8 !== null) {
    refuseDoubleEncodage(utf8, 'é');
    return { texte: utf8, encodage: bom ? 'UTF-8 avec BOM' : 'UTF-8' };
  }
  if (findUtf8(octets, true) !== null) throw new Faute('fichier coupé : il s’arrête au milieu d’un caractère.');
  const texte = new TextDecoder('windows-1252').decode(octets);
  if (bom || countOccurrences(texte, 'Ã©') > 2) {
    throw new Faute('encodage mêlé : le fichier est en UTF-8, mais certains octets n’en sont pas.');
  }
  return { texte, encodage: 'windows-1252' };
};

const refuseDoubleEncodage = (texte: string, temoin: string): void => {
  const entetes = texte.slice(0, texte.indexOf('\n') < 0 ? undefined : texte.indexOf('\n'));
  const trace = DOUBLE_ENCODAGE.exec(entetes)?.[0];
  // Quelques libellés officiels sont abîmés à la source : on ne refuse que si aucun accent n'est juste.
  const partout = !texte.includes(temoin) && countOccurrences(texte, 'Ã©') > 2;
  if (trace === undefined && !partout) return;
  throw new Faute(
    `texte encodé deux fois : on y lit « ${trace ?? 'Ã©'} » au lieu d’un caractère accentué. Repartez du fichier d’origine.`,
  );
};

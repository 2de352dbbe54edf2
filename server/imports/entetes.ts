import { Faute } from './fautes.ts';
import type { Layout, NonCharge, Source } from './source.ts';

/**
 * En-tête ramené à sa forme de comparaison : sans casse, accents, espaces, marque d'ordre, ni différence
 * entre apostrophes droites et courbes ; « œ » vaut « oe ».
 */
export const normalizeEntete = (entete: string): string =>
  entete
    .replace(/[’ʼ`]/g, "'")
    .replace(/œ/gi, 'oe')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\ufeff\u200b\s]/g, '')
    .toLowerCase();

export type Reconnaissance =
  | { source: Source; layout: Layout<string>; positions: Record<string, number>; titres: Record<string, string> }
  | { nonCharge: NonCharge };

const findPosition = (entetes: readonly string[], attendu: string | RegExp): number =>
  typeof attendu === 'string'
    ? entetes.indexOf(normalizeEntete(attendu))
    : entetes.findIndex((entete) => attendu.test(entete));

const listColonnes = (layout: Layout<string>): [string, string | RegExp][] =>
  Object.entries(layout.colonnes).filter((c): c is [string, string | RegExp] => c[1] !== undefined);

const listManquantes = (entetes: readonly string[], attendues: readonly (string | RegExp)[]): (string | RegExp)[] =>
  attendues.filter((attendu) => findPosition(entetes, attendu) < 0);

const placeColonnes = (
  source: Source,
  layout: Layout<string>,
  entetes: readonly string[],
  bruts: readonly string[],
) => {
  const positions: Record<string, number> = {};
  const titres: Record<string, string> = {};
  for (const [cle, attendu] of [...listColonnes(layout), ...Object.entries(layout.facultatives ?? {})]) {
    const position = attendu === undefined ? -1 : findPosition(entetes, attendu);
    if (position < 0) continue;
    positions[cle] = position;
    titres[cle] = (bruts[position] ?? cle).trim();
  }
  return { source, layout, positions, titres };
};

/**
 * Reconnaît le type d'un fichier à ses seuls en-têtes : la présentation dont toutes les colonnes sont là, et
 * la plus exigeante si plusieurs conviennent. `null` si aucune ne convient.
 */
export const findReconnaissance = (
  bruts: readonly string[],
  sources: readonly Source[],
  nonCharges: readonly NonCharge[],
): Reconnaissance | null => {
  const entetes = bruts.map(normalizeEntete);
  let meilleur: Reconnaissance | null = null;
  let exigence = 0;
  for (const source of sources) {
    for (const layout of source.layouts) {
      const attendues = listColonnes(layout).map(([, attendu]) => attendu);
      if (attendues.length <= exigence || listManquantes(entetes, attendues).length > 0) continue;
      exigence = attendues.length;
      meilleur = placeColonnes(source, layout, entetes, bruts);
    }
  }
  for (const nonCharge of nonCharges) {
    if (nonCharge.colonnes.length <= exigence || listManquantes(entetes, nonCharge.colonnes).length > 0) continue;
    exigence = nonCharge.colonnes.length;
    meilleur = { nonCharge };
  }
  return meilleur;
};

/** En-tête attendu tel qu'on le cite ; « AA » tient lieu de l'année d'un en-tête variable. */
const formatAttendu = (attendu: string | RegExp): string => {
  if (typeof attendu === 'string') return `« ${attendu.trim()} »`;
  const modele = attendu.source.replace('\\d{2}', 'AA').replaceAll('\\d', 'A');
  return `« ${modele.replace(/[\^$()]/g, '')} »`;
};

/**
 * La phrase qui refuse un fichier d'en-têtes inconnus : le type avec lequel il a le plus de colonnes communes
 * (à égalité, celui auquel il en manque le moins), et les colonnes qui manquent.
 */
export const buildFauteEntetes = (bruts: readonly string[], sources: readonly Source[]): Faute => {
  const entetes = bruts.map(normalizeEntete);
  let proche = { communes: 0, manquantes: 0, phrase: 'aucune colonne n’est d’un fichier connu.' };
  for (const source of sources) {
    for (const layout of source.layouts) {
      const attendues = listColonnes(layout).map(([, attendu]) => attendu);
      const manquantes = listManquantes(entetes, attendues);
      const communes = attendues.length - manquantes.length;
      const moinsProche =
        communes < proche.communes || (communes === proche.communes && manquantes.length >= proche.manquantes);
      if (communes === 0 || moinsProche) continue;
      const sujet = manquantes.length > 1 ? 'il manque les colonnes' : 'il manque la colonne';
      const phrase = `le type le plus proche est « ${source.libelle} » (${layout.nom}), mais ${sujet} ${manquantes.map(formatAttendu).join(', ')}.`;
      proche = { communes, manquantes: manquantes.length, phrase };
    }
  }
  return new Faute(`en-têtes inconnus : ${proche.phrase}`);
};

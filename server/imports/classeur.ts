import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { Faute } from './fautes.ts';
import type { Candidat, Tableau } from './tableau.ts';

const formatCellule = (valeur: unknown): string =>
  typeof valeur === 'string'
    ? valeur
    : valeur == null
      ? ''
      : valeur instanceof Date
        ? valeur.toISOString()
        : String(valeur);

const readLignes = async (
  octets: Uint8Array,
  feuille: number,
  max?: number,
): Promise<{ index: number; cellules: string[] }[]> => {
  const lignes: { index: number; cellules: string[] }[] = [];
  for await (const { index, values } of streamXlsxRows(octets, { sheet: feuille, maxRows: max })) {
    lignes.push({ index, cellules: values.map(formatCellule) });
  }
  return lignes;
};

const readFeuille = async (octets: Uint8Array, feuille: number): Promise<Tableau> => {
  const [, ...lignes] = await readLignes(octets, feuille).catch(refuseClasseur);
  return {
    lignes: lignes.map((l) => l.cellules),
    getNumero: (indice) => (lignes[indice]?.index ?? indice + 1) + 1,
    finComplete: true,
    colonnesStrictes: false,
  };
};

const refuseClasseur = (): never => {
  throw new Faute('classeur XLSX illisible : fichier coupé ou abîmé.');
};

const listFeuilles = async (octets: Uint8Array): Promise<{ nom: string; index: number }[]> => {
  const feuilles: { nom: string; index: number }[] = [];
  await readXlsx(octets, {
    sheets: ({ name, index }) => {
      feuilles.push({ nom: name, index });
      return false;
    },
  });
  return feuilles;
};

export const isClasseur = (octets: Uint8Array): boolean => octets[0] === 0x50 && octets[1] === 0x4b;

/**
 * Prépare un classeur XLSX : un candidat par feuille, d'après sa première ligne ; la feuille de données n'est
 * lue (au fil de l'eau) qu'une fois reconnue. Lève une `Faute` si l'archive est incomplète.
 */
export const openClasseur = async (octets: Uint8Array): Promise<Candidat[]> => {
  const feuilles = await listFeuilles(octets).catch(refuseClasseur);
  const candidats: Candidat[] = [];
  for (const { nom, index } of feuilles) {
    const [premiere] = await readLignes(octets, index, 1).catch(refuseClasseur);
    candidats.push({
      entetes: premiere?.cellules ?? [],
      encodage: 'XLSX',
      forme: `XLSX, feuille « ${nom} »`,
      read: () => readFeuille(octets, index),
    });
  }
  return candidats;
};

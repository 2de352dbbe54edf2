import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { onTestFinished } from 'vitest';
import { openDonnees } from '#server/db/connection.ts';
import { computeEmpreinte } from './empreinte.ts';
import { importFiles, type OptionsImport } from './pipeline.ts';

/** Nomenclature des MEF réduite aux codes des fichiers d'essai. */
export const N_MEF = `MEF;DISPOSITIF_FORMATION;FORMATION_DIPLOME;DUREE_DISPOSITIF;ANNEE_DISPOSITIF;LIBELLE_LONG;DATE_OUVERTURE;DATE_FERMETURE;MEF_STAT_11
2412552421;241;50025524;2;1;1CAP2 ELECTRICIEN;01/09/2018;;23210025524
2472270731;247;40022707;3;3;TLEPRO INSTAL.CHAUFFAGE;01/09/2006;31/08/2027;23830022707
3111031211;311;32031212;2;1;1BTS2 NEGO DIGIT. RELATION CLIENT;01/09/2018;;32211031212
`;

/** Contenu d'un fichier d'essai : texte UTF-8 ou octets. */
export type Fichiers = Record<string, string | Uint8Array>;

/** Écrit des fichiers d'essai dans un dossier jetable et rend son chemin. */
export const writeFichiers = (fichiers: Fichiers): string => {
  const dossier = mkdtempSync(join(tmpdir(), 'imports-'));
  onTestFinished(() => rmSync(dossier, { recursive: true }));
  for (const [nom, contenu] of Object.entries(fichiers)) writeFileSync(join(dossier, nom), contenu);
  return dossier;
};

/** Classeur d'une feuille de notes puis d'une feuille de données, comme ceux du BMO. */
export const buildClasseur = async (lignes: (string | number)[][]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: 'Description_des_variables', rows: [['Variables', 'Description']] },
      { name: 'open_data', rows: lignes },
    ],
  });

/** Base en mémoire, avec de quoi y importer des fichiers d'essai et la lire. */
export const buildBanc = () => {
  const db = openDonnees(':memory:');
  return {
    db,
    importe: (fichiers: Fichiers, options: OptionsImport = {}) => importFiles(db, [writeFichiers(fichiers)], options),
    lit: (requete: string): unknown[] => db.$client.prepare(requete).all(),
    compte: (table: string): number => db.$client.prepare(`select count(*) from ${table}`).pluck().get() as number,
    empreinte: () => computeEmpreinte(db),
  };
};

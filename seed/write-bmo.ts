/** Enquête « Besoins en main-d'œuvre » : un classeur à deux feuilles, les données sur la seconde. */
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { loadTerritoires, readTable } from './nomenclatures.ts';
import { bruit, createPrng, type Prng, sample } from './prng.ts';
import type { Ecrivain } from './write.ts';

const METIERS_PAR_BASSIN = 42;
/** Un effectif de moins de cinq projets est couvert par le secret : ni publié, ni nul. */
const SEUIL_DU_SECRET = 5;
const SECRET = '*';

interface Famille {
  difficulte: number;
  saison: number;
}

const FAMILLES: Readonly<Record<string, Famille>> = {
  A: { difficulte: 0.42, saison: 0.1 },
  C: { difficulte: 0.55, saison: 0.05 },
  I: { difficulte: 0.62, saison: 0.22 },
  O: { difficulte: 0.76, saison: 0.1 },
  S: { difficulte: 0.66, saison: 0.12 },
  T: { difficulte: 0.6, saison: 0.08 },
  V: { difficulte: 0.55, saison: 0.42 },
  Z: { difficulte: 0.5, saison: 0.5 },
};
const FAMILLE_PAR_DEFAUT: Famille = { difficulte: 0.55, saison: 0.2 };

/** Les comptes sont écrits en texte, comme dans le classeur officiel. */
function masquer(effectif: number): string {
  return effectif < SEUIL_DU_SECRET ? SECRET : String(effectif);
}

function part(effectif: number, taux: number, prng: Prng): number {
  return Math.round(effectif * Math.min(1, Math.max(0, taux + 0.18 * prng.normal())));
}

function listLignes(annee: number): CellValue[][] {
  const prng = createPrng(`bmo/${annee}`);
  const familles = new Map(readTable('bmo-familles', ['famille', 'libelle']).map((f) => [f.famille, f.libelle]));
  const metiers = readTable('bmo-metiers', ['metier', 'famille', 'libelle']);
  const departements = loadTerritoires();
  const regions = new Map(readTable('regions', ['region', 'libelle', 'codeIj']).map((r) => [r.region, r.libelle]));
  const poids = new Map(metiers.map(({ metier }) => [metier, Math.exp(0.9 * bruit(`metier/${metier}`))]));
  return readTable('bassins', ['bassin', 'region', 'libelle', 'departements']).flatMap((bassin) => {
    const taille = Math.exp(3.3 + 0.7 * bruit(`bassin/${bassin.bassin}`));
    const choisis = sample(prng, metiers, METIERS_PAR_BASSIN, ({ metier }) => poids.get(metier) ?? 1);
    return choisis.flatMap((metier) => {
      const { difficulte, saison } = FAMILLES[metier.famille] ?? FAMILLE_PAR_DEFAUT;
      return bassin.departements.split(' ').map((dept): CellValue[] => {
        const projets = Math.round(taille * (poids.get(metier.metier) ?? 1) * Math.exp(0.5 * prng.normal()));
        const nomDept = departements.get(dept.padStart(3, '0'))?.libelleDepartement ?? '';
        return [
          ...[annee, metier.metier, metier.libelle, metier.famille, familles.get(metier.famille) ?? ''],
          ...[bassin.region, regions.get(bassin.region) ?? '', dept, nomDept, Number(bassin.bassin), bassin.libelle],
          ...[`CLPE ${nomDept}`, masquer(projets)],
          ...[masquer(part(projets, difficulte, prng)), masquer(part(projets, saison, prng))],
        ];
      });
    });
  });
}

export async function writeBmo(ecrivain: Ecrivain, annee: number): Promise<void> {
  const bassin = String(annee).slice(2);
  const entetes = [
    ...[
      'annee',
      'Code métier BMO',
      'Nom métier BMO',
      'Famille_met',
      'Lbl_fam_met',
      'REG',
      'NOM_REG',
      'Dept',
      'NomDept',
    ],
    ...[`BE${bassin}`, `NOMBE${bassin}`, 'clpe', 'met', 'xmet', 'smet'],
  ];
  const description: CellValue[][] = [
    ...Array.from({ length: 6 }, (): CellValue[] => [null, null, null]),
    [null, 'Variables ', 'Description '],
    ...entetes.map((entete): CellValue[] => [null, entete, entete]),
  ];
  const octets = await writeXlsx({
    sheets: [
      { name: 'Description_des_variables', rows: description },
      { name: `BMO_${annee}_open_data`, rows: [entetes, ...listLignes(annee)] },
    ],
    // Sans date fixe, le classeur changerait à chaque génération.
    properties: { created: new Date(Date.UTC(annee, 3, 1)), modified: new Date(Date.UTC(annee, 3, 1)) },
  });
  ecrivain.bytes(`Base_open_data_BMO_${annee}.xlsx`, octets);
}

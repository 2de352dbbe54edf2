/** ROME, familles professionnelles, métiers en tension, métiers et bassins de l'enquête BMO. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { champ, readTable, readTexte, writeTable } from './extract-io.ts';

export async function extractEmploi(dossier: string): Promise<void> {
  writeTable(
    'rome',
    ['rome', 'libelle', 'eco', 'num', 'demo', 'reglemente', 'cadre', 'parent'],
    readTable(dossier, 'nomenclatures/rome.csv').map((rome) => [
      champ(rome, 'code_rome'),
      champ(rome, 'libelle_rome'),
      champ(rome, 'transition_eco')
        .replace('Emploi stratégique pour la Transition écologique', 'S')
        .replace('Emploi Vert', 'V'),
      champ(rome, 'transition_num'),
      champ(rome, 'transition_demo'),
      champ(rome, 'emploi_reglemente'),
      champ(rome, 'emploi_cadre'),
      champ(rome, 'code_rome_parent'),
    ]),
  );
  writeTable(
    'domaines-professionnels',
    ['domaine', 'libelle'],
    readTable(dossier, 'nomenclatures/domaine_professionnel.csv').map((domaine) => [
      champ(domaine, 'code_domaine_professionnel'),
      champ(domaine, 'libelle_domaine_professionnel'),
    ]),
  );
  extractFap2021(dossier);
  extractFap2009(dossier);
  await extractBmo(dossier);
}

/** Une table à plat : chaque code n'y est écrit qu'une fois, avec son libellé. */
function extractFap2021(dossier: string): void {
  const libelles = new Map<string, string>();
  for (const ligne of readTable(dossier, 'emploi/dares_nomenclature_fap2021.csv')) {
    for (const niveau of ['22', '86', '228', '341']) {
      const code = champ(ligne, `Code FAP ${niveau}`);
      if (!libelles.has(code)) libelles.set(code, champ(ligne, `Intitulé FAP ${niveau}`));
    }
  }
  const lignes = [...libelles].sort().map(([code, libelle]) => {
    const parent = libelles.get(code.slice(0, -1));
    return [code, code.length === 6 && parent === libelle ? '' : libelle];
  });
  writeTable('fap2021', ['fap', 'libelle'], lignes);
}

function extractFap2009(dossier: string): void {
  const intitules = readTexte(dossier, 'emploi/intitule_fap2009.txt', 'windows-1252');
  const libelles = [...intitules.matchAll(/^"(\w{1,5})"="\w+ : (.*)"/gm)]
    .map(([, code = '', libelle = '']) => [code, libelle.trim()])
    .filter(([code = '']) => /^[A-X](\d[A-Z](\d\d)?)?$/.test(code));
  writeTable('fap2009', ['fap', 'libelle'], libelles);

  const passage = readTexte(dossier, 'emploi/passage_fap2009_romev3.txt', 'windows-1252');
  const romes = new Map<string, string[]>();
  for (const [, gauche = '', fap = ''] of passage.matchAll(/^((?:"[A-Z]\d{4,5}",?\s*)+)=\s*"(\w{5})"/gm)) {
    const codes = [...gauche.matchAll(/"([A-Z]\d{4,5})"/g)].map(([, code = '']) => code);
    romes.set(fap, [...(romes.get(fap) ?? []), ...codes]);
  }
  // Un ROME qualifié s'écrit « F1102/0-6 » : son code, puis ses qualifications.
  const lignes = [...romes].sort().map(([fap, codes]) => {
    const qualifications = new Map<string, string>();
    for (const code of codes)
      qualifications.set(code.slice(0, 5), (qualifications.get(code.slice(0, 5)) ?? '') + code.slice(5));
    return [
      fap,
      [...qualifications]
        .map(([rome, qualification]) => (qualification === '' ? rome : `${rome}/${qualification}`))
        .join(' '),
    ];
  });
  writeTable('passage-fap2009-rome', ['fap', 'romes'], lignes);

  const tension = new Map<string, string[]>();
  for (const ligne of readTable(dossier, 'emploi/metiers_en_tension_mars_2024.csv', ',')) {
    const cle = `${champ(ligne, 'Code FAP')}\t${champ(ligne, 'Famille Professionnelle')}`;
    tension.set(cle, [...(tension.get(cle) ?? []), champ(ligne, 'Region')]);
  }
  const regions = [...new Set([...tension.values()].flat())].sort();
  const connus = new Map(libelles.map(([code = '', libelle = '']) => [code, libelle.replaceAll(',', ';')]));
  writeTable(
    'regions-en-tension',
    ['rang', 'region'],
    regions.map((region, rang) => [String(rang), region]),
  );
  writeTable(
    'metiers-en-tension',
    ['fap', 'regions', 'libelle'],
    [...tension].sort().map(([cle, liste]) => {
      const [fap = '', libelle = ''] = cle.split('\t');
      return [
        fap,
        liste.map((region) => regions.indexOf(region)).join(' '),
        connus.get(fap) === libelle ? '' : libelle,
      ];
    }),
  );
}

async function extractBmo(dossier: string): Promise<void> {
  const classeur = await readXlsx(readFileSync(join(dossier, 'emploi/Base_open_data_BMO_2024.xlsx')));
  const familles = new Map<string, string>();
  const metiers = new Map<string, string[]>();
  const bassins = new Map<string, Set<string>>();
  for (const ligne of (classeur.sheets[1]?.rows ?? []).slice(1)) {
    const [
      ,
      metier = '',
      nom = '',
      famille = '',
      libelle = '',
      region = '',
      ,
      dept = '',
      ,
      bassin = '',
      nomBassin = '',
    ] = ligne.map(String);
    familles.set(famille, libelle);
    metiers.set(metier, [famille, nom]);
    const cle = `${bassin}\t${region}\t${nomBassin}`;
    bassins.set(cle, (bassins.get(cle) ?? new Set()).add(dept));
  }
  writeTable('bmo-familles', ['famille', 'libelle'], [...familles].sort());
  writeTable(
    'bmo-metiers',
    ['metier', 'famille', 'libelle'],
    [...metiers].sort().map(([code, reste]) => [code, ...reste]),
  );
  writeTable(
    'bassins',
    ['bassin', 'region', 'libelle', 'departements'],
    [...bassins].sort().map(([cle, departements]) => [...cle.split('\t'), [...departements].join(' ')]),
  );
}

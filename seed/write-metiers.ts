/** ROME, familles professionnelles et métiers en tension. */
import { liste, readTable } from './nomenclatures.ts';
import type { Ecrivain, Valeur } from './write.ts';

const COLONNES_ROME = ['rome', 'libelle', 'eco', 'num', 'demo', 'reglemente', 'cadre', 'parent'] as const;
const TRANSITION_ECOLOGIQUE: Readonly<Record<string, string>> = {
  S: 'Emploi stratégique pour la Transition écologique',
  V: 'Emploi Vert',
};

export function writeMetiers(ecrivain: Ecrivain): void {
  ecrivain.rows(
    'rome.csv',
    'rome',
    readTable('rome', COLONNES_ROME).map((rome, rang): Valeur[] => [
      ...[rome.rome, rang + 1, rang + 1, rome.libelle, TRANSITION_ECOLOGIQUE[rome.eco] ?? '', rome.num, rome.demo],
      ...[rome.reglemente, rome.cadre, rome.parent],
    ]),
  );
  ecrivain.rows(
    'domaine_professionnel.csv',
    'domaine_professionnel',
    readTable('domaines-professionnels', ['domaine', 'libelle']).map(({ domaine, libelle }) => [domaine, libelle]),
  );
  writeFap2021(ecrivain);
  ecrivain.text('intitule_fap2009.txt', describeFap2009(), 'windows-1252');
  ecrivain.text('passage_fap2009_romev3.txt', describePassage(), 'windows-1252');
  writeTension(ecrivain);
}

function writeFap2021(ecrivain: Ecrivain): void {
  const faps = readTable('fap2021', ['fap', 'libelle']);
  const libelles = new Map(faps.map(({ fap, libelle }) => [fap, libelle]));
  const avecLibelle = (code: string): string[] => [code, libelles.get(code) || (libelles.get(code.slice(0, 5)) ?? '')];
  const divisees = new Set(faps.filter(({ fap }) => fap.length === 6).map(({ fap }) => fap.slice(0, 5)));
  ecrivain.rows(
    'dares_nomenclature_fap2021.csv',
    'dares_nomenclature_fap2021',
    // Une famille détaillée que rien ne divise garde son code au dernier niveau.
    faps
      .filter(({ fap }) => fap.length === 6 || (fap.length === 5 && !divisees.has(fap)))
      .map(({ fap }) => [1, 3, 5, 6].flatMap((longueur) => avecLibelle(fap.slice(0, longueur)))),
  );
}

const NIVEAUX_FAP2009 = [
  { longueur: 1, format: '$FAP9_1L', titre: 'Les 22 domaines professionnels des FAP-2009' },
  { longueur: 3, format: '$FAP9_3L', titre: 'Les 87 familles professionnelles agrégées des FAP-2009' },
  { longueur: 5, format: '$FAP9_5L', titre: 'Les 225 familles professionnelles détaillées des FAP-2009' },
] as const;

function describeFap2009(): string {
  const faps = readTable('fap2009', ['fap', 'libelle']);
  const blocs = NIVEAUX_FAP2009.flatMap(({ longueur, format, titre }) => [
    `/* ${titre} */`,
    `value ${format}`,
    ...faps.filter(({ fap }) => fap.length === longueur).map(({ fap, libelle }) => `"${fap}"="${fap} : ${libelle}"`),
    `Other="${'Z'.repeat(longueur)} : Autre FAP2009, non renseignée" ;`,
    '* run;',
    '*;',
  ]);
  return `${blocs.join('\r\n')}\r\nrun;\r\n`;
}

/** Deux tables, comme à la Dares : le ROME seul, puis le ROME suivi de la qualification quand il ne suffit pas. */
function describePassage(): string {
  const faps = readTable('passage-fap2009-rome', ['fap', 'romes']);
  const seuls: string[] = [];
  const qualifies: string[] = [];
  for (const { fap, romes } of faps) {
    const codes = liste(romes);
    const simples = codes.filter((code) => !code.includes('/')).map((code) => `"${code}"`);
    if (simples.length > 0) seuls.push(`${simples.join(',').padEnd(64)}=\t"${fap}"`);
    for (const code of codes.filter((c) => c.includes('/'))) {
      const [rome = '', qualifications = ''] = code.split('/');
      const gauche = [...qualifications].map((qualification) => `"${rome}${qualification}"`).join(',');
      qualifies.push(`${gauche.padEnd(81)}= "${fap}"`);
    }
  }
  const table = (format: string, lignes: readonly string[]) => [
    `value  ${format}`,
    ...lignes,
    ' Other                                                           = "ZZZZZ" ;',
  ];
  return [
    '/** Table de correspondance Rome V3 vers FAP-2009 **/',
    'proc format ;',
    ...table('$FAP9RSQ', seuls),
    ...table('$FAP9RAQ', qualifies),
    ' run;',
    '',
  ].join('\r\n');
}

function writeTension(ecrivain: Ecrivain): void {
  const regions = readTable('regions-en-tension', ['rang', 'region']).map(({ region }) => region);
  const libelles = new Map(readTable('fap2009', ['fap', 'libelle']).map(({ fap, libelle }) => [fap, libelle]));
  const lignes = readTable('metiers-en-tension', ['fap', 'regions', 'libelle']).flatMap(
    ({ fap, regions: rangs, libelle }) =>
      liste(rangs).map((rang): Valeur[] => [
        regions[Number(rang)] ?? '',
        libelle === '' ? (libelles.get(fap) ?? '').replaceAll(',', ';') : libelle,
        fap,
      ]),
  );
  ecrivain.rows('metiers_en_tension_mars_2024.csv', 'metiers_en_tension_mars_2024', lignes);
}

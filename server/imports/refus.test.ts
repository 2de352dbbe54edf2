import { expect, test } from 'vitest';
import { buildBanc, buildClasseur, type Fichiers, N_MEF } from './banc.ts';

const ENTETES = "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total";
const constat = (...lignes: string[]): string => `${[ENTETES, ...lignes].join('\n')}\n`;
const BON = constat('2020;0010001W;23210025524;12', '2020;0010001W;23830022707;8');
const DEPP =
  "n°UAI de l'établissement;Libellé de l'établissement;Région;Taux de poursuite d'études;Taux;Taux attendu;Valeur ajoutée;Part en poursuite d'études ;Part en emploi 6 mois après la sortie ;Part des autres situations ";

const classeur = await buildClasseur([
  ['annee', 'BE24'],
  [2024, 101],
]);

const CAS: [titre: string, fichiers: Fichiers, phrase: string][] = [
  [
    'un fichier coupé au milieu d’une ligne',
    { 'c.csv': constat('2020;0010001W;23210025524;12').concat('2020;0010001W;238300') },
    '« c.csv » : fichier coupé : la dernière ligne (3) n’a que 3 colonnes sur 4.',
  ],
  [
    'un fichier coupé au milieu de la dernière valeur',
    { 'c.csv': constat('2020;0010001W;23210025524;12').slice(0, -2) },
    '« c.csv » : fichier coupé : la dernière ligne (2) n’est pas terminée par un saut de ligne.',
  ],
  [
    'un fichier DEPP, toujours sans saut de ligne final, coupé dans sa dernière valeur',
    { 'a-2022_2023.csv': `${DEPP}\r\n0010826T;CECOF;ARA;43;69;69;0;43;39;1` },
    '« a-2022_2023.csv » : fichier coupé : la dernière ligne (2) est incomplète (les trois parts font 83 % au lieu de 100).',
  ],
  [
    'un fichier coupé entre le retour chariot et le saut de ligne',
    { 'c.csv': `${ENTETES}\r\n2020;0010001W;23210025524;12\r` },
    '« c.csv » : fichier coupé : la dernière ligne (2) n’est pas terminée par un saut de ligne.',
  ],
  [
    'un fichier coupé entre des guillemets',
    {
      'bts_2024.csv':
        'UAI;LIBELLÉFORMATION;MEFSTAT11;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP\n0010001W;"BTS ; vins";32211031212;54;Scolaire;8\n0010006B;"BTS ; spi',
    },
    '« bts_2024.csv » : guillemets mal fermés à partir de l’enregistrement 3 : fichier coupé ou abîmé.',
  ],
  [
    'un classeur coupé',
    { 'bmo.xlsx': classeur.subarray(0, classeur.length - 40) },
    '« bmo.xlsx » : classeur XLSX illisible : fichier coupé ou abîmé.',
  ],
  [
    'un classeur sans les colonnes attendues',
    { 'bmo.xlsx': classeur },
    '« bmo.xlsx » : en-têtes inconnus : le type le plus proche est « Besoins en main-d’œuvre (BMO) » (2019), mais il manque les colonnes « nombeAA », « Dept », « REG », « met », « xmet », « smet », « code métier BMO », « nom_metier BMO », « Famille_metier », « Libellé de famille de métier ».',
  ],
  [
    'un fichier d’un autre genre',
    { 'notes.csv': 'élève;note\nAnne;12\n' },
    '« notes.csv » : en-têtes inconnus : aucune colonne n’est d’un fichier connu.',
  ],
  [
    'une colonne manquante',
    { 'c.csv': "Rentrée scolaire;UAI;Nombre d'élèves : Total\n2020;0010001W;12\n" },
    '« c.csv » : en-têtes inconnus : le type le plus proche est « Constat de rentrée » (2020), mais il manque la colonne « Mef Bcp 11 ».',
  ],
  ['un fichier vide', { 'c.csv': '' }, '« c.csv » : fichier vide.'],
  ['un fichier sans données', { 'c.csv': `${ENTETES}\n` }, '« c.csv » : fichier vide : il n’a que ses en-têtes.'],
  [
    'un fichier en UTF-16',
    { 'c.csv': Buffer.from(`\ufeff${BON}`, 'utf16le') },
    '« c.csv » : encodage UTF-16 non accepté : réenregistrez le fichier en UTF-8.',
  ],
  [
    'un fichier encodé deux fois',
    { 'c.csv': Buffer.from(Buffer.from(BON, 'utf8').toString('latin1'), 'utf8') },
    '« c.csv » : texte encodé deux fois : on y lit « Ã© » au lieu d’un caractère accentué. Repartez du fichier d’origine.',
  ],
  [
    'un MEF inconnu',
    { 'c.csv': constat('2020;0010001W;23210099999;12') },
    '« c.csv » : 1 ligne rejetée sur 1, au-delà de la tolérance de 1 %. Première : ligne 2, « Mef Bcp 11 » = « 23210099999 » : MEFSTAT11 inconnu de la nomenclature.',
  ],
  [
    'un effectif négatif',
    { 'c.csv': constat('2020;0010001W;23210025524;-3') },
    "« c.csv » : 1 ligne rejetée sur 1, au-delà de la tolérance de 1 %. Première : ligne 2, « Nombre d'élèves : Total » = « -3 » : nombre négatif.",
  ],
  [
    'un effectif absurde',
    { 'c.csv': constat('2020;0010001W;23210025524;120000') },
    "« c.csv » : 1 ligne rejetée sur 1, au-delà de la tolérance de 1 %. Première : ligne 2, « Nombre d'élèves : Total » = « 120000 » : valeur absurde : au plus 2\u202f000 attendu.",
  ],
  [
    'une clé donnée deux fois là où rien ne se somme',
    { 'c.csv': constat('2020;0010001W;23210025524;12', '2020;0010001W;23210025524;12') },
    '« c.csv » : 1 ligne rejetée sur 2, au-delà de la tolérance de 1 %. Première : ligne 3, « rentree × uai × mefstat11 » = « 2020 × 0010001W × 23210025524 » : clé déjà lue dans le fichier.',
  ],
  [
    'une rentrée que ni le fichier, ni son nom, ni l’option ne disent',
    { 'c.csv': "UAI,Mef Bcp 11,Nombre d'élèves : Total\n0010001W,23210025524,12\n" },
    '« c.csv » : la rentrée n’est ni dans le fichier ni dans son nom : précisez --annee 2024.',
  ],
  [
    'un millésime que le nom ne dit qu’à moitié',
    { 'depp-2022.csv': `${DEPP}\n0010826T;CECOF;ARA;43;69;69;0;43;39;18\n` },
    '« depp-2022.csv » : le millésime n’est ni dans le fichier ni dans son nom : précisez --annee 2022_2023.',
  ],
  [
    'deux fichiers de la même source et de la même rentrée',
    { 'a.csv': BON, 'b.csv': constat('2020;0010001W;23210025524;13') },
    '« b.csv » : « a.csv » donne déjà « Constat de rentrée » pour 2020 dans cet import : gardez l’un des deux.',
  ],
];

test.each(CAS)('%s est refusé, et la base reste ce qu’elle était', async (_, fichiers, phrase) => {
  const { importe, empreinte } = buildBanc();
  await importe({ 'nMef.csv': N_MEF });
  const avant = empreinte();
  const { statut, fautes } = await importe(fichiers);
  expect({ statut, fautes }).toEqual({ statut: 'refuse', fautes: [phrase] });
  expect(empreinte()).toBe(avant);
});

test('un fichier fautif condamne tout l’import : les bons ne sont pas écrits', async () => {
  const { importe, compte } = buildBanc();
  const { statut, fichiers } = await importe({ 'nMef.csv': N_MEF, 'bon.csv': BON, 'mauvais.csv': 'a;b\n1;2\n' });
  expect(statut).toBe('refuse');
  expect(fichiers.map((f) => [f.nom, f.statut])).toEqual([
    ['bon.csv', 'non_ecrit'],
    ['mauvais.csv', 'refuse'],
    ['nMef.csv', 'non_ecrit'],
  ]);
  expect(compte('fichiers')).toBe(0);
});

test('sans nomenclature des MEF, un constat est refusé', async () => {
  const { importe } = buildBanc();
  expect((await importe({ 'c.csv': BON })).fautes).toEqual([
    '« c.csv » : la nomenclature des MEF (nMef) n’est ni en base ni dans les fichiers donnés : importez-la d’abord ou avec ce fichier.',
  ]);
});

test('un chemin qui n’existe pas est refusé', async () => {
  const { db } = buildBanc();
  const { importFiles } = await import('./pipeline.ts');
  expect((await importFiles(db, ['/nulle/part'])).fautes).toEqual([
    '« /nulle/part » : ni fichier ni dossier à cet endroit.',
  ]);
});

test('officiel et démonstration ne se mêlent jamais', async () => {
  const officielle = buildBanc();
  await officielle.importe({ 'nMef.csv': N_MEF });
  expect((await officielle.importe({ 'c.csv': BON }, { origine: 'demonstration' })).fautes).toEqual([
    'Cette base porte des données officielles : elle ne reçoit jamais de données de démonstration.',
  ]);
  const demonstration = buildBanc();
  await demonstration.importe({ 'nMef.csv': N_MEF }, { origine: 'demonstration' });
  expect(demonstration.lit("select valeur from proprietes where cle = 'origine'")).toEqual([
    { valeur: 'demonstration' },
  ]);
  expect((await demonstration.importe({ 'c.csv': BON })).fautes).toEqual([
    'Cette base porte des données de démonstration : elle ne reçoit pas de fichiers officiels. Choisissez une autre base (--base).',
  ]);
});

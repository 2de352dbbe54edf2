import { expect, test } from 'vitest';
import { buildBanc, N_MEF } from './banc.ts';

test('constat 2020 : point-virgule, rentrée dans le fichier', async () => {
  const { importe, lit } = buildBanc();
  const rapport = await importe({
    'nMef.csv': N_MEF,
    'a.csv': "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total\n2020;0010001W;23210025524;12\n",
  });
  expect(rapport.fautes).toEqual([]);
  expect(lit('select rentree, uai, mefstat11, effectif, filles from constats')).toEqual([
    { rentree: 2020, uai: '0010001W', mefstat11: '23210025524', effectif: 12, filles: null },
  ]);
});

test('constat 2025 : virgule, CRLF, sans rentrée, filles et garçons, apostrophe courbe', async () => {
  const { importe, lit } = buildBanc();
  const constat =
    'UAI,Mef Bcp 11,Nombre d’élèves : Total,Nombre d’élèves : Filles,Nombre d’élèves : Garçons\r\n0010001W,23210025524,14,1,13\r\n';
  const rapport = await importe({ 'nMef.csv': N_MEF, 'constat_2025.csv': constat });
  expect(rapport.fautes).toEqual([]);
  expect(rapport.fichiers.map((f) => [f.nom, f.presentation, f.forme])).toContainEqual([
    'constat_2025.csv',
    '2025',
    'CSV, virgule, CRLF',
  ]);
  expect(lit('select rentree, effectif, filles from constats')).toEqual([{ rentree: 2025, effectif: 14, filles: 1 }]);
});

test('constat 2025 : un total qui n’est pas la somme des filles et des garçons est rejeté', async () => {
  const { importe } = buildBanc();
  const constat =
    "UAI,Mef Bcp 11,Nombre d'élèves : Total,Nombre d'élèves : Filles,Nombre d'élèves : Garçons\n0010001W,23210025524,14,1,1\n";
  const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'constat_2025.csv': constat });
  expect(fichiers.flatMap((f) => f.rejets)).toEqual([
    {
      ligne: 2,
      colonne: "Nombre d'élèves : Total",
      valeur: '14',
      motif: 'le total n’est pas la somme des filles (1) et des garçons (1)',
    },
  ]);
});

const AFFELNET_9 =
  "Etablissement d'accueil;MEF STAT 11;Voeu de recensement O/N;Statut Offre de formation;Capacité carte scolaire;Demandes vœux 1;Famille de métiers;nb_apparitions_uai_mefstat;mef_stat_terminale\n";

test('Affelnet à 9 colonnes : capacités retenues de 5 à 499, sentinelles et bornes dites', async () => {
  const { importe, lit } = buildBanc();
  const lignes = [
    ['0010001W', '15', '6'],
    ['0010006B', '999', '4'],
    ['0010007C', '998', ''],
    ['0010008D', '600', '4'],
    ['0010010F', '4', '1'],
    ['0010013J', '', '2'],
    ['0010014K', '5', '2'],
    ['0010016M', '499', '2'],
  ].map(([uai, capacite, voeux]) => `${uai};23210025524;N;ST;${capacite};${voeux};;1;`);
  await importe({ 'nMef.csv': N_MEF, 'affelnet_2022.csv': `${AFFELNET_9}${lignes.join('\n')}\n` });
  expect(lit('select uai, capacite, capacite_motif as motif, voeux1 from affelnet order by uai')).toEqual([
    { uai: '0010001W', capacite: 15, motif: null, voeux1: 6 },
    { uai: '0010006B', capacite: null, motif: 'sentinelle', voeux1: 4 },
    { uai: '0010007C', capacite: null, motif: 'sentinelle', voeux1: null },
    { uai: '0010008D', capacite: null, motif: 'hors_bornes', voeux1: 4 },
    { uai: '0010010F', capacite: null, motif: 'hors_bornes', voeux1: 1 },
    { uai: '0010013J', capacite: null, motif: 'vide', voeux1: 2 },
    { uai: '0010014K', capacite: 5, motif: null, voeux1: 2 },
    { uai: '0010016M', capacite: 499, motif: null, voeux1: 2 },
  ]);
});

test('Affelnet : les lignes d’une même offre sont sommées avant les bornes, capacité et vœux ensemble', async () => {
  const { importe, lit } = buildBanc();
  const lignes = [
    '0060002V;23210025524;N;ST;7;15;;2;',
    '0060002V;23210025524;N;ST;3;7;;2;',
    '0010001W;23210025524;N;ST;1;5;;2;',
    '0010001W;23210025524;N;ST;3;34;;2;',
    '0010006B;23210025524;N;ST;300;5;;2;',
    '0010006B;23210025524;N;ST;200;;;2;',
    '0010007C;23210025524;N;AP;8;1;;1;',
  ];
  const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'affelnet_2022.csv': `${AFFELNET_9}${lignes.join('\n')}\n` });
  expect(fichiers.find((f) => f.source === 'affelnet')).toMatchObject({
    lues: 7,
    retenues: 4,
    sommees: 3,
    rejetees: 0,
  });
  expect(lit('select uai, voie, capacite, capacite_motif as motif, voeux1 from affelnet order by uai')).toEqual([
    { uai: '0010001W', voie: 'scolaire', capacite: null, motif: 'hors_bornes', voeux1: 39 },
    { uai: '0010006B', voie: 'scolaire', capacite: null, motif: 'hors_bornes', voeux1: null },
    { uai: '0010007C', voie: 'apprentissage', capacite: 8, motif: null, voeux1: 1 },
    { uai: '0060002V', voie: 'scolaire', capacite: 10, motif: null, voeux1: 22 },
  ]);
});

test('Affelnet : une ligne inconnue rend la somme inconnue, sentinelle avant vide', async () => {
  const { importe, lit } = buildBanc();
  const lignes = [
    '0010001W;23210025524;N;ST;999;1;;2;',
    '0010001W;23210025524;N;ST;12;2;;2;',
    '0010006B;23210025524;N;ST;12;3;;2;',
    '0010006B;23210025524;N;ST;;4;;2;',
    '0010007C;23210025524;N;ST;;5;;2;',
    '0010007C;23210025524;N;ST;998;6;;2;',
  ];
  await importe({ 'nMef.csv': N_MEF, 'affelnet_2022.csv': `${AFFELNET_9}${lignes.join('\n')}\n` });
  expect(lit('select uai, capacite, capacite_motif as motif, voeux1 from affelnet order by uai')).toEqual([
    { uai: '0010001W', capacite: null, motif: 'sentinelle', voeux1: 3 },
    { uai: '0010006B', capacite: null, motif: 'vide', voeux1: 7 },
    { uai: '0010007C', capacite: null, motif: 'sentinelle', voeux1: 11 },
  ]);
});

test('Affelnet à 23 colonnes : capacité d’affectation, tous vœux et affectés', async () => {
  const { importe, lit } = buildBanc();
  const entetes =
    "Etablissement d'accueil;Sigle de l'établissement d'accueil;Libellé de l'établissement d'accueil;Commune de l'établissement d'accueil;Département de l'établissement d'accueil;Libellé voie d’orientation;Mnémonique MEF national de rattachement;Code spécialité du MEF national de rattachement;MEF STAT 11;Libellé du MEF national de rattachement;Type de MEF;Code Ministère;Secteur ;Palier minimum autorisé pour la saisie du voeu;Voeu de recensement O/N;Statut Offre de formation;Capacité carte scolaire;Capacité d'affectation;Taux de pression (Total demandes vœux 1 / Capacité carte scolaire);Demandes vœux 1;Demandes tous vœux;Affectés voeu 1;Affectés tous vœux";
  const ligne = (statut: string, fin: string) =>
    `0010001W;LP;BERARD;AMBERIEU;AIN;CAP;1CAP2;25524.0;23210025524;1CAP2;National;MEN;PUBLIC;3eme;N;${statut};${fin}`;
  const lignes = [
    ligne('ST', '15;3;1,4;21;51;13;15'),
    ligne('ST', '12;999;1;4;6;1;2'),
    ligne('AP', '999;999;0,02;15;32;0;0'),
  ];
  const { fichiers } = await importe({
    'nMef.csv': N_MEF,
    'affelnet_2025.csv': `${[entetes, ...lignes].join('\n')}\n`,
  });
  expect(fichiers.find((f) => f.source === 'affelnet')?.presentation).toBe('23 colonnes (2025)');
  expect(lit('select * from affelnet order by voie').map((l) => ({ ...(l as object), fichier_id: 0 }))).toEqual([
    {
      rentree: 2025,
      uai: '0010001W',
      mefstat11: '23210025524',
      voie: 'apprentissage',
      capacite: null,
      capacite_motif: 'sentinelle',
      capacite_affectation: null,
      voeux1: 15,
      voeux: 32,
      affectes1: 0,
      affectes: 0,
      ligne: 4,
      fichier_id: 0,
    },
    {
      rentree: 2025,
      uai: '0010001W',
      mefstat11: '23210025524',
      voie: 'scolaire',
      capacite: 27,
      capacite_motif: null,
      capacite_affectation: null,
      voeux1: 25,
      voeux: 57,
      affectes1: 14,
      affectes: 17,
      // Une somme garde le numéro de sa première ligne.
      ligne: 2,
      fichier_id: 0,
    },
  ]);
});

const PARCOURSUP: [string, string, string[]][] = [
  [
    '2023 (CFD rectifié)',
    'UAI;LIBELLÉFORMATION;MEFSTAT11_old;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP;CFD;CFD rectifié;Rectif;MEFSTAT11;nb_apparitions',
    [
      '0010001W;BTS;32211031212;164;Scolaire;17;32031212;32031212;FAUX;32211031212;1',
      '0010001W;BTS;32211031212;6;Scolaire;8;32031212;32031212;FAUX;32211031212;1',
      '0010001W;BTS;32211031212;60;Apprentissage;;32031212;32031212;FAUX;32211031212;1',
    ],
  ],
  [
    '2024',
    'UAI;LIBELLÉFORMATION;MEFSTAT11;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP',
    [
      '0010001W;BTS;32211031212;164;Scolaire;17',
      '0010001W;BTS;32211031212;6;Scolaire;8',
      '0010001W;BTS;32211031212;60;Apprentissage;999',
    ],
  ],
  [
    '2025',
    'UAI,NB_VOEUX_CONFIRMES,STATUT,CAPACITEPSUP,MEFSTAT11',
    [
      '0010001W,164,Scolaire,17,32211031212',
      '0010001W,6,Scolaire,8,32211031212',
      '0010001W,60,Apprentissage,0,32211031212',
    ],
  ],
];

const MOTIFS = { '2023 (CFD rectifié)': 'vide', 2024: 'sentinelle', 2025: 'hors_bornes' } as Record<string, string>;

test.each(PARCOURSUP)(
  'Parcoursup %s : doublons sommés, capacité vide, nulle ou 999 inconnue',
  async (nom, entetes, lignes) => {
    const { importe, lit } = buildBanc();
    const fichier = `${[entetes, ...lignes].join('\n')}\n`;
    const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'bts_2024.csv': fichier });
    expect(fichiers.find((f) => f.source === 'parcoursup')).toMatchObject({
      presentation: nom,
      retenues: 2,
      sommees: 1,
    });
    expect(lit('select voie, voeux, capacite, capacite_motif as motif from parcoursup order by voie')).toEqual([
      { voie: 'apprentissage', voeux: 60, capacite: null, motif: MOTIFS[nom] },
      { voie: 'scolaire', voeux: 170, capacite: 25, motif: null },
    ]);
  },
);

test('Parcoursup : un groupe à 999 ou à zéro place rend la somme inconnue, un compte absent aussi', async () => {
  const { importe, lit } = buildBanc();
  const lignes = [
    'UAI,NB_VOEUX_CONFIRMES,STATUT,CAPACITEPSUP,MEFSTAT11',
    '0010001W,10,Scolaire,500,32211031212',
    '0010001W,20,Scolaire,499,32211031212',
    '0010006B,10,Scolaire,24,32211031212',
    '0010006B,,Scolaire,999,32211031212',
    '0010007C,10,Scolaire,24,32211031212',
    '0010007C,20,Scolaire,0,32211031212',
  ];
  await importe({ 'nMef.csv': N_MEF, 'bts_2025.csv': `${lignes.join('\n')}\n` });
  expect(lit('select uai, voeux, capacite, capacite_motif as motif from parcoursup order by uai')).toEqual([
    { uai: '0010001W', voeux: 30, capacite: 999, motif: null },
    { uai: '0010006B', voeux: null, capacite: null, motif: 'sentinelle' },
    { uai: '0010007C', voeux: 30, capacite: null, motif: 'hors_bornes' },
  ]);
});

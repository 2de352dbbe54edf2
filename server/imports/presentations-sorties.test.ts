import { expect, test } from 'vitest';
import { buildBanc, N_MEF } from './banc.ts';

const IJ_REGIONS =
  'id;millesime;code_region_ij;code_region;voie;cfd;mefstat11;nb_annee_term;nb_en_emploi_12_mois;nb_en_emploi_18_mois;nb_en_emploi_24_mois;nb_en_emploi_6_mois;nb_poursuite_etudes;nb_sortant;taux_emploi_12_mois;taux_emploi_18_mois;taux_emploi_24_mois;taux_emploi_6_mois;taux_poursuite_etudes';

test('InserJeunes région × formation : MEFSTAT11 en voie scolaire, CFD en apprentissage, un millésime par ligne', async () => {
  const { importe, lit } = buildBanc();
  const lignes = [
    IJ_REGIONS,
    'a;2021_2022;10;11;scolaire;;23830022707;52;12;12;15;9;31;21;57;57;71;43;60',
    'b;2022_2023;10;11;apprentissage;40022707;;30;;;;;;;;;;;',
  ];
  const { fichiers, fautes } = await importe({ 'nMef.csv': N_MEF, 'ij.csv': `${lignes.join('\n')}\n` });
  expect(fautes).toEqual([]);
  expect(fichiers.find((f) => f.source === 'inserjeunes_regions')?.annees).toEqual(['2021_2022', '2022_2023']);
  expect(lit('select * from sorties_regions order by millesime')).toMatchObject([
    {
      millesime: '2021_2022',
      region: '11',
      voie: 'scolaire',
      code: '23830022707',
      effectif_terminale: 52,
      sortants: 21,
      poursuite: 31,
      emploi6_mois: 9,
      emploi24_mois: 15,
      taux_poursuite_publie: 60,
      taux_emploi6_mois_publie: 43,
    },
    { millesime: '2022_2023', voie: 'apprentissage', code: '40022707', effectif_terminale: 30, sortants: null },
  ]);
});

const DEPP_LYCEES =
  "n°UAI de l'établissement;Libellé de l'établissement;Région;Dont apprentis en EPLE;Taux de poursuite d'études;Taux;Taux attendu;Valeur ajoutée;Part en poursuite d'études;Part en emploi 6 mois après la sortie;Part des autres situations";
const DEPP_CFA =
  "n°UAI de l'établissement;Libellé de l'établissement;Région;Taux de poursuite d'études;Taux;Taux attendu;Valeur ajoutée;Part en poursuite d'études ;Part en emploi 6 mois après la sortie ;Part des autres situations ";

test('DEPP, lycées : trois périmètres, « nd » inconnu, sans saut de ligne final, millésime pris au nom', async () => {
  const { importe, lit } = buildBanc();
  const lignes = [
    DEPP_LYCEES,
    '0010001W;LP;ARA;ensemble;57;54;45;9;57;23;20',
    '0010001W;LP;ARA;dont apprentis;23;67;67;0;23;52;25',
    '0010001W;LP;ARA;dont élèves en voie pro sco;nd;nd;nd;nd;nd;nd;nd',
  ];
  const { fautes } = await importe({ 'depp-2022-etablissements-2022_2023-pro.csv': lignes.join('\r\n') });
  expect(fautes).toEqual([]);
  expect(lit('select * from sorties_etablissements order by perimetre')).toMatchObject([
    { millesime: '2022_2023', perimetre: 'apprentissage', taux_emploi6_mois: 67, valeur_ajoutee: 0 },
    {
      perimetre: 'ensemble',
      code: '',
      taux_poursuite: 57,
      taux_emploi_attendu: 45,
      valeur_ajoutee: 9,
      part_autres: 20,
    },
    { perimetre: 'scolaire', taux_poursuite: null, part_poursuite: null },
  ]);
});

const CFA =
  'Année;UAI;Libellé;Région;DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;DEVENIR Part autre situation 6 mois;Part contrats apprentissage interrompus;Taux poursuite études;Taux emploi 6 mois;Taux emploi 6 mois attendu;VA emploi 6 mois;Taux emploi 12 mois;Taux emploi 18 mois;Taux emploi 24 mois;num_ligne';
const FICHIERS_CFA = {
  'depp-2022-2023-apprentissage.csv': `${DEPP_CFA}\r\n0010826T;CECOF;ARA;43;69;69;0;43;39;18`,
  'cfa.csv': `${CFA}\r\ncumul 2022-2023;0010826T;CECOF;ARA;43.0;39.0;18.0;12.0;43.0;69.0;69.0;0.0;73.0;;;1.0\r\n`,
};

const lireSources = (banc: ReturnType<typeof buildBanc>) =>
  banc.lit('select source, uai from sorties_etablissements order by uai, source');

test('fichier DEPP et série ouverte des CFA gardent chacun leurs lignes', async () => {
  const banc = buildBanc();
  const { fichiers } = await banc.importe(FICHIERS_CFA);
  expect(fichiers.map((f) => [f.source, f.statut, f.retenues])).toEqual([
    ['inserjeunes_cfa', 'charge', 1],
    ['inserjeunes_apprentissage', 'charge', 1],
  ]);
  expect(lireSources(banc)).toEqual([
    { source: 'inserjeunes_apprentissage', uai: '0010826T' },
    { source: 'inserjeunes_cfa', uai: '0010826T' },
  ]);
});

test('le contenu de la base ne dépend pas de l’ordre des imports, même quand une série perd un établissement', async () => {
  const depp = { 'depp-2022-2023-apprentissage.csv': FICHIERS_CFA['depp-2022-2023-apprentissage.csv'] };
  const complete = { 'cfa.csv': FICHIERS_CFA['cfa.csv'] };
  const reduite = { 'cfa.csv': FICHIERS_CFA['cfa.csv'].replace('0010826T', '0020079X') };
  const [direct, inverse] = [buildBanc(), buildBanc()];
  for (const fichiers of [depp, complete, reduite]) await direct.importe(fichiers);
  for (const fichiers of [complete, reduite, depp]) await inverse.importe(fichiers);
  expect(lireSources(direct)).toEqual([
    { source: 'inserjeunes_apprentissage', uai: '0010826T' },
    { source: 'inserjeunes_cfa', uai: '0020079X' },
  ]);
  expect(inverse.empreinte()).toBe(direct.empreinte());
});

const FINE =
  "n°UAI de l'établissement;Libellé de l'établissement;Région;CODE;Type de diplôme;Libellé de la formation;Durée de formation (en année);Diplôme renové ou nouveau;Taux de poursuite d'études;Taux d'emploi 6 mois après la sortie;Taux d'emploi 12 mois après la sortie";
const API =
  'annee,uai,libelle,region,type_diplome,code_formation_mefstat11,libelle_formation,duree_formation,diplome_renove_ou_nouveau,part_en_poursuite_d_etudes,part_en_emploi_6_mois_apres_la_sortie,part_des_autres_situations,taux_poursuite_etudes,taux_emploi_6_mois,taux_emploi_12_mois,taux_emploi_18_mois,taux_emploi_24_mois';
const CSV_OUVERT =
  'UAI;Libellé;Type diplome;Année;Région;Code formation mefstat11;Libellé formation;Durée formation;Diplôme rénové ou nouveau;Taux poursuite études;Taux emploi 6 mois;Taux emploi 12 mois;Taux emploi 18 mois;Taux emploi 24 mois;DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;DEVENIR Part autre situation 6 mois';

test.each([
  [
    'formation fine, voie scolaire',
    `${FINE.replace('CODE', 'Code formation Mefstat11')}\n0010001W;LP;ARA;23830022707;BAC PRO;X;3;non;40;51;55\n`,
    { perimetre: 'scolaire', code: '23830022707', taux_poursuite: 40, taux_emploi6_mois: 51, taux_emploi12_mois: 55 },
  ],
  [
    'formation fine, apprentissage',
    `${FINE.replace('CODE', 'Code formation apprentissage')}\n0010001W;LP;ARA;40022707;BAC PRO;X;3;non;nd;51;55\n`,
    { perimetre: 'apprentissage', code: '40022707', taux_poursuite: null, taux_emploi6_mois: 51 },
  ],
  [
    'identifiants de l’API',
    `${API}\n2022-2023,0010001W,LP,ARA,BAC PRO,23830022707,X,3,non,40,31,29,40,51,55,56,57\n`,
    { perimetre: 'scolaire', code: '23830022707', taux_poursuite: 40, taux_emploi24_mois: 57, part_autres: 29 },
  ],
  [
    'libellés CSV',
    `${CSV_OUVERT}\n0010001W;LP;BAC PRO;cumul 2022-2023;ARA;23830022707;X;3;non;40;51;55;56;57;40;31;29\n`,
    { perimetre: 'scolaire', code: '23830022707', taux_emploi18_mois: 56, part_emploi6_mois: 31 },
  ],
])('InserJeunes établissement × formation, %s', async (presentation, contenu, attendu) => {
  const { importe, lit } = buildBanc();
  const { fautes, fichiers } = await importe({ 'nMef.csv': N_MEF, 'fine-2022_2023.csv': contenu });
  expect(fautes).toEqual([]);
  expect(fichiers.map((f) => f.presentation)).toContain(presentation);
  expect(lit('select * from sorties_etablissements')).toMatchObject([
    { millesime: '2022_2023', uai: '0010001W', ...attendu },
  ]);
});

test('InserJeunes national : reconnu, non chargé, avec sa raison', async () => {
  const { importe } = buildBanc();
  const entetes =
    "Code Formation;Type de diplôme;Libellé de la formation;Durée de formation (en année);Diplôme rénové ou nouveau;Taux de poursuite d'études;nb en poursuite d'études;nb en année terminale;Taux d'emploi 6 mois après la sortie;nb en emploi 6 mois après la sortie;nb de sortants 6 mois après la sortie;Taux d'emploi 12 mois après la sortie;nb en emploi 12 mois après la sortie";
  const { statut, fichiers } = await importe({
    'national.csv': `${entetes}\n23830022707;BAC PRO;X;3;non;40;40;100;50;30;60;55;33\n`,
  });
  expect(statut).toBe('inchange');
  expect(fichiers[0]).toMatchObject({
    statut: 'non_charge',
    motif: 'taux nationaux : l’application les calcule à partir des régions',
  });
});

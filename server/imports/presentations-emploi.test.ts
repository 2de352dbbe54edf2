import { expect, test } from 'vitest';
import { buildBanc } from './banc.ts';

test('ROME : marqueurs de transition', async () => {
  const { importe, lit } = buildBanc();
  await importe({
    'rome.csv':
      'code_rome;code_fiche_metier;code_ogr;libelle_rome;transition_eco;transition_num;transition_demo;emploi_reglemente;emploi_cadre;code_rome_parent\nM1805;567;494;Développeur;Emploi Vert;O;N;;;\nA1101;1;2;Conducteur;;N;;;;\n',
  });
  expect(
    lit(
      'select code, transition_ecologique as e, transition_numerique as n, transition_demographique as d from romes order by code',
    ),
  ).toEqual([
    { code: 'A1101', e: 0, n: 0, d: 0 },
    { code: 'M1805', e: 1, n: 1, d: 0 },
  ]);
});

test('Certif Info : au plus cinq métiers par ligne, ceux d’un même diplôme s’ajoutent sans se répéter', async () => {
  const { importe, lit } = buildBanc();
  const { fichiers } = await importe({
    'certif.csv':
      'Code_Diplome;Code_Rome_1;Code_Rome_2;Code_Rome_3;Code_Rome_4;Code_Rome_5;Code_Scolarité\n1;F1603;F1106;;;;40022707\n2;F1106;H2502;;;;40022707\n3;A1101;;;;;\n4;;;;;;50025524\n',
  });
  expect(lit('select cfd, rang, rome from diplomes_romes order by rang')).toEqual([
    { cfd: '40022707', rang: 1, rome: 'F1603' },
    { cfd: '40022707', rang: 2, rome: 'F1106' },
    { cfd: '40022707', rang: 3, rome: 'H2502' },
  ]);
  expect(fichiers[0]).toMatchObject({
    lues: 4,
    retenues: 1,
    sommees: 1,
    ignoreesParRaison: { 'certification sans code de diplôme (CFD)': 1, 'diplôme sans métier ROME': 1 },
  });
});

test('FAP-2021 : quatre niveaux emboîtés', async () => {
  const { importe, lit } = buildBanc();
  await importe({
    'fap.csv':
      'Code FAP 22;Intitulé FAP 22;Code FAP 86;Intitulé FAP 86;Code FAP 228;Intitulé FAP 228;Code FAP 341;Intitulé FAP 341\r\nA;Agriculture;A0X;Agriculteurs;A0X41;Eleveurs;A0X41c;Eleveurs de lapins\r\n',
  });
  expect(lit('select niveau, code, parent from faps order by niveau')).toEqual([
    { niveau: 22, code: 'A', parent: null },
    { niveau: 86, code: 'A0X', parent: 'A' },
    { niveau: 228, code: 'A0X41', parent: 'A0X' },
    { niveau: 341, code: 'A0X41c', parent: 'A0X41' },
  ]);
});

test('formats SAS de la Dares : intitulés FAP-2009 et passage du ROME, en windows-1252', async () => {
  const { importe, lit } = buildBanc();
  const intitules =
    'value $FAP9_0L\r\n"A_Z" ="Ensemble" ;\r\nvalue $FAP9_1L\r\n"A"="A : Agriculture, pêche"\r\nOther ="Z : Autre" ;\r\nvalue $FAP9_3L\r\n"A0Z"="A0Z : Éleveurs"\r\nvalue $FAP9_5L\r\n"A0Z40"="A0Z40 : Agriculteurs salariés"\r\nOther  ="ZZZZZ : Autre" ;\r\nrun;\r\n';
  const passage =
    'proc format ;\r\nvalue  $FAP9RSQ\r\n"A1403","A1407"    =\t"A0Z41"\r\n Other ="ZZZZZ";\r\n run;\r\nproc format ;\r\nvalue  $FAP9RAQ\r\n"E11019"  = "U0Z90"\r\n Other = "ZZZZZ";\r\n run;  ';
  const { fautes } = await importe({ 'a.txt': Buffer.from(intitules, 'latin1'), 'b.txt': passage });
  expect(fautes).toEqual([]);
  expect(lit('select niveau, code, libelle, parent from faps order by niveau')).toEqual([
    { niveau: 22, code: 'A', libelle: 'Agriculture, pêche', parent: null },
    { niveau: 87, code: 'A0Z', libelle: 'Éleveurs', parent: 'A' },
    { niveau: 225, code: 'A0Z40', libelle: 'Agriculteurs salariés', parent: 'A0Z' },
  ]);
  expect(lit('select rome, qualification, fap from romes_faps order by rome')).toEqual([
    { rome: 'A1403', qualification: '', fap: 'A0Z41' },
    { rome: 'A1407', qualification: '', fap: 'A0Z41' },
    { rome: 'E1101', qualification: '9', fap: 'U0Z90' },
  ]);
});

test('métiers en tension, domaines professionnels, chômage', async () => {
  const { importe, lit } = buildBanc();
  const { fautes } = await importe({
    'metiers_mars_2024.csv':
      'Region,Famille Professionnelle,Code FAP\nFrance Entière,Éleveurs salariés,A0Z41\nBretagne,Maçons,B2Z42',
    'domaines.csv': 'code_domaine_professionnel;libelle_domaine_professionnel\nA11;Engins agricoles\n',
    'regions.csv': 'codeRegion;rentreeScolaire;tauxChomage\n01;2023;19,3\n01;2022;18\n',
    'departements.csv': 'codeDepartement;libelleDepartement;rentreeScolaire;tauxChomage\n001;AIN;2023;5,7\n',
  });
  expect(fautes).toEqual([]);
  expect(lit('select annee, region, fap from metiers_tension order by fap')).toEqual([
    { annee: 2024, region: 'France entière', fap: 'A0Z41' },
    { annee: 2024, region: 'Bretagne', fap: 'B2Z42' },
  ]);
  expect(lit('select maille, code, annee, taux from chomages order by maille, annee')).toEqual([
    { maille: 'departement', code: '001', annee: 2023, taux: 5.7 },
    { maille: 'region', code: '01', annee: 2022, taux: 18 },
    { maille: 'region', code: '01', annee: 2023, taux: 19.3 },
  ]);
  expect(lit("select annee from fichiers where source = 'chomage_regions' order by annee")).toEqual([
    { annee: '2022' },
    { annee: '2023' },
  ]);
});

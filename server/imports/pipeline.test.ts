import { expect, test } from 'vitest';
import { buildBanc, N_MEF } from './banc.ts';

const ENTETES = "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total";
const constat = (...lignes: string[]): string => `${[ENTETES, ...lignes].join('\n')}\n`;
const BON = constat('2020;0010001W;23210025524;12');

/** Cent UAI bien formés et, parmi eux, `mauvaises` lignes de MEF inconnu. */
const buildCent = (mauvaises: number): string =>
  constat(
    ...Array.from({ length: 100 }, (_, i) => {
      const uai = `${String(i).padStart(7, '0')}A`;
      return `2020;${uai};${i < mauvaises ? '23210099999' : '23210025524'};12`;
    }),
  );

test('importer deux fois les mêmes fichiers ne change rien, pas même la date de chargement', async () => {
  const { importe, empreinte, lit } = buildBanc();
  const premier = await importe({ 'nMef.csv': N_MEF, 'c.csv': BON });
  const [avant, fichiers] = [empreinte(), lit('select * from fichiers')];
  const second = await importe({ 'nMef.csv': N_MEF, 'renomme.csv': BON });
  expect(premier.statut).toBe('charge');
  expect(second).toMatchObject({ statut: 'inchange', version: premier.version });
  expect(second.fichiers.map((f) => f.statut)).toEqual(['inchange', 'inchange']);
  expect(lit('select * from fichiers')).toEqual(fichiers);
  expect(empreinte()).toBe(avant);
});

test('un nouveau fichier de la même source et de la même rentrée remplace l’ancien, et lui seul', async () => {
  const { importe, lit } = buildBanc();
  await importe({ 'nMef.csv': N_MEF, '2020.csv': BON, '2021.csv': constat('2021;0010001W;23210025524;20') });
  await importe({ 'corrige.csv': constat('2020;0010001W;23830022707;7') });
  expect(lit('select rentree, mefstat11, effectif from constats order by rentree')).toEqual([
    { rentree: 2020, mefstat11: '23830022707', effectif: 7 },
    { rentree: 2021, mefstat11: '23210025524', effectif: 20 },
  ]);
});

test('un fichier de plusieurs années remplace chaque année qu’il porte', async () => {
  const { importe, lit } = buildBanc();
  const chomage = (...lignes: string[]) => `codeRegion;rentreeScolaire;tauxChomage\n${lignes.join('\n')}\n`;
  await importe({ 'a.csv': chomage('01;2021;17', '01;2022;18', '01;2023;19') });
  const { fichiers } = await importe({ 'b.csv': chomage('01;2022;18,5', '01;2024;20') });
  expect(fichiers[0]?.annees).toEqual(['2022', '2024']);
  expect(lit('select annee, taux from chomages order by annee')).toEqual([
    { annee: 2021, taux: 17 },
    { annee: 2022, taux: 18.5 },
    { annee: 2023, taux: 19 },
    { annee: 2024, taux: 20 },
  ]);
});

test('la version des données ne dépend que des fichiers en vigueur, pas de l’ordre des imports', async () => {
  const [ensemble, separe] = [buildBanc(), buildBanc()];
  const { version } = await ensemble.importe({ 'nMef.csv': N_MEF, 'c.csv': BON });
  await separe.importe({ 'nMef.csv': N_MEF });
  const suite = await separe.importe({ 'c.csv': BON });
  expect(suite.version).toBe(version);
  expect(separe.lit("select valeur from proprietes where cle = 'version'")).toEqual([{ valeur: version }]);
});

test('un essai lit, contrôle et dit tout, sans rien écrire', async () => {
  const { importe, empreinte } = buildBanc();
  const avant = empreinte();
  const { statut, fichiers } = await importe({ 'nMef.csv': N_MEF, 'c.csv': BON }, { essai: true });
  expect(statut).toBe('essai');
  expect(fichiers.map((f) => [f.source, f.statut, f.lues])).toEqual([
    ['constat', 'non_ecrit', 1],
    ['bcn_mef', 'non_ecrit', 3],
  ]);
  expect(fichiers[0]?.jointures).toMatchObject([
    { libelle: 'UAI absent de tout annuaire', codes: 1, exemples: ['0010001W'] },
  ]);
  expect(empreinte()).toBe(avant);
});

test('sous la tolérance, les lignes rejetées sont dites et le reste est écrit ; au-delà, rien', async () => {
  const { importe, compte } = buildBanc();
  const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'c.csv': buildCent(1) });
  expect(fichiers.find((f) => f.source === 'constat')).toMatchObject({
    statut: 'charge',
    lues: 100,
    retenues: 99,
    rejetees: 1,
    rejeteesParMotif: { 'Mef Bcp 11 : MEFSTAT11 inconnu de la nomenclature': 1 },
    rejets: [{ ligne: 2, colonne: 'Mef Bcp 11', valeur: '23210099999', motif: 'MEFSTAT11 inconnu de la nomenclature' }],
  });
  expect((await importe({ 'c.csv': buildCent(2) })).statut).toBe('refuse');
  expect(compte('constats')).toBe(99);
});

test('le même fichier se recharge quand une nomenclature plus récente change son issue', async () => {
  const { importe, compte } = buildBanc();
  await importe({ 'nMef.csv': N_MEF, 'c.csv': buildCent(1) });
  const enrichie = `${N_MEF}2412559999;241;50025599;2;1;1CAP2 NOUVEAU;01/09/2024;;23210099999\n`;
  await importe({ 'nMef.csv': enrichie, 'c.csv': buildCent(1) });
  expect(compte('constats')).toBe(100);
});

test('le même fichier donné sous deux noms n’est chargé qu’une fois', async () => {
  const { importe } = buildBanc();
  const { statut, fichiers } = await importe({ 'nMef.csv': N_MEF, 'a.csv': BON, 'b.csv': BON });
  expect(statut).toBe('charge');
  expect(fichiers.map((f) => [f.nom, f.statut, f.motif])).toContainEqual([
    'b.csv',
    'non_charge',
    'identique à « a.csv », chargé une seule fois',
  ]);
});

test('échantillons, documentation, contours et préfectures sont reconnus et non chargés, avec leur raison', async () => {
  const { importe } = buildBanc();
  const { fautes, fichiers } = await importe({
    'README.md': '# Données',
    'constat.sample.csv': 'a,b\n',
    'x_headers.txt': '# en-têtes',
    'regions.geojson': '{"type":"FeatureCollection","features":[]}',
    'gps.csv': 'geo_point,commune,code_INSEE,service,DEP,REG\n"46.2,5.2",Bourg,01053,Préfecture,01,""\n',
    'dico.csv': 'Unnamed: 0,Unnamed: 1,Unnamed: 2\n,annee,2024\n',
  });
  expect(fautes).toEqual([]);
  expect(fichiers.map((f) => f.statut)).toEqual(Array(6).fill('non_charge'));
  expect(fichiers.find((f) => f.nom === 'constat.sample.csv')?.motif).toBe('échantillon de format, non chargé');
});

test('UTF-8 avec marque d’ordre, fins de ligne Windows : mêmes lignes', async () => {
  const { importe, lit } = buildBanc();
  const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'c.csv': `\ufeff${BON.replaceAll('\n', '\r\n')}` });
  expect(fichiers[0]).toMatchObject({ encodage: 'UTF-8 avec BOM', forme: 'CSV, point-virgule, CRLF' });
  expect(lit('select rentree, uai, effectif from constats')).toEqual([
    { rentree: 2020, uai: '0010001W', effectif: 12 },
  ]);
});

test('une valeur entre guillemets qui va à la ligne ne décale pas les numéros de ligne rejetée', async () => {
  const { importe } = buildBanc();
  const lignes = ['UAI;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP;MEFSTAT11;LIBELLÉFORMATION'];
  lignes.push('0010001W;1;Scolaire;12;32211031212;"BTS\nNDRC"', '0010001W;1;Scolaire;12;99999999999;BTS');
  const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'bts_2024.csv': `${lignes.join('\n')}\n` });
  expect(fichiers[0]?.rejets.map((r) => r.ligne)).toEqual([4]);
});

test('un fichier de dix mille lignes dont les valeurs vont à la ligne se lit sans attendre, chaque numéro juste', async () => {
  const { importe } = buildBanc();
  const lignes = ['UAI;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP;MEFSTAT11;LIBELLÉFORMATION'];
  for (let i = 0; i < 10_000; i += 1) {
    const mef = i % 5000 === 4999 ? '99999999999' : '32211031212';
    lignes.push(`${String(i).padStart(7, '0')}W;1;Scolaire;12;${mef};"BTS\nNDRC"`);
  }
  const debut = performance.now();
  const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'bts_2024.csv': `${lignes.join('\n')}\n` });
  expect(performance.now() - debut).toBeLessThan(10_000);
  expect(fichiers[0]?.rejets.map((r) => r.ligne)).toEqual([10_000, 20_000]);
});

test('un fichier bien plus court que celui qu’il remplace est tenu pour coupé, sauf accord explicite', async () => {
  const { importe, compte } = buildBanc();
  await importe({ 'nMef.csv': N_MEF, 'c.csv': buildCent(0) });
  const court = buildCent(0).split('\n').slice(0, 51).join('\n').concat('\n');
  expect((await importe({ 'c.csv': court })).fautes).toEqual([
    '« c.csv » : 50 lignes pour 2020 contre 100 en base : le fichier est sans doute coupé. Ajoutez --reduction s’il est complet.',
  ]);
  expect(compte('constats')).toBe(100);
  expect((await importe({ 'c.csv': court }, { reduction: true })).statut).toBe('charge');
  expect(compte('constats')).toBe(50);
});

import { expect, test } from 'vitest';
import { buildBanc, N_MEF } from './banc.ts';

test('annuaire, géolocalisation et ACCE : un jeu d’établissements par source', async () => {
  const { importe, lit } = buildBanc();
  const { fautes } = await importe({
    'annuaire.csv':
      'Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Code_commune;Nom_commune;Code_departement;Code_academie;Code_region;date_ouverture;ministere_tutelle;code_nature;latitude;longitude\n0010001W;LP Bérard;Lycée;Public;01004;Ambérieu;;10;84;1965-05-01;MEN;320;45.97;5.35\n0940176F;École;Ecole;Privé;94034;Fresnes;094;24;11;;;;;\n',
    'geoloc.csv':
      'numero_uai;appellation_officielle;denomination_principale;patronyme_uai;secteur_public_prive_libe;libelle_commune;coordonnee_x;coordonnee_y;latitude;longitude;nature_uai;nature_uai_libe;code_departement;code_region;code_academie;code_commune;libelle_ministere;date_ouverture\n0061642C;Lycée International;LYCEE;INTERNATIONAL;Public;Valbonne;1;2;43.62;7.04;300;LYCEE GT;006;93;23;06152;MEN;1986-05-12\n',
    'acce.csv':
      'numero_uai,numero_siren_siret_uai,academie,nature_uai,appellation_officielle,adresse_uai,code_postal_uai,secteur_public_prive,date_ouverture,date_fermeture,ministere_tutelle,departement_insee_3_libe\n0010007C,19010007300013,10.0,320,"Lycée Brillat Savarin, Belley",15 AVENUE,01206,PU,01/05/1965,31/08/2001,6,Ain\n',
  });
  expect(fautes).toEqual([]);
  expect(lit('select * from annuaires order by annuaire, uai')).toMatchObject([
    {
      annuaire: 'acce',
      uai: '0010007C',
      nom: 'Lycée Brillat Savarin, Belley',
      secteur: 'public',
      academie: '10',
      nature: '320',
      commune: null,
      date_ouverture: '1965-05-01',
      date_fermeture: '2001-08-31',
    },
    { annuaire: 'annuaire', uai: '0010001W', departement: null, latitude: 45.97, date_ouverture: '1965-05-01' },
    { annuaire: 'annuaire', uai: '0940176F', secteur: 'prive', departement: '094', latitude: null },
    { annuaire: 'geolocalisation', uai: '0061642C', commune: '06152', departement: '006', nature: '300' },
  ]);
});

test('bassins d’emploi 2021 (zéro de tête perdu) et 2026 (année dans les en-têtes)', async () => {
  const { importe, lit } = buildBanc();
  const { fautes } = await importe({
    'bassins_2021.csv': 'reg,dep,codgeo,codbe,libbe\r\n84,1,1001,8401,AMBERIEU \r\n1,97,97129,101,BASSE-TERRE\r\n',
    'decoupage.csv':
      'region,dep,code_commune,lib_commune,code_bassin_2026,lib_bassin_2026\n84,01,01001,Abergement,8401,AMBERIEU\n',
  });
  expect(fautes).toEqual([]);
  expect(
    lit('select annee, commune, bassin, libelle_bassin as l from communes_bassins order by annee, commune'),
  ).toEqual([
    { annee: 2021, commune: '01001', bassin: '8401', l: 'AMBERIEU' },
    { annee: 2021, commune: '97129', bassin: '101', l: 'BASSE-TERRE' },
    { annee: 2026, commune: '01001', bassin: '8401', l: 'AMBERIEU' },
  ]);
});

test('communes, centres, zones d’emploi et départements', async () => {
  const { importe, lit } = buildBanc();
  const { fautes, fichiers } = await importe({
    'communes.csv': "CODGEO,CODREG,CODDEP,LIBGEO\n2A004,94,2A,Ajaccio\n01001,84,01,L'Abergement\n",
    'centres.csv':
      ';GeoPoint;Annee;Code_Officiel_Commune;latitude;longitude\n0;47.28, 2.83;2025;18287;47.282368;2.832356\n',
    'zones.csv': 'codgeo,libgeo,ze_2020,codze2020,libze2020\n97601,Acoua,0601 - Mayotte,0601,Mayotte\n,,,,\n',
    'departements.csv':
      'libelleRegion;codeAcademie;codeRegion;codeDepartement;libelleAcademie;libelleDepartement\nAuvergne-Rhône-Alpes;10;84;001;Lyon;Ain\nSans objet;$;99;;Non renseignée;\nCorse;27;94;02A;Corse;Corse-du-Sud\n',
  });
  expect(fautes).toEqual([]);
  expect(lit('select code, departement from communes order by code')).toEqual([
    { code: '01001', departement: '001' },
    { code: '2A004', departement: '02A' },
  ]);
  expect(lit('select annee, commune, zone from communes_zones')).toEqual([
    { annee: 2020, commune: '97601', zone: '0601' },
  ]);
  expect(lit('select code, code_region as r from departements')).toEqual([
    { code: '001', r: '84' },
    { code: '02A', r: '94' },
  ]);
  expect(fichiers.find((f) => f.source === 'departements')).toMatchObject({
    lues: 3,
    retenues: 2,
    rejetees: 0,
    ignoreesParRaison: { 'ligne sans département': 1 },
  });
});

test('filiation des diplômes : ANCIEN et NOUVEAU fusionnés, fichier en windows-1252', async () => {
  const { importe, lit } = buildBanc();
  const colonnes = [1, 2, 3, 4, 5, 6, 7];
  const entetes = [
    'FORMATION_DIPLOME',
    ...colonnes.map((n) => `ANCIEN_DIPLOME_${n}`),
    ...colonnes.map((n) => `NOUVEAU_DIPLOME_${n}`),
    'COMMENTAIRE',
  ];
  const ligne = (cfd: string, anciens: string[], nouveaux: string[], commentaire: string) =>
    [
      cfd,
      ...colonnes.map((n) => anciens[n - 1] ?? ''),
      ...colonnes.map((n) => nouveaux[n - 1] ?? ''),
      commentaire,
    ].join(';');
  const lignes = [
    entetes.join(';'),
    ligne('40022707', ['40022704', '40022705'], [], 'rénové'),
    ligne('40022704', [], ['40022707'], 'abrogé'),
    ligne('50025524', [], [], ''),
  ];
  const { fichiers } = await importe({ 'n.csv': Buffer.from(`${lignes.join('\n')}\n`, 'latin1') });
  expect(fichiers[0]).toMatchObject({ encodage: 'windows-1252', retenues: 2, ignorees: 1 });
  expect(lit('select ancien, nouveau from diplomes_filiations order by ancien')).toEqual([
    { ancien: '40022704', nouveau: '40022707' },
    { ancien: '40022705', nouveau: '40022707' },
  ]);
});

test('formations-diplômes : les guillemets de la BCN sont du texte', async () => {
  const { importe, lit } = buildBanc();
  const entetes =
    'FORMATION_DIPLOME;NIVEAU_FORMATION_DIPLOME;GROUPE_SPECIALITE;LIBELLE_COURT;LIBELLE_LONG_200;DATE_OUVERTURE;DATE_FERMETURE;COMMENTAIRE;NATURE_FORMATION_DIPLOME';
  const { fautes } = await importe({
    'v.csv': `${entetes}\n26031001;260;310;LIC;DIPLOME "EXPORT" (LIC);01/09/2000;31/08/2009;"Diplome d'etat" en 4 ans;1\n40022707;400;227;BCP;CHAUFFAGE;01/09/2006;;;1\n`,
  });
  expect(fautes).toEqual([]);
  expect(lit('select cfd, libelle, date_fermeture as f from diplomes order by cfd')).toEqual([
    { cfd: '26031001', libelle: 'DIPLOME "EXPORT" (LIC)', f: '2009-08-31' },
    { cfd: '40022707', libelle: 'CHAUFFAGE', f: null },
  ]);
});

test('diplômes professionnels : CFD tiré du code, édition la plus récente gardée', async () => {
  const { importe, lit } = buildBanc();
  const entetes =
    "Commission professionnelle consultative;Secteur;Niveau;Code diplôme;Diplôme;Intitulé de la spécialité (et options);Code RNCP;Date de l'arrêté de création;Première session;Dernière session";
  await importe({
    'dp.csv': `${entetes}\nCPC Construction;BTP;3;500-23118 U;CAP;Ancien;4463;2006-03-24;2008;2024\nCPC Construction;BTP;3;500-23118 U;CAP;Nouveau;37891;2022-08-29;2025;\n`,
  });
  expect(lit('select cfd, intitule, premiere_session as p from diplomes_professionnels')).toEqual([
    { cfd: '50023118', intitule: 'Nouveau', p: '2025' },
  ]);
});

test('MEF, niveaux, dispositifs et NSF', async () => {
  const { importe, lit } = buildBanc();
  const { fautes } = await importe({
    'mef.csv': N_MEF,
    'niveaux.csv': 'NIVEAU_FORMATION_DIPLOME;NIVEAU_INTERMINISTERIEL;LIBELLE_COURT;LIBELLE_100\n500;5;CAP;CERTIFICAT\n',
    'dispositifs.csv':
      'DISPOSITIF_FORMATION;NIVEAU_FORMATION_DIPLOME;LIBELLE_COURT;LIBELLE_LONG;DATE_OUVERTURE\n241;500;CAP2;CAP EN 2 ANS;\n',
    'categories.csv':
      'CATEGORIE_SPECIALITE;LIBELLE_COURT;LIBELLE_LONG;LIBELLE_STAT_33;LIBELLE_STAT_3\n2;PRD;PRODUCTION;PROD;PRD\n',
    'domaines.csv': 'DOMAINE_SPECIALITE;CATEGORIE_SPECIALITE;LIBELLE_COURT;LIBELLE_LONG\n22;2;;TRANSFORMATIONS\n',
    'groupes.csv':
      'GROUPE_SPECIALITE;DOMAINE_SPECIALITE;LIBELLE_COURT;LIBELLE_LONG;LIBELLE_EDITION\n227;22;;ENERGIE;Énergie, génie climatique\n',
  });
  expect(fautes).toEqual([]);
  expect(lit('select mefstat11, cfd, annee, date_fermeture as f from mefs order by mef')).toEqual([
    { mefstat11: '23210025524', cfd: '50025524', annee: 1, f: null },
    { mefstat11: '23830022707', cfd: '40022707', annee: 3, f: '2027-08-31' },
    { mefstat11: '32211031212', cfd: '32031212', annee: 1, f: null },
  ]);
  expect(lit('select code, libelle_court as c, niveau_interministeriel as n from niveaux_diplome')).toEqual([
    { code: '500', c: 'CAP', n: '5' },
  ]);
  expect(lit('select code, niveau_diplome as n from dispositifs')).toEqual([{ code: '241', n: '500' }]);
  expect(lit('select code, rang, libelle, parent from nsf order by code')).toEqual([
    { code: '2', rang: 'categorie', libelle: 'PRODUCTION', parent: null },
    { code: '22', rang: 'domaine', libelle: 'TRANSFORMATIONS', parent: '2' },
    { code: '227', rang: 'groupe', libelle: 'Énergie, génie climatique', parent: '22' },
  ]);
});

test('groupes de formations, familles de métiers, options de BTS, actions prioritaires, disciplines', async () => {
  const { importe, lit } = buildBanc();
  const { fautes, fichiers } = await importe({
    'types.csv': 'TYPE_GROUPE_FORMATION;LIBELLE_COURT;LIBELLE_EDITION\nTG01;FAMILLE;Famille de métiers\n',
    'groupes.csv':
      'GROUPE_FORMATION;TYPE_GROUPE_FORMATION;LIBELLE_COURT;LIBELLE_EDITION\nG0003;TG01;BTP;Construction durable\n',
    'liens.csv': 'GROUPE_FORMATION;FORMATION_DIPLOME;DATE_OUVERTURE\nG0003;40020006;01/09/2019\n',
    'familles.csv':
      'FAMILLE;SPECIALITE;MEFSTAT11_COMMUN;CFD_COMMUN;MEFSTAT11_SPECIALITE;CFD_SPECIALITE;CODE_MINISTERE_TUTELLE\nConstruction;Travaux publics;23810020006;40020006;23830023102;40023102;06\n',
    'options.csv':
      'CFD_COMMUN;FAMILLE;CFD_SPECIALITE;SPECIALITE;RS CFDannee1\n32032612;SIO;32032613;SIO option A;2020|2021\n',
    'actions.csv':
      'Formation;Diplôme;cfd;Région sélectionnée;codeRegion;codeDispositif\nX;CAP;50031224;IdF;11;241\nX;CAP;50031224;IdF;11;241\n',
    'disciplines.csv': '\ufeffcodeDiscipline;libelleDiscipline\nL0421;Allemand \n',
  });
  expect(fautes).toEqual([]);
  expect(lit('select type, libelle from groupes_formation')).toEqual([
    { type: 'TG01', libelle: 'Construction durable' },
  ]);
  expect(lit('select groupe, cfd from liens_formation_groupe')).toEqual([{ groupe: 'G0003', cfd: '40020006' }]);
  expect(lit('select type, cfd_commun as c, cfd_specialite as s from familles_metiers order by type')).toEqual([
    { type: '1ere_commune', c: '32032612', s: '32032613' },
    { type: '2nde_commune', c: '40020006', s: '40023102' },
  ]);
  expect(fichiers.find((f) => f.source === 'actions_prioritaires')).toMatchObject({ retenues: 1, ignorees: 1 });
  expect(lit('select code, libelle from disciplines')).toEqual([{ code: 'L0421', libelle: 'Allemand' }]);
});

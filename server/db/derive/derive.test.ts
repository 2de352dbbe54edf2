import { describe, expect, it } from 'vitest';
import { buildBancDerive, getMefstat, UAI } from './banc.ts';

const COMMUNE = '40025299';
const SPECIALITE = '40025214';
const AUTRE_MEF = '40025215';
const BTS = '32025004';
const ANCIEN = '40025505';
const NOUVEAU = '40025506';
const BAC_PRO = { dispositif: '247', duree: 3 };

type Banc = ReturnType<typeof buildBancDerive>;

/** Une offre présente, et son diplôme. */
const offre = (banc: Banc, cfd: string, cursus: Partial<Parameters<Banc['cursus']>[0]> = {}): void => {
  const complet = { cfd, ...BAC_PRO, ...cursus };
  banc.cursus(complet);
  banc.constat(getMefstat(cfd, complet.dispositif, 1), 20);
};

const lireFormation = (banc: Banc, cfd: string, voie = 'scolaire') => {
  const [formation, ...autres] = banc.lit('select * from formations where cfd = ? and voie = ?', cfd, voie);
  expect(autres).toEqual([]);
  return formation;
};

const lireEntree = (banc: Banc, cfd: string) =>
  banc.lit(
    `select e.* from entrees e join offres o on o.id = e.offre_id join formations f on f.id = o.formation_id
     where f.cfd = ? order by f.voie desc, e.rentree`,
    cfd,
  );

const lireEtablissement = (banc: Banc, uai = UAI) => banc.lit('select * from etablissements where uai = ?', uai)[0];

describe('l’année d’entrée', () => {
  const buildFamille = () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: COMMUNE, ...BAC_PRO, nature: 'T' });
    banc.cursus({ cfd: SPECIALITE, ...BAC_PRO });
    banc.famille(COMMUNE, SPECIALITE);
    banc.constat(getMefstat(COMMUNE, '247', 1), 60);
    banc.constat(getMefstat(SPECIALITE, '247', 2), 24, { filles: 9 });
    banc.constat(getMefstat(SPECIALITE, '247', 3), 18);
    banc.affelnet(getMefstat(COMMUNE, '247', 1), { capacite: 64, voeux1: 90 });
    banc.affelnet(getMefstat(SPECIALITE, '247', 2), { capacite: 30, voeux1: 26 });
    banc.derive();
    return banc;
  };

  it('d’une spécialité est la deuxième, celle de la classe commune la première', () => {
    const banc = buildFamille();
    expect(lireFormation(banc, SPECIALITE)).toMatchObject({
      type: 'specialite',
      cfd_commun: COMMUNE,
      famille: 'Métiers de l’essai',
    });
    expect(lireFormation(banc, COMMUNE)).toMatchObject({ type: 'commune', cfd_commun: null });
    expect(lireEntree(banc, SPECIALITE)).toMatchObject([
      { effectif1: null, effectif2: 24, effectif3: 18, effectif_entree: 24, filles: 9 },
    ]);
    expect(lireEntree(banc, COMMUNE)).toMatchObject([{ effectif1: 60, effectif_entree: 60 }]);
  });

  it('porte la capacité et les vœux ; ceux d’une autre année ne comptent pas', () => {
    const banc = buildFamille();
    expect(lireEntree(banc, SPECIALITE)).toMatchObject([{ capacite: 30, voeux: 26, admission: 'affelnet' }]);
    expect(lireEntree(banc, COMMUNE)).toMatchObject([{ capacite: 64, voeux: 90 }]);

    const simple = buildBancDerive();
    simple.cursus({ cfd: SPECIALITE, ...BAC_PRO });
    simple.constat(getMefstat(SPECIALITE, '247', 1), 20);
    simple.affelnet(getMefstat(SPECIALITE, '247', 2), { capacite: 30 });
    simple.derive();
    expect(lireEntree(simple, SPECIALITE)).toMatchObject([{ effectif_entree: 20, capacite: null, admission: null }]);
  });

  it('suit aussi les groupes de la BCN, quand les tables tenues à la main ne disent rien', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: COMMUNE, ...BAC_PRO, nature: 'T' });
    banc.cursus({ cfd: SPECIALITE, ...BAC_PRO, nature: '2' });
    banc.groupe('G1', 'Famille de la BCN', [COMMUNE, SPECIALITE]);
    banc.constat(getMefstat(SPECIALITE, '247', 2), 24);
    banc.derive();
    expect(lireFormation(banc, SPECIALITE)).toMatchObject({ type: 'specialite', famille: 'Famille de la BCN' });
  });

  it('est la première pour une spécialité en un an, qui n’a pas de deuxième année', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: SPECIALITE, dispositif: '253', duree: 1 });
    banc.famille(COMMUNE, SPECIALITE);
    banc.constat(getMefstat(SPECIALITE, '253', 1), 12);
    banc.derive();
    expect(lireFormation(banc, SPECIALITE)).toMatchObject({ type: 'simple' });
    expect(lireEntree(banc, SPECIALITE)).toMatchObject([{ effectif_entree: 12 }]);
  });
});

describe('les entrées d’une offre', () => {
  it('gardent la raison d’une capacité inconnue, et les vœux', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: SPECIALITE, ...BAC_PRO });
    const mefstat = getMefstat(SPECIALITE, '247', 1);
    banc.affelnet(mefstat, { capacite: null, capaciteMotif: 'sentinelle', voeux1: 12 });
    banc.derive();
    expect(lireEntree(banc, SPECIALITE)).toMatchObject([
      { capacite: null, capacite_motif: 'sentinelle', voeux: 12, effectif_entree: null, constat_fichier_id: null },
    ]);
  });

  it('de deux MEFSTAT11 d’une même formation se somment, sauf ce qui manque à l’un', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: SPECIALITE, ...BAC_PRO });
    banc.cursus({ cfd: AUTRE_MEF, ...BAC_PRO });
    // Deux MEFSTAT11 pour une même première année : la BCN en a ouvert un second.
    banc.db.$client.prepare('update mefs set cfd = ? where cfd = ?').run(SPECIALITE, AUTRE_MEF);
    const [un, deux] = [getMefstat(SPECIALITE, '247', 1), getMefstat(AUTRE_MEF, '247', 1)];
    banc.affelnet(un, { rentree: 2022, capacite: 24, capaciteAffectation: 20, voeux1: 30 });
    banc.affelnet(deux, { rentree: 2022, capacite: 12, capaciteAffectation: 10, voeux1: 7 });
    banc.affelnet(un, { rentree: 2023, capacite: 24, capaciteAffectation: 20, voeux1: null });
    banc.affelnet(deux, { rentree: 2023, capacite: null, capaciteMotif: 'vide', voeux1: 7 });
    banc.affelnet(un, { rentree: 2024, capacite: null, capaciteMotif: 'sentinelle' });
    banc.affelnet(deux, { rentree: 2024, capacite: null, capaciteMotif: 'hors_bornes' });
    banc.derive();
    expect(lireEntree(banc, SPECIALITE)).toMatchObject([
      { capacite: 36, capacite_motif: null, capacite_affectation: 30, voeux: 37 },
      { capacite: null, capacite_motif: 'vide', capacite_affectation: null, voeux: null },
      { capacite: null, capacite_motif: 'sentinelle', voeux: 60 },
    ]);
  });

  it('laissent à part les places à distance d’un MEFSTAT11, sans perdre celles de l’autre', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: BTS, dispositif: '311', duree: 2 });
    banc.cursus({ cfd: AUTRE_MEF, dispositif: '311', duree: 2 });
    banc.db.$client.prepare('update mefs set cfd = ? where cfd = ?').run(BTS, AUTRE_MEF);
    const [un, deux] = [getMefstat(BTS, '311', 1), getMefstat(AUTRE_MEF, '311', 1)];
    const distance = { capacite: null, capaciteMotif: 'distance', voeux: null } as const;
    banc.parcoursup(un, { rentree: 2023, capacite: 30, voeux: 300 });
    banc.parcoursup(deux, { rentree: 2023, ...distance, capaciteDistance: 2400, voeuxDistance: 900 });
    banc.parcoursup(un, { rentree: 2024, ...distance, capaciteDistance: 100, voeuxDistance: 10 });
    banc.parcoursup(deux, { rentree: 2024, ...distance, capaciteDistance: 200, voeuxDistance: 20 });
    banc.derive();
    expect(lireEntree(banc, BTS)).toMatchObject([
      { capacite: 30, capacite_motif: null, voeux: 300, capacite_distance: 2400, voeux_distance: 900 },
      { capacite: null, capacite_motif: 'distance', voeux: null, capacite_distance: 300, voeux_distance: 30 },
    ]);
  });

  it('tiennent une ligne par rentrée, chaque source à la sienne', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: SPECIALITE, ...BAC_PRO });
    const mefstat = getMefstat(SPECIALITE, '247', 1);
    banc.constat(mefstat, 20, { rentree: 2020 });
    banc.affelnet(mefstat, { rentree: 2022, capacite: 24 });
    banc.derive();
    expect(lireEntree(banc, SPECIALITE)).toMatchObject([
      { rentree: 2020, effectif_entree: 20, capacite: null },
      { rentree: 2022, effectif_entree: null, capacite: 24 },
    ]);
    expect(banc.lit('select count(*) as n from offres')).toEqual([{ n: 1 }]);
  });

  it('séparent les voies : l’apprentissage se compte par CFD, sans dispositif', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: BTS, dispositif: '311', duree: 2 });
    banc.parcoursup(getMefstat(BTS, '311', 1), { voeux: 300 });
    banc.parcoursup(getMefstat(BTS, '311', 1), { voie: 'apprentissage', voeux: 40 });
    banc.derive();
    expect(lireFormation(banc, BTS)).toMatchObject({ dispositif: '311' });
    expect(lireFormation(banc, BTS, 'apprentissage')).toMatchObject({ dispositif: '' });
    expect(lireEntree(banc, BTS)).toMatchObject([
      { voeux: 300, admission: 'parcoursup' },
      { voeux: 40, admission: 'parcoursup' },
    ]);
  });
});

describe('les sorties', () => {
  const MEF = getMefstat(ANCIEN, '247', 3);
  const lireSorties = (banc: Banc, cfd: string) =>
    banc.lit(
      `select s.region, s.effectif_terminale as terminale, s.sortants, s.emploi6_mois as emploi, s.cfd_continuum as de
       from sorties s join formations f on f.id = s.formation_id where f.cfd = ? order by s.region`,
      cfd,
    );

  /** Un nouveau diplôme qui succède à un ancien, dont les sorties sont connues. */
  const buildSuccession = () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: ANCIEN, ...BAC_PRO, dateFermeture: '2021-08-31' });
    offre(banc, NOUVEAU);
    banc.filiation(ANCIEN, NOUVEAU);
    banc.sortie(MEF);
    return banc;
  };

  it('d’un diplôme qui en remplace seul un autre sont celles de l’ancien, et le disent', () => {
    const banc = buildSuccession();
    banc.derive();
    expect(lireSorties(banc, NOUVEAU)).toEqual([
      { region: '84', terminale: 100, sortants: 25, emploi: 20, de: ANCIEN },
    ]);
    expect(lireSorties(banc, ANCIEN)).toEqual([{ region: '84', terminale: 100, sortants: 25, emploi: 20, de: null }]);
    expect(lireFormation(banc, NOUVEAU)).toMatchObject({ cfd_continuum: ANCIEN });
  });

  it('propres au nouveau diplôme l’emportent, région par région', () => {
    const banc = buildSuccession();
    banc.sortie(MEF, { region: '11', effectifTerminale: 60 });
    banc.sortie(getMefstat(NOUVEAU, '247', 3), { region: '84', effectifTerminale: 30 });
    banc.derive();
    expect(lireSorties(banc, NOUVEAU)).toMatchObject([
      { region: '11', terminale: 60, de: ANCIEN },
      { region: '84', terminale: 30, de: null },
    ]);
  });

  it('ne se reprennent pas d’une fusion : deux anciens pour un nouveau', () => {
    const banc = buildSuccession();
    banc.filiation('40025507', NOUVEAU);
    banc.derive();
    expect(lireSorties(banc, NOUVEAU)).toEqual([]);
    expect(lireFormation(banc, NOUVEAU)).toMatchObject({ cfd_continuum: null });
  });

  it('ne se reprennent pas d’une scission : un ancien pour deux nouveaux', () => {
    const banc = buildSuccession();
    banc.filiation(ANCIEN, '40025508');
    banc.derive();
    expect(lireSorties(banc, NOUVEAU)).toEqual([]);
  });

  it.each([
    ['fermé en 2017, non', { dateFermeture: '2017-08-31' }, []],
    ['fermé en 2018, oui', { dateFermeture: '2018-08-31' }, ['11']],
    ['encore ouvert, non', { dateFermeture: null }, []],
    ['d’un autre dispositif, non', { dispositif: '246' }, []],
  ])('d’un ancien diplôme %s', (_, ancien, regions) => {
    const banc = buildBancDerive();
    const cursus = { cfd: ANCIEN, ...BAC_PRO, dateFermeture: '2021-08-31', ...ancien };
    banc.cursus(cursus);
    offre(banc, NOUVEAU);
    banc.filiation(ANCIEN, NOUVEAU);
    banc.sortie(getMefstat(ANCIEN, cursus.dispositif, 3), { region: '11' });
    banc.derive();
    expect(lireSorties(banc, ANCIEN)).toHaveLength(1);
    expect(lireSorties(banc, NOUVEAU).map((s) => s.region)).toEqual(regions);
  });

  it('ne se reprennent pas de proche en proche : le continuum ne remonte que d’un diplôme', () => {
    const banc = buildSuccession();
    offre(banc, '40025509');
    banc.filiation(NOUVEAU, '40025509');
    banc.db.$client.prepare('update diplomes set date_fermeture = ? where cfd = ?').run('2023-08-31', NOUVEAU);
    banc.derive();
    expect(lireSorties(banc, NOUVEAU)).toHaveLength(1);
    expect(lireSorties(banc, '40025509')).toEqual([]);
  });

  describe('d’un certificat de spécialisation', () => {
    const MC = '01025004';
    const CS = '46125004';
    const buildCs = () => {
      const banc = buildBancDerive();
      banc.cursus({ cfd: MC, dispositif: '253', duree: 1, dateFermeture: '2023-08-31' });
      offre(banc, CS, { dispositif: '258', duree: 1 });
      banc.filiation(MC, CS);
      banc.sortie(getMefstat(MC, '253', 1));
      return banc;
    };

    it('sont celles de la mention complémentaire, malgré le dispositif', () => {
      const banc = buildCs();
      banc.derive();
      expect(lireSorties(banc, CS)).toMatchObject([{ terminale: 100, de: MC }]);
    });

    it('ne se reprennent pas d’une mention complémentaire à deux dispositifs', () => {
      const banc = buildCs();
      banc.cursus({ cfd: MC, dispositif: '254', duree: 1 });
      banc.constat(getMefstat(MC, '254', 1), 10);
      banc.derive();
      expect(lireSorties(banc, CS)).toEqual([]);
    });
  });

  it('de deux MEF d’une même formation se somment, sauf le compte qui manque à l’une', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: ANCIEN, ...BAC_PRO });
    banc.sortie(MEF);
    banc.sortie(getMefstat(ANCIEN, '247', 2), { effectifTerminale: 10, sortants: 40, emploi6Mois: null });
    banc.derive();
    expect(lireSorties(banc, ANCIEN)).toMatchObject([{ terminale: 110, sortants: 65, emploi: null }]);
  });
});

describe('l’identité d’un établissement', () => {
  const buildBase = () => {
    const banc = buildBancDerive();
    offre(banc, SPECIALITE);
    return banc;
  };

  it('vient de l’annuaire, puis de la géolocalisation, puis d’ACCE, champ par champ', () => {
    const banc = buildBase();
    banc.annuaire({ annuaire: 'acce', nom: 'ACCE', type: 'LP', secteur: 'public', departement: '075' });
    banc.annuaire({ annuaire: 'geolocalisation', nom: 'GEO', secteur: 'prive', latitude: 45.7, longitude: 4.8 });
    banc.derive();
    expect(lireEtablissement(banc)).toMatchObject({
      nom: 'GEO',
      type: 'LP',
      secteur: 'prive',
      departement: '075',
      latitude: 45.7,
      position_source: 'etablissement',
    });
    banc.annuaire({ nom: 'ANNUAIRE', departement: '069' });
    banc.derive();
    expect(lireEtablissement(banc)).toMatchObject({ nom: 'ANNUAIRE', secteur: 'prive', departement: '069' });
  });

  it('inconnu de tout annuaire, garde son UAI pour nom et n’a pas de fichier', () => {
    const banc = buildBase();
    banc.derive();
    expect(lireEtablissement(banc)).toMatchObject({
      nom: 'Établissement 0690001A',
      fichier_id: null,
      latitude: null,
      position_source: null,
    });
  });

  it.each([
    ['0690009Z', '069', '10', '84'],
    ['6200001A', '02A', '27', '94'],
    ['7200001B', '02B', '27', '94'],
  ])('%s se rattache au département %s par son UAI', (uai, departement, academie, region) => {
    const banc = buildBase();
    banc.constat(getMefstat(SPECIALITE, '247', 1), 12, { uai });
    banc.derive();
    expect(lireEtablissement(banc, uai)).toMatchObject({ departement, academie, region });
  });

  it('le département de la commune passe avant celui de l’UAI, l’annuaire avant les deux', () => {
    const banc = buildBase();
    banc.commune('38185', 'Grenoble', '038');
    banc.annuaire({ commune: '38185' });
    banc.derive();
    expect(lireEtablissement(banc)).toMatchObject({ departement: '038', academie: '08', libelle_commune: 'Grenoble' });
  });

  it.each(['9880001A', '0990001A', '9990001A'])('%s, hors de la carte, n’y est pas, ni ses offres', (uai) => {
    const banc = buildBase();
    banc.constat(getMefstat(SPECIALITE, '247', 1), 12, { uai });
    banc.derive();
    expect(lireEtablissement(banc, uai)).toBeUndefined();
    expect(banc.lit('select count(*) as n from offres')).toEqual([{ n: 1 }]);
  });

  it('sans coordonnées, est placé au centre de sa commune, et le dit', () => {
    const banc = buildBase();
    banc.annuaire({ commune: '69123' });
    banc.centroide('69123', 45.75, 4.85);
    banc.derive();
    expect(lireEtablissement(banc)).toMatchObject({ latitude: 45.75, longitude: 4.85, position_source: 'commune' });
  });
});

describe('les bassins d’emploi', () => {
  const lireBassins = (banc: Banc) => banc.lit('select code, libelle from bassins order by code');

  it('prennent le libellé de la dernière enquête BMO, sinon celui du découpage des communes', () => {
    const banc = buildBancDerive();
    banc.bassinCommune('69123', '8401', 'LYON CENTRE');
    banc.bassinCommune('69124', '8401', 'LYON CENTRE');
    banc.bassinCommune('38185', '8402', 'GRENOBLE');
    banc.bassinBmo('8401', 'Lyon (ancien)', 2023);
    banc.bassinBmo('8401', 'Lyon', 2024);
    banc.bassinBmo('8403', 'Annecy', 2024);
    banc.derive();
    expect(lireBassins(banc)).toEqual([
      { code: '8401', libelle: 'Lyon' },
      { code: '8402', libelle: 'GRENOBLE' },
      { code: '8403', libelle: 'Annecy' },
    ]);
  });

  it('d’un établissement est celui de sa commune, au dernier découpage', () => {
    const banc = buildBancDerive();
    offre(banc, SPECIALITE);
    banc.annuaire({ commune: '69123' });
    banc.bassinCommune('69123', '8401', 'ANCIEN', 2020);
    banc.bassinCommune('69123', '8405', 'NOUVEAU', 2021);
    banc.derive();
    expect(lireEtablissement(banc)).toMatchObject({ bassin: '8405' });
  });
});

describe('la zone d’emploi d’un établissement', () => {
  it.each([
    ['75101', '75056', 'arrondissement de Paris'],
    ['75120', '75056', 'arrondissement de Paris'],
    ['69381', '69123', 'arrondissement de Lyon'],
    ['13216', '13055', 'arrondissement de Marseille'],
    ['69266', '69266', 'commune sans arrondissement'],
  ])('de la commune %s est celle de %s (%s)', (commune, entiere) => {
    const banc = buildBancDerive();
    offre(banc, SPECIALITE);
    banc.annuaire({ commune });
    banc.zoneCommune(entiere, '8421', 'Zone d’essai');
    banc.derive();
    expect(lireEtablissement(banc)).toMatchObject({ zone: '8421', commune });
  });
});

describe('reconstruire', () => {
  it('deux fois donne le même contenu, identifiants compris', () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: COMMUNE, ...BAC_PRO, nature: 'T' });
    banc.cursus({ cfd: ANCIEN, ...BAC_PRO, dateFermeture: '2021-08-31' });
    for (const cfd of [SPECIALITE, NOUVEAU]) offre(banc, cfd);
    banc.famille(COMMUNE, SPECIALITE);
    banc.filiation(ANCIEN, NOUVEAU);
    banc.sortie(getMefstat(ANCIEN, '247', 3));
    banc.affelnet(getMefstat(COMMUNE, '247', 1), { uai: '0750001B' });
    banc.bassinBmo('8401', 'Lyon');
    const TABLES = ['formations', 'etablissements', 'offres', 'entrees', 'sorties', 'bassins', 'zones'];
    const lire = () => TABLES.map((table) => banc.lit(`select * from ${table} order by 1, 2`));
    banc.derive();
    const premiere = lire();
    expect(premiere.slice(0, 6).every((lignes) => lignes.length > 0)).toBe(true);
    banc.derive();
    expect(lire()).toEqual(premiere);
  });

  it('ne laisse rien d’une offre dont la source a disparu', () => {
    const banc = buildBancDerive();
    offre(banc, SPECIALITE);
    banc.derive();
    banc.db.$client.exec('delete from constats');
    banc.derive();
    for (const table of ['formations', 'etablissements', 'offres', 'entrees'])
      expect(banc.lit(`select * from ${table}`)).toEqual([]);
  });
});

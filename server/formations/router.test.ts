import { describe, expect, it } from 'vitest';
import { callAs, getIssue } from '#server/db/bench.ts';
import { buildBancDerive, getMefstat } from '#server/db/derive/banc.ts';
import { loadFaits } from '#server/faits/service.ts';
import { filtresInsertion } from '#shared/formations/filters.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';

const BAC_PRO = { cfd: '40025214', dispositif: '247', duree: 3, libelle: 'MAINTENANCE DES VEHICULES' };
const BTS = { cfd: '32025004', dispositif: '311', duree: 2, libelle: 'ELECTROTECHNIQUE' };
const CLE_BAC_PRO = '40025214.247.scolaire';
const CLE_BTS = '32025004.311.scolaire';
const LYON = '0690001A';
const GRENOBLE = '0380001B';
const PARIS = '0750001C';

/** Un bac pro dans trois départements de deux régions, un BTS à Lyon, leurs sorties aux deux régions. */
const buildJeu = () => {
  const banc = buildBancDerive();
  for (const cursus of [BAC_PRO, BTS]) banc.cursus(cursus);
  const entree = getMefstat(BAC_PRO.cfd, '247', 1);
  for (const [uai, effectif, capacite, voeux1] of [
    [LYON, 20, 24, 36],
    [GRENOBLE, 10, 16, 4],
    [PARIS, 30, 30, 60],
  ] as const) {
    banc.constat(entree, effectif, { uai });
    banc.affelnet(entree, { uai, capacite, voeux1 });
  }
  banc.parcoursup(getMefstat(BTS.cfd, '311', 1), { uai: LYON, rentree: 2023 });
  banc.constat(getMefstat(BTS.cfd, '311', 1), 15, { uai: LYON });
  const sortie = getMefstat(BAC_PRO.cfd, '247', 3);
  banc.sortie(sortie, { effectifTerminale: 100, poursuite: 60, sortants: 40, emploi6Mois: 30 });
  banc.sortie(sortie, { region: '11', effectifTerminale: 50, poursuite: 40, sortants: 10, emploi6Mois: 5 });
  banc.sortie(getMefstat(BTS.cfd, '311', 2), { effectifTerminale: 12, poursuite: 2, sortants: 10, emploi6Mois: 8 });
  banc.annuaire({ uai: LYON, nom: 'Lycée de Lyon', commune: '69123', departement: '069' });
  banc.bassinCommune('69123', '8401', 'Lyon');
  banc.derive();
  return { ...banc, api: callAs(banc.db) };
};

const { api, db } = buildJeu();
const lireFiche = (cle: string, territoire = '', rentree = 0) => api.formations.get({ cle, territoire, rentree });

describe('la fiche d’une formation, lue sans être connecté', () => {
  it('compare le département à son académie, à sa région et à la France', async () => {
    const { comparaison } = await lireFiche(CLE_BAC_PRO, 'departement:069');
    expect(comparaison.map(({ maille, territoire, libelle }) => [maille, territoire, libelle])).toEqual([
      ['france', '', 'France'],
      ['region', 'region:84', 'Auvergne-Rhône-Alpes'],
      ['academie', 'academie:10', 'Lyon'],
      ['departement', 'departement:069', 'Rhône'],
    ]);
    expect(comparaison.map((ligne) => [ligne.offres, ligne.entrees.effectif, ligne.entrees.pression])).toEqual([
      [3, present(60), present(100 / 70)],
      [2, present(30), present(1)],
      [1, present(20), present(1.5)],
      [1, present(20), present(1.5)],
    ]);
  });

  it.each([
    ['', ['france']],
    ['region:84', ['france', 'region']],
    ['academie:08', ['france', 'region', 'academie']],
    ['bassin:8401', ['france', 'region', 'bassin']],
    ['n’importe quoi', ['france']],
  ])('le territoire « %s » donne les échelons %j', async (territoire, mailles) => {
    const { comparaison } = await lireFiche(CLE_BAC_PRO, territoire);
    expect(comparaison.map((ligne) => ligne.maille)).toEqual(mailles);
  });

  it.each(['region:99', 'academie:99', 'departement:999', 'bassin:ABCD'])(
    'le territoire « %s », absent de la base, est refusé',
    async (territoire) => {
      expect(await getIssue(lireFiche(CLE_BAC_PRO, territoire))).toBe('territoire_introuvable');
    },
  );

  it('ne montre les taux d’InserJeunes qu’à la région et au-dessus', async () => {
    const { comparaison } = await lireFiche(CLE_BAC_PRO, 'departement:069');
    const [france, region, ...fines] = comparaison.map((ligne) => ligne.sorties);
    // L'Île-de-France seule a un emploi secret : la France ne le compte pas, elle le rendrait par différence.
    expect(france).toMatchObject({ poursuite: present(0.67), emploi: present(0.75), devenir: present(0.9) });
    expect(region).toMatchObject({ poursuite: present(0.6), emploi: present(0.75), devenir: present(0.9) });
    for (const sorties of fines)
      for (const taux of Object.values(sorties)) expect(taux).toEqual(absent('grain_regional'));
    expect(comparaison.map((ligne) => ligne.position)).toEqual(['q1', 'q1', 'hors_quadrant', 'hors_quadrant']);
  });

  it('couvre du secret un taux dont le dénominateur est sous 20', async () => {
    const ile = await lireFiche(CLE_BAC_PRO, 'region:11');
    expect(ile.comparaison.at(-1)?.sorties).toMatchObject({
      poursuite: present(0.8),
      emploi: absent('sous_seuil'),
      // Montrés, ils rendraient le taux d'emploi par différence avec la poursuite.
      devenir: absent('secret_induit'),
      partEmploi: absent('secret_induit'),
    });
    const bts = await lireFiche(CLE_BTS);
    const { emploi, poursuite, devenir } = bts.comparaison[0]?.sorties ?? {};
    expect([emploi, poursuite, devenir]).toEqual(Array(3).fill(absent('sous_seuil')));
    expect(bts.comparaison[0]?.position).toBe('hors_quadrant');
  });

  it('refuse de diviser l’effectif d’une rentrée par la capacité d’une autre', async () => {
    const { periode, comparaison } = await lireFiche(CLE_BTS);
    expect(periode).toEqual({ constat: 2024, affelnet: 2024, parcoursup: 2023, millesime: '2022_2023' });
    expect(comparaison[0]?.entrees).toMatchObject({
      effectif: present(15),
      capacite: present(30),
      demande: present(10),
      pression: absent('non_applicable'),
      remplissage: absent('annees_differentes'),
    });
  });

  it('dit « non chargée » une source sans fichier cette année-là, et « sans objet » un taux d’un autre diplôme', async () => {
    // En 2023, seul Parcoursup est chargé : il ne dit rien d'un bac pro.
    const { evolutionEntrees } = await lireFiche(CLE_BAC_PRO, 'region:84');
    expect(evolutionEntrees.map(({ entrees }) => [entrees.capacite, entrees.pression, entrees.demande])).toEqual([
      [present(40), present(1), absent('non_applicable')],
      [absent('source_absente'), absent('source_absente'), absent('non_applicable')],
    ]);
  });

  it('suit la formation de rentrée en rentrée et de millésime en millésime', async () => {
    const fiche = await lireFiche(CLE_BTS, 'region:84');
    expect(fiche.evolutionEntrees.map((e) => [e.rentree, e.entrees.effectif, e.entrees.voeux])).toEqual([
      [2024, present(15), absent('source_absente')],
      [2023, absent('source_absente'), present(300)],
    ]);
    expect(fiche.evolutionSorties.map((e) => e.millesime)).toEqual(['2022_2023']);
    expect(fiche.sources.map((s) => s.nom)).toEqual(['essai.csv']);
  });

  it('se place face aux moyennes de son niveau, où l’ancien diplôme ne compte qu’une fois', async () => {
    const banc = buildBancDerive();
    const DERNIERE = { '40025220': 20, '40025221': 60, '40025222': 38 };
    for (const [cfd, poursuite] of Object.entries(DERNIERE)) {
      banc.cursus({ cfd, dispositif: '247', duree: 3, dateFermeture: '2021-08-31' });
      const emploi6Mois = (100 - poursuite) / 2;
      banc.sortie(getMefstat(cfd, '247', 3), { poursuite, sortants: 100 - poursuite, emploi6Mois });
    }
    banc.cursus({ ...BAC_PRO, cfd: '40025230' });
    banc.filiation('40025220', '40025230');
    banc.constat(getMefstat('40025230', '247', 1), 20);
    banc.derive();
    const lire = async (cfd: string) => {
      const entree = { cle: `${cfd}.247.scolaire`, territoire: 'region:84', rentree: 0 };
      return (await callAs(banc.db).formations.get(entree)).comparaison.map((ligne) => ligne.position);
    };
    // Moyenne de poursuite : 118 ÷ 300 = 39,3 % ; elle tomberait à 34,5 % si le nouveau diplôme recomptait l'ancien.
    expect(await lire('40025222')).toEqual(['q2', 'q2']);
    expect(await lire('40025221')).toEqual(['q1', 'q1']);
    expect(await lire('40025230')).toEqual(['q2', 'q2']);
  });

  it('sans offre dans le territoire, dit que la donnée manque', async () => {
    const { comparaison } = await lireFiche(CLE_BTS, 'departement:075');
    expect(comparaison.at(-1)).toMatchObject({ offres: 0, entrees: { effectif: absent('donnee_absente') } });
  });

  it('une rentrée que rien ne porte rend la dernière disponible', async () => {
    const inconnue = await lireFiche(CLE_BAC_PRO, '', 1987);
    expect(inconnue.comparaison).toEqual((await lireFiche(CLE_BAC_PRO)).comparaison);
    // Et ne garde rien de plus en mémoire : demander toutes les années ne doit pas remplir le serveur.
    expect(loadFaits(db, 1987)).toBe(loadFaits(db, 0));
  });

  it('d’une formation inconnue se refuse en français', async () => {
    await expect(lireFiche('99999999.247.scolaire')).rejects.toThrow('Cette formation n’est pas dans la base.');
    await expect(lireFiche('n’importe quoi')).rejects.toThrow('La saisie contient des erreurs.');
  });
});

describe('les taux de sortie des territoires', () => {
  const lister = async (filtres: Partial<typeof filtresInsertion._input> = {}) => {
    const lignes = await api.formations.tauxTerritoires(filtresInsertion.parse(filtres));
    return Object.fromEntries(lignes.map(({ region, taux }) => [region, taux]));
  };

  it('somment les comptes des formations retenues, région par région, et la France', async () => {
    const taux = await lister();
    expect(Object.keys(taux).sort()).toEqual(['', '11', '84']);
    // Le BTS, 12 inscrits, est secret : il n'entre dans aucune somme.
    expect(taux['84']).toMatchObject({
      poursuite: present(0.6),
      emploi: present(0.75),
      devenir: present(0.9),
    });
    expect(taux['']?.poursuite).toEqual(present(0.67)); // (60 + 40) ÷ 150
    expect(taux['11']?.emploi).toEqual(absent('sous_seuil'));
  });

  it.each([
    ['un niveau', { niveau: '400' }],
    ['un domaine', { domaine: '252' }],
    ['une formation', { formation: CLE_BAC_PRO }],
    ['une recherche', { q: 'maintenance véhicules' }],
  ])('suivent les filtres : %s', async (_, filtres) => {
    expect((await lister(filtres))['84']?.poursuite).toEqual(present(0.6));
  });

  it('appliquent le seuil à la somme, et disent ce qui manque quand rien n’est retenu', async () => {
    expect((await lister({ niveau: '320' }))['84']?.poursuite).toEqual(absent('sous_seuil'));
    expect((await lister({ niveau: '500' }))['']?.poursuite).toEqual(absent('donnee_absente'));
  });

  it('ne comptent pas deux fois les sortants qu’un diplôme rénové reprend de l’ancien', async () => {
    const banc = buildBancDerive();
    banc.cursus({ ...BAC_PRO, dateFermeture: '2021-08-31' });
    banc.cursus({ ...BAC_PRO, cfd: '40025215' });
    banc.filiation(BAC_PRO.cfd, '40025215');
    banc.constat(getMefstat('40025215', '247', 1), 20);
    banc.sortie(getMefstat(BAC_PRO.cfd, '247', 3), { effectifTerminale: 15, poursuite: 10 });
    banc.derive();
    const caller = callAs(banc.db);
    const france = async (filtres: object) =>
      (await caller.formations.tauxTerritoires(filtresInsertion.parse(filtres)))[0]?.taux.poursuite;
    expect(await france({})).toEqual(absent('sous_seuil'));
    expect(await france({ formation: '40025215.247.scolaire' })).toEqual(absent('sous_seuil'));
  });
});

describe('un établissement, lu sans être connecté', () => {
  it('donne son nom et ses territoires', async () => {
    expect(await callAs(db).etablissements.get({ uai: LYON })).toMatchObject({
      nom: 'Lycée de Lyon',
      libelleDepartement: 'Rhône',
      libelleAcademie: 'Lyon',
      libelleRegion: 'Auvergne-Rhône-Alpes',
      libelleBassin: 'Lyon',
      sorties: [],
    });
  });

  it('inconnu, se refuse en français', async () => {
    const appel = callAs(db).etablissements.get({ uai: '0690009Z' });
    await expect(appel).rejects.toThrow('Cet établissement n’est pas dans la base.');
  });
});

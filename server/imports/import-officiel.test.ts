import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#server/db/connection.ts';
import { DONNEES } from '#server/faits/banc-import.ts';
import { copyOfficielle, hasDonneesOfficielles, readRapportOfficiel } from '#server/faits/banc-officiel.ts';
import type { RapportImport } from '#shared/donnees/rapport.ts';
import { computeEmpreinte } from './empreinte.ts';
import { importFiles } from './pipeline.ts';

/** Lignes lues, comme le dit la documentation des données ; les retenues, sommées et rejetées s'en déduisent. */
const ATTENDUS: Record<string, { lues: number; retenues: number; rejetees?: number }> = {
  'constat_2020.csv': { lues: 44446, retenues: 44446 },
  'attractivite_capacite_2022.csv': { lues: 19641, retenues: 19034 },
  'BTS_attractivite_capacite_2023.csv': { lues: 12971, retenues: 12891, rejetees: 12 },
  'BTS_attractivite_capacite_2024.csv': { lues: 14994, retenues: 14464, rejetees: 457 },
  'inserjeunes_region_formation.csv': { lues: 40322, retenues: 40322 },
  'depp-2022-etablissements-2022_2023-pro.csv': { lues: 5605, retenues: 5605 },
  'fr-en-inserjeunes-cfa.csv': { lues: 11314, retenues: 11314 },
  'Base_open_data_BMO_2024.xlsx': { lues: 53443, retenues: 53443 },
  'nMef.csv': { lues: 10067, retenues: 10067 },
  'vFormationDiplome_.csv': { lues: 11261, retenues: 11261 },
  'nFormationDiplome_.csv': { lues: 4023, retenues: 1859 },
  'diplomesProfessionnels.csv': { lues: 577, retenues: 576 },
  'certif_info.csv': { lues: 10067, retenues: 3261 },
  'departements_academies_regions.csv': { lues: 122, retenues: 110 },
  'fr-en-annuaire-education.csv': { lues: 6258, retenues: 6258 },
  'COM_DEP_REG_2023.csv': { lues: 34928, retenues: 34928 },
  'corresp_geo_point_codes_communes.csv': { lues: 34888, retenues: 34888 },
  'France_Travail_Bassin_Emploi_2021.csv': { lues: 37498, retenues: 37498 },
  'rome.csv': { lues: 609, retenues: 609 },
  'chomage_departemental_INSEE.csv': { lues: 500, retenues: 500 },
};

describe.skipIf(!hasDonneesOfficielles())('fichiers officiels', () => {
  let db: Db;
  let rapport: RapportImport;
  const compte = (requete: string): unknown => db.$client.prepare(requete).pluck().get();

  beforeAll(() => {
    db = copyOfficielle();
    rapport = readRapportOfficiel();
  });

  test('tous les fichiers sont reconnus, aucun n’est refusé', () => {
    expect(rapport.fautes).toEqual([]);
    expect(rapport.statut).toBe('charge');
    const nonCharges = rapport.fichiers.filter((f) => f.statut !== 'charge');
    expect(Object.groupBy(nonCharges, (f) => f.motif ?? '')).toMatchObject({
      'documentation, non chargée': [{ nom: 'README.md' }],
      'échantillon de format, non chargé': Array(8).fill({ statut: 'non_charge' }),
      'dictionnaire des variables, sans données': [{ nom: 'bmo_2024_dictionnaire.csv' }],
      'coordonnées des préfectures : la carte ne les montre pas': [{ nom: 'GPS_DEP_REG.csv' }],
      'contours géographiques : la carte a les siens': Array(3).fill({ statut: 'non_charge' }),
    });
    expect(nonCharges).toHaveLength(14);
  });

  test.each(Object.entries(ATTENDUS))('%s : lignes lues et retenues', (nom, attendu) => {
    const fichier = rapport.fichiers.find((f) => f.nom === nom);
    expect(fichier).toMatchObject({ rejetees: 0, ...attendu });
  });

  test('chaque ligne lue est retenue, sommée, ignorée ou rejetée', () => {
    for (const f of rapport.fichiers) expect(f.retenues + f.sommees + f.ignorees + f.rejetees, f.nom).toBe(f.lues);
    const parFichier = 'select sum(lues) from fichiers';
    expect(compte(parFichier)).toBe(rapport.fichiers.reduce((total, f) => total + f.lues, 0));
  });

  test('les seuls rejets sont des formations que la BCN ne code pas encore et des UAI provisoires', () => {
    const rejets = rapport.fichiers.filter((f) => f.rejetees > 0).map((f) => [f.nom, f.rejeteesParMotif]);
    expect(Object.fromEntries(rejets)).toEqual({
      'BTS_attractivite_capacite_2023.csv': { 'UAI : UAI mal formé : sept chiffres et une lettre attendus': 12 },
      'BTS_attractivite_capacite_2024.csv': {
        'MEFSTAT11 : MEFSTAT11 inconnu de la nomenclature': 439,
        'UAI : UAI mal formé : sept chiffres et une lettre attendus': 18,
      },
    });
  });

  test('les clés du constat, les offres et les territoires sont ceux du fichier', () => {
    expect(compte('select count(distinct uai) from constats')).toBe(3061);
    expect(compte('select count(distinct mefstat11) from constats')).toBe(925);
    expect(compte('select count(distinct uai) from affelnet')).toBe(2788);
    expect(compte('select count(*) from besoins_bassins')).toBe(406);
    expect(compte('select count(*) from besoins_metiers')).toBe(217);
    expect(compte('select count(*) from affelnet where capacite not between 5 and 499')).toBe(0);
    expect(
      compte(
        "select capacite || ' ' || voeux1 from affelnet where uai = '0060002V' and mefstat11 = '23210025217' and voie = 'scolaire'",
      ),
    ).toBe('10 22');
  });

  test('les places à distance sont hors des capacités : celle d’Auvergne-Rhône-Alpes redevient celle d’une région', () => {
    const somme = (colonne: string): unknown =>
      compte(
        `select sum(${colonne}) from entrees e join offres o on o.id = e.offre_id join formations f on f.id = o.formation_id
         join etablissements t on t.id = o.etablissement_id
         where e.rentree = 2024 and e.admission = 'parcoursup' and f.voie = 'scolaire' and t.region = '84'`,
      );
    expect([somme('e.capacite'), somme('e.capacite_distance')]).toEqual([16049, 21865]);
    expect(compte("select count(*) from parcoursup where capacite_motif = 'distance' and rentree = 2024")).toBe(76);
  });

  test('chaque taux publié est le rapport arrondi des comptes : au pair le plus proche, sauf 2019_2020 vers le haut', () => {
    const arrondi = (n: number, d: number, millesime: string): number => {
      const [quotient, reste] = [Math.floor((100 * n) / d), (100 * n) % d];
      if (2 * reste !== d) return quotient + (2 * reste > d ? 1 : 0);
      return millesime === '2019_2020' || quotient % 2 === 1 ? quotient + 1 : quotient;
    };
    const lignes = db.$client
      .prepare(
        `select millesime, emploi6_mois as n, sortants as d, taux_emploi6_mois_publie as t from sorties_regions where t is not null
         union all
         select millesime, poursuite, effectif_terminale, taux_poursuite_publie as t from sorties_regions where t is not null`,
      )
      .all() as { millesime: string; n: number; d: number; t: number }[];
    expect(lignes).toHaveLength(44523);
    expect(lignes.filter(({ millesime, n, d, t }) => d < 20 || arrondi(n, d, millesime) !== t)).toEqual([]);
  });

  test('un second import ne change rien', async () => {
    const avant = computeEmpreinte(db);
    const second = await importFiles(db, [DONNEES]);
    expect(second).toMatchObject({ statut: 'inchange', version: rapport.version });
    expect(computeEmpreinte(db)).toBe(avant);
  }, 60_000);
});

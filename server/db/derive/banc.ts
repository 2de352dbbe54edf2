import { type Db, openDb } from '#server/db/connection.ts';
import { rebuildDerived } from '#server/db/derived.ts';
import { besoinsBassins } from '#server/db/schema/emploi.ts';
import { annuaires } from '#server/db/schema/etablissements.ts';
import { fichiers } from '#server/db/schema/imports.ts';
import { sortiesRegions } from '#server/db/schema/insertion.ts';
import {
  diplomes,
  diplomesFiliations,
  famillesMetiers,
  groupesFormation,
  liensFormationGroupe,
  mefs,
  niveauxDiplome,
} from '#server/db/schema/nomenclatures.ts';
import { affelnet, constats, parcoursup } from '#server/db/schema/offre.ts';
import {
  communes,
  communesBassins,
  communesCentroides,
  communesZones,
  departements,
} from '#server/db/schema/territoires.ts';

/** Ce qu'un essai change à une ligne par défaut ; le fichier d'origine ne l'intéresse pas. */
type Valeurs<T extends { $inferInsert: object }> = Partial<Omit<T['$inferInsert'], 'fichierId'>>;

export const UAI = '0690001A';
const fichierId = 1;

/** MEFSTAT11 d'essai : année, dispositif, puis les sept derniers caractères du CFD. */
export const getMefstat = (cfd: string, dispositif: string, annee: number): string =>
  `${annee}${dispositif}${cfd.slice(-7)}`;

const DEPARTEMENTS = [
  ['069', 'Rhône', '10', 'Lyon', '84', 'Auvergne-Rhône-Alpes'],
  ['038', 'Isère', '08', 'Grenoble', '84', 'Auvergne-Rhône-Alpes'],
  ['075', 'Paris', '01', 'Paris', '11', 'Île-de-France'],
  ['02A', 'Corse-du-Sud', '27', 'Corse', '94', 'Corse'],
  ['02B', 'Haute-Corse', '27', 'Corse', '94', 'Corse'],
  ['988', 'Nouvelle-Calédonie', '40', 'Nouvelle-Calédonie', '00', 'Territoires d’outre-mer'],
  ['099', 'Étranger', '99', 'Étranger', '99', 'Sans objet'],
] as const;

const insertReferences = (db: Db): void => {
  const fichier = { source: 'constat', annee: '', nom: 'essai.csv', empreinte: 'e'.repeat(64), encodage: 'utf-8' };
  const lignes = { octets: 1, lues: 1, retenues: 1, rejetees: 0, chargeLe: '2026-03-02T09:00:00.000Z' };
  db.insert(fichiers)
    .values({ id: fichierId, ...fichier, ...lignes })
    .run();
  for (const [code, libelle, codeAcademie, libelleAcademie, codeRegion, libelleRegion] of DEPARTEMENTS)
    db.insert(departements)
      .values({ code, libelle, codeAcademie, libelleAcademie, codeRegion, libelleRegion, fichierId })
      .run();
  for (const [code, libelle] of [
    ['320', 'BTS'],
    ['400', 'BAC PRO'],
  ] as const)
    db.insert(niveauxDiplome)
      .values({ code, libelleCourt: libelle, libelle, niveauInterministeriel: '4', fichierId })
      .run();
};

type Cursus = Valeurs<typeof diplomes> & { cfd: string; dispositif: string; duree: number };

/** Base en mémoire à remplir à la main, comme un import l'aurait fait, puis à dériver. */
export const buildBancDerive = () => {
  const db = openDb(':memory:');
  const sqlite = db.$client;
  insertReferences(db);
  return {
    db,
    /** Un diplôme et les MEF de chacune de ses années. */
    cursus: ({ cfd, dispositif, duree, ...diplome }: Cursus) => {
      const noms = { libelle: `DIPLOME ${cfd}`, libelleCourt: cfd, nature: '0' };
      const codes = { niveau: cfd.slice(0, 3), nsf: cfd.slice(3, 6) };
      db.insert(diplomes)
        .values({ cfd, ...noms, ...codes, ...diplome, fichierId })
        .onConflictDoNothing()
        .run();
      for (let annee = 1; annee <= duree; annee++) {
        const mefstat11 = getMefstat(cfd, dispositif, annee);
        db.insert(mefs)
          .values({ mef: mefstat11, mefstat11, cfd, dispositif, duree, annee, libelle: 'MEF', fichierId })
          .run();
      }
    },
    filiation: (ancien: string, nouveau: string) =>
      db.insert(diplomesFiliations).values({ ancien, nouveau, fichierId }).run(),
    famille: (cfdCommun: string, cfdSpecialite: string, famille = 'Métiers de l’essai') =>
      db
        .insert(famillesMetiers)
        .values({ type: '2nde_commune', famille, cfdCommun, cfdSpecialite, libelleSpecialite: 'ESSAI', fichierId })
        .run(),
    groupe: (code: string, libelle: string, cfds: readonly string[]) => {
      db.insert(groupesFormation).values({ code, type: 'TG01', libelle, fichierId }).run();
      for (const cfd of cfds) db.insert(liensFormationGroupe).values({ groupe: code, cfd, fichierId }).run();
    },
    constat: (mefstat11: string, effectif: number, valeurs: Valeurs<typeof constats> = {}) =>
      db
        .insert(constats)
        .values({ rentree: 2024, uai: UAI, mefstat11, effectif, ...valeurs, fichierId })
        .run(),
    affelnet: (mefstat11: string, valeurs: Valeurs<typeof affelnet> = {}) =>
      db
        .insert(affelnet)
        .values({
          rentree: 2024,
          uai: UAI,
          mefstat11,
          voie: 'scolaire',
          capacite: 24,
          voeux1: 30,
          ...valeurs,
          fichierId,
        })
        .run(),
    parcoursup: (mefstat11: string, valeurs: Valeurs<typeof parcoursup> = {}) =>
      db
        .insert(parcoursup)
        .values({
          rentree: 2024,
          uai: UAI,
          mefstat11,
          voie: 'scolaire',
          capacite: 30,
          voeux: 300,
          ...valeurs,
          fichierId,
        })
        .run(),
    sortie: (code: string, valeurs: Valeurs<typeof sortiesRegions> = {}) => {
      const cle = { millesime: '2022_2023', region: '84', voie: 'scolaire', code } as const;
      const comptes = { effectifTerminale: 100, poursuite: 75, sortants: 25, emploi6Mois: 20 };
      db.insert(sortiesRegions)
        .values({ ...cle, ...comptes, ...valeurs, fichierId })
        .run();
    },
    annuaire: (valeurs: Valeurs<typeof annuaires> = {}) =>
      db
        .insert(annuaires)
        .values({ annuaire: 'annuaire', uai: UAI, nom: 'Lycée d’essai', ...valeurs, fichierId })
        .run(),
    commune: (code: string, libelle: string, departement: string) =>
      db.insert(communes).values({ code, libelle, departement, fichierId }).run(),
    centroide: (commune: string, latitude: number, longitude: number) =>
      db.insert(communesCentroides).values({ commune, latitude, longitude, fichierId }).run(),
    bassinCommune: (commune: string, bassin: string, libelleBassin: string, annee = 2021) =>
      db.insert(communesBassins).values({ annee, commune, bassin, libelleBassin, fichierId }).run(),
    zoneCommune: (commune: string, zone: string, libelleZone: string, annee = 2026) =>
      db.insert(communesZones).values({ annee, commune, zone, libelleZone, fichierId }).run(),
    bassinBmo: (code: string, libelle: string, annee = 2024) =>
      db.insert(besoinsBassins).values({ annee, code, libelle, fichierId }).run(),
    derive: () => rebuildDerived(db),
    lit: (requete: string, ...parametres: string[]) =>
      sqlite.prepare(requete).all(...parametres) as Record<string, unknown>[],
  };
};

import { bench, buildOffre, CFD, UAI } from '#server/db/bench.ts';
import type { Db } from '#server/db/connection.ts';
import { bassins, etablissements } from '#server/db/schema/derive.ts';
import { besoins, besoinsBassins, chomages, faps, metiersTension, romes, romesFaps } from '#server/db/schema/emploi.ts';
import { diplomesRomes } from '#server/db/schema/nomenclatures.ts';
import { affelnet } from '#server/db/schema/offre.ts';

const FICHIER = { fichierId: 1 };
const FAPS_2021 = [
  ['G0B', 'Ouvriers de la réparation automobile'],
  ['G1X', 'Techniciens et agents de maîtrise de la maintenance'],
  ['S1X', 'Cuisiniers'],
] as const;

type Cellule = Partial<typeof besoins.$inferInsert>;

/** Ajoute des lignes de BMO ; par défaut, cinquante projets de mécanicien dans le Rhône en 2024. */
export const insertBmo = (db: Db, cellules: readonly Cellule[]): void => {
  for (const cellule of cellules)
    db.insert(besoins)
      .values({
        ...{ annee: 2024, bassin: '8401', metier: 'G0B41', departement: '069', region: '84' },
        ...{ projets: 50, difficiles: 40, saisonniers: 5, ...cellule, ...FICHIER },
      })
      .run();
};

const insertNomenclatures = (db: Db): void => {
  const marqueurs = { transitionEcologique: false, transitionNumerique: false, transitionDemographique: false };
  db.insert(romes)
    .values([{ code: 'I1604', libelle: 'Mécanicien / Mécanicienne automobile', ...marqueurs, ...FICHIER }])
    .run();
  for (const [code, libelle] of FAPS_2021)
    db.insert(faps)
      .values({ nomenclature: 'FAP2021', niveau: 86, code, libelle, ...FICHIER })
      .run();
  db.insert(faps)
    .values({ nomenclature: 'FAP2009', niveau: 225, code: 'G0B41', libelle: 'Mécaniciens de véhicules', ...FICHIER })
    .run();
  for (const [qualification, fap] of [
    ['1', 'D3Z20'],
    ['3', 'G0B41'],
    ['7', 'G1Z70'],
  ] as const)
    db.insert(romesFaps)
      .values({ rome: 'I1604', qualification, fap, ...FICHIER })
      .run();
  db.insert(diplomesRomes)
    .values({ cfd: CFD, rang: 1, rome: 'I1604', ...FICHIER })
    .run();
};

/**
 * Une base d'essai où le besoin se calcule : le bac pro mène aux mécaniciens (G0B) et aux techniciens (G1X) ; sa seule
 * offre a 24 places à Lyon ; la cuisine (S1X) n'a aucune formation.
 */
export const buildBancBesoins = () => {
  const banc = bench();
  const { db } = banc;
  insertNomenclatures(db);
  insertBmo(db, [
    {},
    { metier: 'G1X71', projets: 30, difficiles: 30, saisonniers: 5 },
    { metier: 'S1X40', projets: 200, difficiles: 100, saisonniers: 100 },
    { bassin: '1101', departement: '075', region: '11', projets: null, difficiles: null, saisonniers: null },
  ]);
  db.insert(besoinsBassins)
    .values({ annee: 2024, code: '8401', libelle: 'Lyon', ...FICHIER })
    .run();
  db.insert(metiersTension)
    .values([
      { annee: 2024, region: 'Auvergne-Rhône-Alpes', fap: 'G0B41', libelle: 'Mécaniciens de véhicules', ...FICHIER },
      { annee: 2024, region: 'Ile-de-France', fap: 'G1Z70', libelle: 'Techniciens de maintenance', ...FICHIER },
    ])
    .run();
  db.insert(chomages)
    .values({ maille: 'departement', code: '069', annee: 2023, taux: 6.4, ...FICHIER })
    .run();
  buildOffre(db, { etablissementId: banc.etablissement.id, formationId: banc.formation.id }, [
    { rentree: 2024, capacite: 24, voeux: 30, admission: 'affelnet', admissionFichierId: 1 },
  ]);
  db.insert(affelnet)
    .values({
      rentree: 2024,
      uai: UAI,
      mefstat11: '24725214031',
      voie: 'scolaire',
      capacite: 24,
      voeux1: 30,
      ...FICHIER,
    })
    .run();
  db.insert(bassins).values({ code: '8401', libelle: 'Lyon' }).run();
  db.update(etablissements).set({ bassin: '8401' }).run();
  return banc;
};

import { bench, buildEtablissement, buildFormation, buildOffre, CFD, DISPOSITIF, UAI } from '#server/db/bench.ts';
import { constats } from '#server/db/schema/offre.ts';

/** Formation d'essai, et la même à Paris ; une formation que le Rhône n'offre pas. */
export const FORMATION = `${CFD}.${DISPOSITIF}.scolaire`;
export const ABSENTE = '40025299.247.scolaire';
export const UAI_PARIS = '0750001B';
export const UAI_ISERE = '0690002B';

/** Banc du repérage : une petite division à Lyon et à Paris, un autre établissement de la région sans la première. */
export const benchReperage = () => {
  const banc = bench();
  const { db, etablissement, formation } = banc;
  const paris = buildEtablissement(db, { uai: UAI_PARIS, nom: 'Lycée parisien', departement: '075', region: '11' });
  const autre = buildEtablissement(db, { uai: UAI_ISERE, nom: 'Lycée voisin' });
  const absente = buildFormation(db, { cfd: '40025299', libelle: 'ABSENTE' });
  const rentree = (annee: number, effectif: number) => ({
    ...{ rentree: annee, effectif1: effectif, effectifEntree: effectif, constatFichierId: 1 },
  });
  for (const { id } of [etablissement, paris])
    buildOffre(db, { etablissementId: id, formationId: formation.id }, [rentree(2024, 20), rentree(2025, 6)]);
  buildOffre(db, { etablissementId: paris.id, formationId: absente.id }, [rentree(2025, 24)]);
  const ligne = { uai: UAI, mefstat11: '22225214317', effectif: 6, fichierId: 1 };
  db.insert(constats)
    .values([2024, 2025].map((annee) => ({ ...ligne, rentree: annee })))
    .run();
  return { ...banc, paris, autre, absente };
};

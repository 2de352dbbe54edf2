import { expect, it } from 'vitest';
import { listContestations } from '#server/contestations/service.ts';
import { bench, buildEtablissement, buildFormation, buildOffre } from '#server/db/bench.ts';
import { constats } from '#server/db/schema/offre.ts';
import { listSignaux } from '#server/reperage/signaux.ts';
import { listSuivis } from '#server/suivis-locaux/service.ts';
import { getActeur, seedComptes } from './comptes.ts';
import { seedEchanges } from './echanges.ts';

const LIGNE = { mefstat11: '22225214317', effectif: 5, fichierId: 1 };
const RIEN = { signaux: 0, contestations: 0, suivis: 0 };

/** Trois petites divisions en baisse dans la région, et deux classes pleines dans les lycées du chef d'établissement. */
const buildBase = () => {
  const { db, formation } = bench();
  const pleine = buildFormation(db, { cfd: '40025298', libelle: 'PLEINE' });
  for (let i = 0; i < 3; i += 1) {
    const { id } = buildEtablissement(db, { uai: `069100${i}C` });
    const rentree = (annee: number, effectif: number) => ({
      ...{ rentree: annee, effectif1: effectif, effectifEntree: effectif, capacite: 24, constatFichierId: 1 },
    });
    buildOffre(db, { etablissementId: id, formationId: formation.id }, [rentree(2024, 20), rentree(2025, 5)]);
    db.insert(constats)
      .values([2024, 2025].map((annee) => ({ ...LIGNE, uai: `069100${i}C`, rentree: annee })))
      .run();
    buildOffre(db, { etablissementId: id, formationId: pleine.id }, [rentree(2025, 24)]);
  }
  return db;
};

it('sème un signal de chaque état, une contestation répondue, une autre en attente, et un suivi', async () => {
  const db = buildBase();
  await seedComptes(db);
  const maintenant = new Date();
  expect(seedEchanges(db, maintenant)).toEqual({ signaux: 3, contestations: 2, suivis: 1 });
  const signaux = listSignaux(db, getActeur(db, 'gestionnaire'));
  expect(signaux.map(({ etat }) => etat)).toEqual(['en_retard', 'repondu', 'attendu']);
  expect(signaux.every(({ creeLe, constat }) => creeLe < maintenant.toISOString() && constat.length > 0)).toBe(true);
  const perdir = getActeur(db, 'perdir');
  const contestees = listContestations(db, perdir);
  expect(contestees.map(({ affiche, isMienne, reponse }) => [affiche, isMienne, reponse === null])).toEqual([
    ['24', true, true],
    ['24', true, false],
  ]);
  const [uai = ''] = perdir.uais ?? [];
  expect(listSuivis(db, perdir, { uai, formation: '40025298.247.scolaire' }).suivis).toHaveLength(1);
  expect(seedEchanges(db, maintenant)).toEqual(RIEN);
});

it('ne sème rien sans comptes, ni sans rien à signaler', async () => {
  const { db } = bench();
  expect(seedEchanges(db, new Date())).toEqual(RIEN);
  await seedComptes(db);
  expect(seedEchanges(db, new Date())).toEqual(RIEN);
});

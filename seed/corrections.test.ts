import { expect, it } from 'vitest';
import { buildBancBesoins } from '#server/besoins/banc.ts';
import { buildFormation } from '#server/db/bench.ts';
import { faps } from '#server/db/schema/emploi.ts';
import { liensMetiers } from '#server/db/schema/liens-metiers.ts';
import { seedComptes } from './comptes.ts';
import { seedCorrections } from './corrections.ts';

it('sème des corrections signées et motivées, et seulement celles qui changent un chemin', async () => {
  const { db } = buildBancBesoins();
  for (const cfd of ['40031117', '50025225', '40025510']) buildFormation(db, { cfd });
  db.insert(faps)
    .values({ nomenclature: 'FAP2021', niveau: 86, code: 'J3X', libelle: 'Conducteurs de véhicules', fichierId: 1 })
    .run();
  expect(seedCorrections(db)).toBe(0);
  await seedComptes(db);
  expect(seedCorrections(db)).toBe(2);
  const lignes = db.select().from(liensMetiers).all();
  expect(lignes.map(({ cfd, fap, sens }) => [cfd, fap, sens])).toEqual([
    ['40031117', 'J3X', 'ajout'],
    ['50025225', 'G0B', 'ajout'],
  ]);
  expect(seedCorrections(db)).toBe(0);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { loadContours } from '#server/contours/service.ts';
import type { Db } from '#server/db/connection.ts';
import { hasDonneesOfficielles, openOfficielle } from '#server/faits/banc-officiel.ts';
import { measureQualite, readContours } from './banc.ts';
import type { ContoursEmploi } from './topologie.ts';

describe.skipIf(!hasDonneesOfficielles())('contours sur les données officielles', () => {
  let db: Db;
  let contours: ContoursEmploi;

  beforeAll(async () => {
    db = openOfficielle();
    contours = await readContours(db);
  });

  it.each([
    ['bassins', 403, 2021],
    ['zones', 306, 2020],
  ] as const)('%s : une partition du territoire, où presque toute commune est chez elle', (objet, nombre, annee) => {
    const { bienPlaces, malPlaces, aire, partition, sansContour } = measureQualite(db, contours, objet);
    console.log(`${objet} : ${(100 * bienPlaces).toFixed(2)} % des centres dans leur contour, ${malPlaces} mal placés`);
    expect(contours.objects[objet].geometries).toHaveLength(nombre);
    expect(contours.annees[objet]).toBe(annee);
    expect(bienPlaces).toBeGreaterThan(0.995);
    expect(malPlaces).toBeLessThan(10);
    expect(aire).toBeCloseTo(1, 3);
    expect(partition).toBeGreaterThan(0.999);
    expect(sansContour).toEqual([]);
  });

  it('tiennent en 250 ko comprimés', async () => {
    expect((await loadContours(db).read()).length).toBeLessThan(250_000);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureQualite, readContours } from '#server/contours/banc.ts';
import type { ContoursEmploi } from '#server/contours/topologie.ts';
import { type Db, openDb } from '#server/db/connection.ts';
import { importFiles } from '#server/imports/pipeline.ts';
import { generateDemonstration } from './generate.ts';

const UTILES = /departements_academies|COM_DEP|point_codes|Zones_Emploi|Bassin_Emploi|annuaire|mef|constat_2025/i;

describe('contours sur la démonstration', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'contours-'));
  let db: Db;
  let contours: ContoursEmploi;

  beforeAll(async () => {
    const fichiers = await generateDemonstration(dossier);
    db = openDb(':memory:');
    const rapport = await importFiles(
      db,
      fichiers.filter((fichier) => UTILES.test(fichier)),
      { origine: 'demonstration' },
    );
    expect(rapport.fautes).toEqual([]);
    contours = await readContours(db);
  });
  afterAll(() => rmSync(dossier, { recursive: true, force: true }));

  it.each(['bassins', 'zones'] as const)('%s : chaque établissement a un contour autour de lui', (objet) => {
    const { malPlaces, aire, partition, sansContour } = measureQualite(db, contours, objet);
    expect(sansContour).toEqual([]);
    expect(malPlaces).toBe(0);
    expect(aire).toBeCloseTo(1, 3);
    expect(partition).toBeGreaterThan(0.999);
  });
});

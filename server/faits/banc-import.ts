import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDb } from '#server/db/connection.ts';
import { importFiles } from '#server/imports/pipeline.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Dossier de la base officielle partagée ; vide si les fichiers officiels manquent. */
    officielle: string;
  }
}

/** Fichiers officiels, à côté du dépôt et jamais dedans. */
export const DONNEES = new URL('../../../shared/data', import.meta.url).pathname;
export const BASE = 'officielle.sqlite';
export const RAPPORT = 'rapport.json';

const importe = async (dossier: string): Promise<void> => {
  const db = openDb(':memory:');
  const rapport = await importFiles(db, [DONNEES]);
  if (rapport.fautes.length > 0) throw new Error(rapport.fautes.join('\n'));
  writeFileSync(join(dossier, BASE), db.$client.serialize());
  writeFileSync(join(dossier, RAPPORT), JSON.stringify(rapport));
  db.$client.close();
};

/** Avant les essais : importe une fois les fichiers officiels, que chaque essai rouvre. Rend de quoi tout effacer. */
export default async (projet: TestProject): Promise<() => void> => {
  const dossier = existsSync(DONNEES) ? mkdtempSync(join(tmpdir(), 'officielle-')) : '';
  projet.provide('officielle', dossier);
  const remove = (): void => rmSync(dossier, { recursive: true, force: true });
  if (dossier === '') return () => {};
  try {
    await importe(dossier);
  } catch (erreur) {
    remove();
    throw erreur;
  }
  return remove;
};

import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { fichiers } from '#server/db/schema/imports.ts';
import { versionsFichiers } from '#server/db/schema/versions.ts';
import { followVersion, getDossier } from '#server/db/versions.ts';

/** Fichiers bruts d'une base, comprimés, sous leur empreinte : le même fichier donné à deux versions n'y est qu'une fois. */
const getDossierArchives = (db: Db): string => {
  const dossier = join(getDossier(db), 'fichiers');
  mkdirSync(dossier, { recursive: true });
  return dossier;
};

/** Emplacement du fichier brut d'une empreinte. */
export const getArchive = (db: Db, empreinte: string): string => join(getDossierArchives(db), `${empreinte}.gz`);

let rang = 0;

/** Chemin d'un fichier d'archive en cours d'écriture, sur le même disque que les autres. */
export const getChantierArchive = (db: Db): string => {
  rang += 1;
  return join(getDossierArchives(db), `chantier-${process.pid}-${rang}`);
};

/** Comprime un flux vers un fichier de chantier ; ce qui n'est pas allé au bout est effacé. */
export const writeArchive = async (flux: Readable, chantier: string): Promise<void> => {
  try {
    await pipeline(flux, createGzip(), createWriteStream(chantier));
  } catch (erreur) {
    rmSync(chantier, { force: true });
    throw erreur;
  }
};

/** Garde un fichier tel qu'il a été donné ; sans effet s'il l'est déjà. */
export const saveArchive = async (db: Db, chemin: string, empreinte: string): Promise<void> => {
  const archive = getArchive(db, empreinte);
  if (existsSync(archive)) return;
  const chantier = getChantierArchive(db);
  await writeArchive(createReadStream(chemin), chantier);
  renameSync(chantier, archive);
};

/** Octets d'un fichier gardé ; nuls s'il ne l'a pas été. */
export const findArchive = (db: Db, empreinte: string): Buffer | null => {
  const archive = getArchive(db, empreinte);
  return existsSync(archive) ? gunzipSync(readFileSync(archive)) : null;
};

const isUtile = (db: Db, empreinte: string): boolean =>
  [
    db.select().from(versionsFichiers).where(eq(versionsFichiers.empreinte, empreinte)).get(),
    db.select().from(fichiers).where(eq(fichiers.empreinte, empreinte)).get(),
  ].some((ligne) => ligne !== undefined);

/**
 * Efface, parmi des fichiers gardés, ceux qu'aucune version ne porte plus et qui ne sont pas en vigueur. À appeler une
 * fois l'écriture validée.
 */
export const removeArchives = (db: Db, empreintes: readonly string[]): void => {
  followVersion(db);
  for (const empreinte of empreintes) if (!isUtile(db, empreinte)) rmSync(getArchive(db, empreinte), { force: true });
};

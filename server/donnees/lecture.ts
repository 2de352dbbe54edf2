import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Db } from '#server/db/connection.ts';
import { findArchive } from '#server/imports/archives.ts';
import { findPropriete } from '#server/imports/base.ts';
import type { Progression } from '#server/imports/pipeline.ts';
import { fillVersion } from '#server/imports/version.ts';
import type { RapportImport } from '#shared/donnees/rapport.ts';
import { listDeposes } from './queries.ts';

type Options = { annee: string; reduction: boolean; onProgres: (progression: Progression) => void };

/** Rend à leurs noms les fichiers déposés dans une version, chacun dans un dossier à lui : deux noms peuvent se répéter. */
const unpackDepots = (db: Db, id: number, dossier: string): string[] =>
  listDeposes(db, id).map(({ nom, empreinte }, rang) => {
    const octets = findArchive(db, empreinte);
    if (octets === null) throw new Error(`Le fichier déposé « ${nom} » manque.`);
    const chemin = join(dossier, String(rang), basename(nom));
    mkdirSync(dirname(chemin));
    writeFileSync(chemin, octets);
    return chemin;
  });

/** Lit les fichiers déposés dans une version, la compare à celle en vigueur et enregistre ce qu'il en est. */
export const readDepots = async (
  db: Db,
  id: number,
  { annee, reduction, onProgres }: Options,
): Promise<RapportImport> => {
  const dossier = mkdtempSync(join(tmpdir(), 'depots-'));
  try {
    const chemins = unpackDepots(db, id, dossier);
    // Des données fictives s'essaient de même : ce qui se charge par l'application garde l'origine de la base.
    const origine = findPropriete(db, 'origine') === 'demonstration' ? 'demonstration' : 'officielle';
    return await fillVersion(db, id, chemins, {
      ...(annee === '' ? {} : { annee }),
      reduction,
      origine,
      onProgres: (progression) => onProgres({ ...progression, nom: basename(progression.nom) }),
    });
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
};

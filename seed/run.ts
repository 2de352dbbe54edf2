import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '#server/db/connection.ts';
import { importVersion } from '#server/imports/version.ts';
import { seedComptes } from './comptes.ts';
import { seedCorrections } from './corrections.ts';
import { seedDemandes } from './demandes.ts';
import { seedEchanges } from './echanges.ts';
import { generateDemonstration } from './generate.ts';

/** Dit si la base n'a jamais rien reçu, ni version des données ni compte : elle seule peut recevoir la démonstration. */
export const isVide = (db: Db): boolean =>
  ['versions', 'utilisateurs'].every((table) => !db.$client.prepare(`select 1 from ${table} limit 1`).get());

/**
 * Charge la démonstration dans une base vide : écrit des fichiers fictifs aux formats officiels, les fait lire
 * par l'import, puis crée les comptes, les demandes et les échanges entre eux. Lève si l'import refuse.
 */
export const seedDemonstration = async (db: Db, annonce: (etape: string) => void): Promise<void> => {
  const dossier = mkdtempSync(join(tmpdir(), 'demonstration-'));
  try {
    annonce('Génération des données de démonstration…');
    const fichiers = await generateDemonstration(dossier);
    annonce(`Import de ${fichiers.length} fichiers…`);
    const rapport = await importVersion(db, fichiers, { origine: 'demonstration' });
    if (rapport.statut !== 'charge') throw new Error(`import de la démonstration : ${rapport.fautes.join(' ')}`);
    annonce('Création des comptes, des demandes et des échanges…');
    await seedComptes(db);
    seedDemandes(db);
    seedCorrections(db);
    seedEchanges(db, new Date());
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
};

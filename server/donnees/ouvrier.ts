import { openDb } from '#server/db/connection.ts';
import type { Progression } from '#server/imports/pipeline.ts';
import { readDepots } from './lecture.ts';

/** Processus qui lit les fichiers d'une version, lancé par le serveur : base, numéro de version, options. */
const [fichier = '', id = '', options = '{}'] = process.argv.slice(2);
// Sans le serveur qui l'a lancé, personne n'attend plus le résultat.
process.on('disconnect', () => process.exit(1));
const db = openDb(fichier);
await readDepots(db, Number(id), {
  ...(JSON.parse(options) as { annee: string; reduction: boolean }),
  onProgres: (progression: Progression) => process.send?.(progression),
});
db.$client.close();
process.disconnect();

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedDemonstration } from '#seed/run.ts';
import { openDb } from '#server/db/connection.ts';
import { measureCarte } from './carte.ts';
import { measureFiltres } from './filtres.ts';
import { measureImport } from './import.ts';
import { measurePoids } from './poids.ts';
import { measureRequetes } from './requetes.ts';

/**
 * `npm run bench` : mesures d'une même exécution, sur les fichiers officiels s'ils sont à côté du projet, sur
 * la démonstration sinon. Rien ici n'est une assertion : une machine lente ne fait échouer aucun test.
 */
const OFFICIEL = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const dossier = mkdtempSync(join(tmpdir(), 'bench-'));
const base = join(dossier, 'pilotage.sqlite');
const db = openDb(base);
const titre = (texte: string): void => console.log(`\n${texte}\n${'─'.repeat(texte.length)}`);

try {
  if (existsSync(OFFICIEL)) {
    titre('Import des fichiers officiels');
    await measureImport(db, OFFICIEL, dossier);
  } else {
    console.log('Fichiers officiels absents : mesures sur la démonstration, sans comparaison d’import.');
    await seedDemonstration(db, console.log);
  }
  titre('Requêtes principales');
  await measureRequetes(db);
  titre('Poids du premier chargement');
  await measurePoids();
  titre('Du geste à l’écran, dans Chromium (WebGL logiciel)');
  await measureFiltres(db);
  titre('Fluidité de la carte, France entière (WebGL logiciel)');
  await measureCarte(db);
} finally {
  db.$client.close();
  rmSync(dossier, { recursive: true, force: true });
}

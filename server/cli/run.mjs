// Deuxième marche : vérifie Node avant de charger le moindre module (better-sqlite3 fait tomber un Node trop
// ancien, et un Node plus ancien encore ne lit pas le TypeScript), puis exécute le fichier donné.
import { pathToFileURL } from 'node:url';

const [majeure, mineure] = process.versions.node.split('.').map(Number);
if (majeure < 22 || (majeure === 22 && mineure < 18)) {
  console.error(`Node 22.18 ou plus récent est nécessaire ; celui-ci est le ${process.versions.node}.`);
  process.exit(1);
}
const [cible] = process.argv.splice(2, 1);
await import(pathToFileURL(cible));

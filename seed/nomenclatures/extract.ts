/**
 * Reconstruit les tables `*.tsv` de ce dossier à partir d'un dossier de fichiers officiels :
 * `npx node seed/nomenclatures/extract.ts <dossier des fichiers officiels>`.
 * Seuls des codes, des libellés officiels et des taux publiés sont repris, sous une forme recodée.
 */
import { extractDiplomes } from './extract-diplomes.ts';
import { extractEmploi } from './extract-emploi.ts';
import { extractEntetes } from './extract-entetes.ts';
import { extractFormations } from './extract-formations.ts';
import { extractGroupes } from './extract-groupes.ts';
import { extractTerritoires } from './extract-territoires.ts';

const dossier = process.argv[2];
if (dossier === undefined) {
  console.error('Usage : npx node seed/nomenclatures/extract.ts <dossier des fichiers officiels>');
  process.exit(1);
}
const formations = extractFormations(dossier);
extractDiplomes(dossier, formations);
extractGroupes(dossier, formations);
extractTerritoires(dossier);
extractEntetes(dossier);
await extractEmploi(dossier);

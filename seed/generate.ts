/**
 * Jeu de démonstration : des fichiers fictifs, sur de vraies nomenclatures, écrits dans les formats officiels
 * pour que l'import les lise comme ceux des producteurs.
 */
import { mkdirSync } from 'node:fs';
import { simulateOffre } from './cohortes.ts';
import { generateEtablissements } from './etablissements.ts';
import { generateInsertion } from './insertion.ts';
import { buildReferentiel } from './lignees.ts';
import { loadFormations, loadMefs } from './nomenclatures.ts';
import { generateOffres } from './offre.ts';
import { createEcrivain } from './write.ts';
import { writeAffelnet } from './write-affelnet.ts';
import { writeBmo } from './write-bmo.ts';
import { writeConstats } from './write-constats.ts';
import { loadFamilles, loadIntitules, writeDiplomes } from './write-diplomes.ts';
import { writeEtablissements } from './write-etablissements.ts';
import { writeFormations } from './write-formations.ts';
import { writeInsertion } from './write-insertion.ts';
import { writeMetiers } from './write-metiers.ts';
import { writeParcoursup } from './write-parcoursup.ts';
import { writeTerritoires } from './write-territoires.ts';

const DERNIERE_RENTREE = 2025;

/** Écrit les fichiers dans `dossier` (créé au besoin) et rend leurs chemins. */
export async function generateDemonstration(dossier: string, derniereRentree = DERNIERE_RENTREE): Promise<string[]> {
  mkdirSync(dossier, { recursive: true });
  const ecrivain = createEcrivain(dossier);
  const mefs = loadMefs();
  writeFormations(ecrivain, mefs);
  writeDiplomes(ecrivain, derniereRentree);
  writeTerritoires(ecrivain, derniereRentree);
  writeMetiers(ecrivain);

  const referentiel = buildReferentiel(loadFormations(), mefs);
  const etablissements = generateEtablissements();
  writeEtablissements(ecrivain, etablissements);
  const offres = generateOffres(referentiel, etablissements, derniereRentree).map((offre) => ({
    offre,
    rentrees: simulateOffre(offre, derniereRentree),
  }));
  writeConstats(ecrivain, offres, derniereRentree);
  writeAffelnet(ecrivain, offres, loadFamilles(), derniereRentree);
  writeParcoursup(ecrivain, offres, loadIntitules(), derniereRentree);
  writeInsertion(ecrivain, generateInsertion(offres, derniereRentree), derniereRentree);
  await writeBmo(ecrivain, derniereRentree + 1);
  return [...ecrivain.fichiers];
}

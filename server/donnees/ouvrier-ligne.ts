import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { findReconnaissance } from '#server/imports/entetes.ts';
import { openFichier } from '#server/imports/lecture.ts';
import { NON_CHARGES, SOURCES } from '#server/imports/sources.ts';
import type { Tableau } from '#server/imports/tableau.ts';
import type { CelluleBrute, DemandeLigne, ReponseLigne } from './lecteur-ligne.ts';

/** Fil qui retrouve une ligne d'un fichier officiel par son numéro ; garde ouvert le dernier fichier lu. */
type Ouvert = { empreinte: string; entetes: readonly string[]; tableau: Tableau } | null;
let ouvert: Ouvert = null;

/** Rang de l'enregistrement qui commence à la ligne voulue : les numéros vont croissant. */
const findRang = ({ lignes, getNumero }: Tableau, ligne: number): number | null => {
  let [bas, haut] = [0, lignes.length - 1];
  while (bas <= haut) {
    const milieu = (bas + haut) >> 1;
    const numero = getNumero(milieu);
    if (numero === ligne) return milieu;
    if (numero < ligne) bas = milieu + 1;
    else haut = milieu - 1;
  }
  return null;
};

const open = async ({ empreinte, archive }: DemandeLigne): Promise<Ouvert> => {
  if (ouvert?.empreinte === empreinte) return ouvert;
  const candidats = await openFichier(gunzipSync(readFileSync(archive)));
  const candidat = Array.isArray(candidats)
    ? candidats.find(({ entetes }) => findReconnaissance(entetes, SOURCES, NON_CHARGES) !== null)
    : undefined;
  return candidat ? { empreinte, entetes: candidat.entetes, tableau: await candidat.read() } : null;
};

const readCellules = async (demande: DemandeLigne): Promise<CelluleBrute[] | null> => {
  ouvert = await open(demande);
  const rang = ouvert && findRang(ouvert.tableau, demande.ligne);
  if (ouvert === null || rang === null) return null;
  const cellules = ouvert.tableau.lignes[rang] ?? [];
  return ouvert.entetes.map((entete, i) => ({ entete: entete.trim(), valeur: cellules[i] ?? '' }));
};

/** Les demandes se servent l'une après l'autre : plusieurs lignes d'un même fichier ne l'ouvrent qu'une fois. */
let precedente: Promise<void> = Promise.resolve();

const reply = async (demande: DemandeLigne & { rang: number }): Promise<void> => {
  const reponse: ReponseLigne = { rang: demande.rang, cellules: await readCellules(demande) };
  parentPort?.postMessage(reponse);
};

parentPort?.on('message', (demande: DemandeLigne & { rang: number }) => {
  precedente = precedente.then(() => reply(demande));
});

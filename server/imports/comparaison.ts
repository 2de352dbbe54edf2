import type { Db } from '#server/db/connection.ts';
import { openVersion } from '#server/db/versions.ts';
import { loadFaits } from '#server/faits/service.ts';
import { type Comparaison, compareJeux } from '#shared/donnees/comparaison.ts';
import { buildJeu, type Jeu } from '#shared/donnees/jeu.ts';
import { listFautesSecret } from '#shared/donnees/secret.ts';
import { listChangements } from './changements.ts';

/** Ce qu'une version change à celle dont elle part, et les fautes de secret que ses réponses porteraient. */
export type Examen = { comparaison: Comparaison; fautesSecret: string[] };

const readVersion = <T>(db: Db, id: number, read: (autre: Db) => T): T => {
  const autre = openVersion(db, id);
  try {
    return read(autre);
  } finally {
    autre.$client.close();
  }
};

const readJeu = (db: Db): Jeu => buildJeu(loadFaits(db, 0).faits);

/** Fautes de secret des réponses d'une version, à chaque rentrée qu'elle sert. */
const listFautes = (db: Db): string[] => {
  const { faits } = loadFaits(db, 0);
  return [0, ...faits.rentrees].flatMap((rentree) => {
    const servis = loadFaits(db, rentree);
    return listFautesSecret(servis.faits, servis.sorties);
  });
};

/** Examine une version lue, à côté de celle dont elle part (nulle pour la première). */
export const examineVersion = (db: Db, baseId: number | null, id: number): Examen => {
  const avant = baseId === null ? null : readVersion(db, baseId, readJeu);
  return readVersion(db, id, (autre) => ({
    comparaison: {
      ...compareJeux(avant, readJeu(autre)),
      sources: baseId === null ? [] : readVersion(db, baseId, (base) => listChangements(base, autre)),
    },
    fautesSecret: listFautes(autre),
  }));
};

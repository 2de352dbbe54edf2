import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { versions, versionsFichiers } from '#server/db/schema/versions.ts';
import { getArchive, getChantierArchive, removeArchives, writeArchive } from '#server/imports/archives.ts';
import { listEmpreintes } from '#server/imports/depots.ts';
import { DomainError } from '#shared/errors.ts';
import { getVersion } from './queries.ts';
import { type Ecrivain, refuseFigee } from './service.ts';

/** Taille d'un fichier déposé : trente fois le plus gros des fichiers officiels connus. */
export const LIMITE_OCTETS = 128 * 1_048_576;
const LIMITE_FICHIERS = 200;
const LIMITE_NOM = 200;

/** Nom d'un fichier tel que le navigateur l'envoie, encodé ; refuse un chemin. */
export const parseNom = (encode: unknown): string => {
  const refus = new DomainError('saisie_invalide', { fichier: 'Le nom du fichier manque ou n’est pas valide.' });
  if (typeof encode !== 'string') throw refus;
  let nom: string;
  try {
    nom = decodeURIComponent(encode).normalize('NFC').trim();
  } catch {
    throw refus;
  }
  const isChemin = [...nom].some((c) => c === '/' || c === '\\' || c < ' ');
  if (nom === '' || nom.startsWith('.') || nom.length > LIMITE_NOM || isChemin) throw refus;
  return nom;
};

/** Compte et signe un flux au passage ; le coupe dès qu'il dépasse la limite. */
const buildMesure = () => {
  const hash = createHash('sha256');
  let octets = 0;
  const flux = new Transform({
    transform(morceau: Buffer, _codage, suite) {
      octets += morceau.length;
      hash.update(morceau);
      suite(octets > LIMITE_OCTETS ? new DomainError('fichier_trop_gros') : null, morceau);
    },
  });
  return { flux, conclude: () => ({ octets, empreinte: hash.digest('hex') }) };
};

type Depot = { nom: string; octets: number; empreinte: string };

const refuseNombre = (nombre: number): void => {
  if (nombre > LIMITE_FICHIERS)
    throw new DomainError('saisie_invalide', { fichier: `${LIMITE_FICHIERS} fichiers au plus par chargement.` });
};

/** Inscrit un dépôt à sa version ; rend l'empreinte du fichier de même nom qu'il remplace, s'il y en a un. */
const saveDepot = ({ db, acteur }: Ecrivain, id: number, depot: Depot): string[] =>
  db.transaction(
    (tx) => {
      refuseFigee(getVersion(tx, id), acteur);
      const remplaces = tx
        .select({ empreinte: versionsFichiers.empreinte })
        .from(versionsFichiers)
        .where(and(eq(versionsFichiers.versionId, id), eq(versionsFichiers.nom, depot.nom)))
        .all();
      const valeurs = { ...depot, versionId: id, le: new Date().toISOString() };
      tx.insert(versionsFichiers)
        .values(valeurs)
        .onConflictDoUpdate({ target: [versionsFichiers.versionId, versionsFichiers.nom], set: valeurs })
        .run();
      refuseNombre(listEmpreintes(tx, id).length);
      tx.update(versions).set({ traitement: 'depot' }).where(eq(versions.id, id)).run();
      return remplaces.map(({ empreinte }) => empreinte);
    },
    { behavior: 'immediate' },
  );

/** Vérifie, avant d'en lire un octet, qu'un dépôt peut entrer dans une version. */
export const refuseDepot = ({ db, acteur }: Ecrivain, id: number): void => {
  refuseFigee(getVersion(db, id), acteur);
  refuseNombre(listEmpreintes(db, id).length + 1);
};

/**
 * Reçoit un fichier en flux et le garde, comprimé, sous son empreinte ; un fichier du même nom est remplacé. Rien ne
 * reste d'un dépôt interrompu ou refusé, ni du fichier remplacé si rien d'autre ne le porte.
 */
export const receiveDepot = async (ecrivain: Ecrivain, id: number, nom: string, corps: Readable): Promise<Depot> => {
  const { db } = ecrivain;
  const chantier = getChantierArchive(db);
  const { flux, conclude } = buildMesure();
  corps.once('error', (erreur) => flux.destroy(erreur));
  corps.once('aborted', () => flux.destroy(new DomainError('requete_invalide')));
  await writeArchive(corps.pipe(flux), chantier);
  const depot = { nom, ...conclude() };
  const archive = getArchive(db, depot.empreinte);
  if (existsSync(archive)) rmSync(chantier);
  else renameSync(chantier, archive);
  let inutiles = [depot.empreinte];
  try {
    inutiles = saveDepot(ecrivain, id, depot);
  } finally {
    removeArchives(db, inutiles);
  }
  return depot;
};

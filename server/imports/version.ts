import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { closeDonnees, moveDonnees, openDonnees } from '#server/db/donnees.ts';
import { versions, versionsJournal } from '#server/db/schema/versions.ts';
import { findEnVigueur, getChemin, putEnVigueur, removeChemins, requireChemin } from '#server/db/versions.ts';
import type { RapportFichier, RapportImport, StatutImport } from '#shared/donnees/rapport.ts';
import { toResume } from '#shared/donnees/resume.ts';
import type { Traitement } from '#shared/donnees/workflow.ts';
import { DomainError } from '#shared/errors.ts';
import { removeArchives, saveArchive } from './archives.ts';
import { type Examen, examineVersion } from './comparaison.ts';
import { listEmpreintes, recordFichiers } from './depots.ts';
import { NON_MONTREE } from './fautes.ts';
import { importFiles, type OptionsImport } from './pipeline.ts';
import { SOURCES } from './sources.ts';

const MOTIF_COMMANDE = 'Ligne de commande';

/** Issue d'un chargement ; `versionId` est nul quand aucune version n'en est sortie. */
export type RapportVersion = RapportImport & { versionId: number | null };

/** Importe dans une copie de la version `baseId`, à l'écart : rien de ce qui est en vigueur n'est ni touché ni verrouillé. */
const importDansCopie = async (
  db: Db,
  chantier: string,
  baseId: number | null,
  chemins: readonly string[],
  options: OptionsImport,
): Promise<RapportImport> => {
  rmSync(chantier, { force: true });
  if (baseId !== null) copyFileSync(requireChemin(db, baseId), chantier);
  const donnees = openDonnees(chantier);
  try {
    return await importFiles(donnees, chemins, options);
  } finally {
    closeDonnees(donnees);
  }
};

const runEssai = async (db: Db, chemins: readonly string[], options: OptionsImport): Promise<RapportImport> => {
  const dossier = mkdtempSync(join(tmpdir(), 'essai-'));
  try {
    return await importDansCopie(db, join(dossier, 'essai.sqlite'), findEnVigueur(db), chemins, options);
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
};

/** Crée une version vide de lecture, qui part de celle en vigueur. Rend son numéro. */
export const createVersion = (db: Db, auteurId: number | null, traitement: Traitement, le: string): number =>
  db.transaction(
    (tx) => {
      const { id } = tx
        .insert(versions)
        .values({ statut: 'preparation', traitement, baseId: findEnVigueur(db), auteurId, creeLe: le })
        .returning({ id: versions.id })
        .get();
      const motif = auteurId === null ? MOTIF_COMMANDE : '';
      tx.insert(versionsJournal)
        .values({ versionId: id, evenement: 'charger', statutApres: 'preparation', motif, acteurId: auteurId, le })
        .run();
      return id;
    },
    { behavior: 'immediate' },
  );

/** Efface une version restée en préparation, et ce qu'elle est seule à porter ; publiée, elle reste quoi qu'il soit arrivé. */
const removeVersion = (db: Db, id: number): void => {
  const restee = and(eq(versions.id, id), eq(versions.statut, 'preparation'));
  const empreintes = listEmpreintes(db, id);
  if (db.delete(versions).where(restee).run().changes === 0) return;
  removeChemins(db, id);
  removeArchives(db, empreintes);
};

const TRAITEMENT_DU_RAPPORT: Record<StatutImport, Traitement> = {
  charge: 'pret',
  inchange: 'inchange',
  essai: 'inchange',
  refuse: 'refuse',
};

const isGarde = ({ statut }: RapportFichier): boolean => statut === 'charge';

/** Fichier du rapport tel qu'on le garde : sans chemin de la machine, sans valeur d'une source secrète. */
const toFichierGarde = (fichier: RapportFichier): RapportFichier => {
  const garde = { ...fichier, chemin: fichier.nom };
  if (!SOURCES.find(({ code }) => code === fichier.source)?.secret) return garde;
  return {
    ...garde,
    rejets: garde.rejets.map((rejet) => ({ ...rejet, valeur: NON_MONTREE })),
    avertissements: garde.avertissements.map((avertissement) => ({ ...avertissement, exemples: [] })),
  };
};

/** Range une lecture réussie : fichiers bruts inscrits, puis gardés, données à leur place. */
const settle = async (db: Db, id: number, chantier: string, rapport: RapportImport): Promise<void> => {
  const gardes = rapport.fichiers.filter(isGarde);
  recordFichiers(db, id, gardes);
  for (const { chemin, empreinte } of gardes) await saveArchive(db, chemin, empreinte);
  moveDonnees(chantier, getChemin(db, id));
};

/**
 * Lit les fichiers d'une version dans une copie des données en vigueur, la compare à celles-ci et enregistre ce qu'il
 * en est ; son fichier n'existe qu'entier. Ne publie rien.
 */
export const fillVersion = async (
  db: Db,
  id: number,
  chemins: readonly string[],
  options: OptionsImport,
): Promise<RapportImport> => {
  const baseId = findEnVigueur(db);
  const chantier = `${getChemin(db, id)}.chantier`;
  const rapport = await importDansCopie(db, chantier, baseId, chemins, options);
  let examen: Examen | null = null;
  if (rapport.statut === 'charge') {
    await settle(db, id, chantier, rapport);
    options.onProgres?.({ etape: 'comparaison', nom: '', fait: 0, total: 1 });
    examen = examineVersion(db, baseId, id);
  } else rmSync(chantier);
  db.update(versions)
    .set({
      traitement: TRAITEMENT_DU_RAPPORT[rapport.statut],
      baseId,
      empreinte: rapport.version,
      rapport: { ...rapport, fichiers: rapport.fichiers.map(toFichierGarde) },
      examen,
      resume: examen && toResume(examen.comparaison),
    })
    .where(eq(versions.id, id))
    .run();
  return rapport;
};

/** Publie une version depuis la ligne de commande ; phrase du refus si elle est dépassée ou romprait un secret. */
const publishCommande = (db: Db, id: number): string | null => {
  const geste = { evenement: 'publier', acteurId: null, motif: MOTIF_COMMANDE, le: new Date().toISOString() };
  try {
    putEnVigueur(db, id, geste, ({ baseId, examen }, enVigueurId) => {
      if (baseId !== enVigueurId) throw new DomainError('version_depassee');
      if (!examen || examen.fautesSecret.length > 0) throw new DomainError('version_secret_rompu');
    });
    return null;
  } catch (erreur) {
    if (erreur instanceof DomainError) return erreur.message;
    throw erreur;
  }
};

const loadVersion = async (db: Db, id: number, chemins: readonly string[], options: OptionsVersion) => {
  const rapport = await fillVersion(db, id, chemins, options);
  if (rapport.statut !== 'charge') return rapport;
  const refus = options.preparer ? null : publishCommande(db, id);
  return refus === null ? rapport : { ...rapport, statut: 'refuse' as const, fautes: [refus] };
};

/** `preparer` laisse la version en préparation au lieu de la publier. */
export type OptionsVersion = OptionsImport & { preparer?: boolean };

/**
 * Charge des fichiers dans une nouvelle version des données et la publie, sauf `preparer`. Sans changement, en essai ou
 * sur un refus, aucune version n'en sort. Une base en mémoire, sans versions, reçoit les données elle-même.
 */
export const importVersion = async (
  db: Db,
  chemins: readonly string[],
  options: OptionsVersion = {},
): Promise<RapportVersion> => {
  if (db.$client.memory) return { ...(await importFiles(db, chemins, options)), versionId: null };
  if (options.essai) return { ...(await runEssai(db, chemins, options)), versionId: null };
  const id = createVersion(db, null, 'en_cours', new Date().toISOString());
  let rapport: RapportImport | null = null;
  try {
    rapport = await loadVersion(db, id, chemins, options);
    return { ...rapport, versionId: rapport.statut === 'charge' ? id : null };
  } finally {
    if (rapport?.statut !== 'charge') removeVersion(db, id);
  }
};

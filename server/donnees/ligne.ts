import { existsSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { fichiers } from '#server/db/schema/imports.ts';
import { getArchive } from '#server/imports/archives.ts';
import { SOURCES } from '#server/imports/sources.ts';
import { DomainError } from '#shared/errors.ts';
import { readCellules } from './lecteur-ligne.ts';

/** Pourquoi une ligne brute ne se montre pas. */
export const RAISONS_LIGNE = {
  secret: 'Ligne non montrée : ce fichier porte des comptes sous le seuil de diffusion.',
  fichier_non_garde: 'Le fichier d’origine n’a pas été gardé.',
  ligne_introuvable: 'Le fichier n’a pas de ligne à ce numéro.',
} as const;
export type RaisonLigne = keyof typeof RAISONS_LIGNE;

/**
 * D'où vient un chiffre : la ligne du fichier officiel en vigueur, en-têtes et cellules telles quelles, avec
 * l'empreinte du fichier ; ou la raison de ne pas la montrer. Lève `fichier_introuvable`, ou `lignes_saturees` quand trop
 * de lignes sont demandées à la fois.
 */
export const readLigne = async (db: Db, { fichierId, ligne }: { fichierId: number; ligne: number }) => {
  const fichier = db.select().from(fichiers).where(eq(fichiers.id, fichierId)).get();
  if (fichier === undefined) throw new DomainError('fichier_introuvable');
  const source = SOURCES.find(({ code }) => code === fichier.source);
  const { nom, annee, empreinte, chargeLe } = fichier;
  const [libelle, producteur] = [source?.libelle ?? fichier.source, source?.producteur ?? ''];
  const origine = { nom, annee, empreinte, chargeLe, ligne, libelle, producteur };
  const refuse = (raison: RaisonLigne) => ({ ...origine, cellules: null, raison, phrase: RAISONS_LIGNE[raison] });
  if (source === undefined || source.secret) return refuse('secret');
  // Une base d'essai n'a pas de dossier de versions, donc pas de fichiers gardés.
  const archive = db.$client.memory ? null : getArchive(db, empreinte);
  if (archive === null || !existsSync(archive)) return refuse('fichier_non_garde');
  const cellules = await readCellules({ empreinte, archive, ligne });
  return cellules === null ? refuse('ligne_introuvable') : { ...origine, cellules, raison: null, phrase: null };
};

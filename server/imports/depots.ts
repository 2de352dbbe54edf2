import { dirname, relative, resolve, sep } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { versionsFichiers } from '#server/db/schema/versions.ts';
import type { Ecriture } from '#server/db/sqlite.ts';
import type { RapportFichier } from '#shared/donnees/rapport.ts';

/** Empreintes des fichiers bruts d'une version. */
export const listEmpreintes = (db: Ecriture, versionId: number): string[] =>
  db
    .select({ empreinte: versionsFichiers.empreinte })
    .from(versionsFichiers)
    .where(eq(versionsFichiers.versionId, versionId))
    .all()
    .map(({ empreinte }) => empreinte);

/** Dossier le plus profond qui porte tous ces chemins. */
const findCommun = (chemins: readonly string[]): string => {
  let commun = dirname(chemins[0] ?? '');
  while (chemins.some((chemin) => !chemin.startsWith(commun.endsWith(sep) ? commun : `${commun}${sep}`)))
    commun = dirname(commun);
  return commun;
};

/** Nom de chaque fichier : le sien, ou son chemin depuis leur dossier commun quand un autre s'appelle comme lui. */
const nameFichiers = (fichiers: readonly RapportFichier[]): string[] => {
  const chemins = fichiers.map(({ chemin }) => resolve(chemin));
  const commun = findCommun(chemins);
  const parNom = Map.groupBy(fichiers, ({ nom }) => nom);
  return fichiers.map(({ nom }, i) =>
    parNom.get(nom)?.length === 1 ? nom : relative(commun, chemins[i] ?? nom).replaceAll(sep, '/'),
  );
};

/** Inscrit à une version les fichiers qu'elle a chargés ; ceux qu'on y a déposés le sont déjà. */
export const recordFichiers = (db: Db, versionId: number, charges: readonly RapportFichier[]): void => {
  const connus = new Set(listEmpreintes(db, versionId));
  const nouveaux = charges.filter(({ empreinte }) => !connus.has(empreinte));
  if (nouveaux.length === 0) return;
  const noms = nameFichiers(nouveaux);
  const le = new Date().toISOString();
  const lignes = nouveaux.map(({ octets, empreinte }, i) => ({ versionId, nom: noms[i] ?? '', octets, empreinte, le }));
  db.insert(versionsFichiers).values(lignes).run();
};

import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { sessions, utilisateurs, utilisateursEtablissements } from '#server/db/schema/utilisateurs.ts';
import { type Acteur, VISITEUR } from '#shared/permissions.ts';

/** Durée fixe d'une session : une journée de travail, sans prolongation. */
export const DUREE_SESSION_MS = 12 * 3_600_000;

/** La dernière visite n'est notée qu'une fois par minute. */
const PAS_VUE_MS = 60_000;

const buildEmpreinte = (jeton: string): string => createHash('sha256').update(jeton).digest('hex');

/** Ouvre une session et rend son jeton, que seul le navigateur garde ; purge au passage les sessions expirées. */
export const openSession = (db: Db, utilisateurId: number): { jeton: string; expireLe: Date } => {
  const maintenant = Date.now();
  const jeton = randomBytes(32).toString('base64url');
  const expireLe = new Date(maintenant + DUREE_SESSION_MS);
  const creeLe = new Date(maintenant).toISOString();
  db.transaction(
    (tx) => {
      tx.delete(sessions).where(lte(sessions.expireLe, creeLe)).run();
      tx.insert(sessions)
        .values({ empreinte: buildEmpreinte(jeton), utilisateurId, creeLe, expireLe: expireLe.toISOString() })
        .run();
    },
    { behavior: 'immediate' },
  );
  return { jeton, expireLe };
};

/** Ferme une session sur le serveur : le jeton, même copié, n'ouvre plus rien. */
export const closeSession = (db: Db, jeton: string): void => {
  db.delete(sessions)
    .where(eq(sessions.empreinte, buildEmpreinte(jeton)))
    .run();
};

/** La personne derrière un jeton ; le visiteur si la session est inconnue, expirée ou le compte désactivé. */
export const findActeur = (db: Db, jeton: string | null): Acteur => {
  if (jeton === null) return VISITEUR;
  const maintenant = new Date();
  const le = maintenant.toISOString();
  const personne = db
    .select({
      id: utilisateurs.id,
      role: utilisateurs.role,
      region: utilisateurs.region,
      vuLe: utilisateurs.vuLe,
    })
    .from(sessions)
    .innerJoin(utilisateurs, eq(utilisateurs.id, sessions.utilisateurId))
    .where(and(eq(sessions.empreinte, buildEmpreinte(jeton)), gt(sessions.expireLe, le), eq(utilisateurs.actif, true)))
    .get();
  if (personne === undefined) return VISITEUR;
  const { id, role, region, vuLe } = personne;
  if (vuLe === null || maintenant.getTime() - Date.parse(vuLe) > PAS_VUE_MS)
    db.update(utilisateurs).set({ vuLe: le }).where(eq(utilisateurs.id, id)).run();
  const uais = db
    .select({ uai: utilisateursEtablissements.uai })
    .from(utilisateursEtablissements)
    .where(eq(utilisateursEtablissements.utilisateurId, id))
    .all();
  return { id, role, region, uais: uais.map((e) => e.uai) };
};

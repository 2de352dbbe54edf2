import { and, count, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { echecsConnexion } from '#server/db/schema/utilisateurs.ts';
import { DomainError } from '#shared/errors.ts';

const FENETRE_MS = 15 * 60_000;
const ECHECS_PAR_ADRESSE = 5;
const ECHECS_PAR_IP = 30;

/**
 * Compte une tentative avant de vérifier le mot de passe, et la refuse au-delà des limites : des essais lancés
 * ensemble ne passent pas tous avant d'être comptés. Rend les lignes à effacer si la connexion réussit.
 */
export const saveAttempt = (db: Db, email: string, ip: string): number[] => {
  const maintenant = Date.now();
  const debut = new Date(maintenant - FENETRE_MS).toISOString();
  const limites = [
    { cle: `email:${email}`, limite: ECHECS_PAR_ADRESSE },
    { cle: `ip:${ip}`, limite: ECHECS_PAR_IP },
  ];
  return db
    .transaction(
      (tx) => {
        tx.delete(echecsConnexion).where(lte(echecsConnexion.le, debut)).run();
        for (const { cle, limite } of limites) {
          const recents = tx
            .select({ n: count() })
            .from(echecsConnexion)
            .where(and(eq(echecsConnexion.cle, cle), gt(echecsConnexion.le, debut)))
            .get();
          if ((recents?.n ?? 0) >= limite) throw new DomainError('trop_de_tentatives');
        }
        const le = new Date(maintenant).toISOString();
        const lignes = limites.map(({ cle }) => ({ cle, le }));
        return tx.insert(echecsConnexion).values(lignes).returning({ id: echecsConnexion.id }).all();
      },
      { behavior: 'immediate' },
    )
    .map((ligne) => ligne.id);
};

/** Efface les échecs d'une adresse après une connexion réussie, et la tentative qui vient d'aboutir. */
export const clearAttempts = (db: Db, email: string, lignes: readonly number[]): void => {
  db.transaction(
    (tx) => {
      tx.delete(echecsConnexion)
        .where(eq(echecsConnexion.cle, `email:${email}`))
        .run();
      for (const id of lignes) tx.delete(echecsConnexion).where(eq(echecsConnexion.id, id)).run();
    },
    { behavior: 'immediate' },
  );
};

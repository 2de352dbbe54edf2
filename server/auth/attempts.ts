import { and, count, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { echecsConnexion } from '#server/db/schema/utilisateurs.ts';
import { DomainError } from '#shared/errors.ts';

const FENETRE_MS = 15 * 60_000;
/** Une personne qui se trompe, depuis un lieu : elle seule est arrêtée. */
const ECHECS_PAR_ADRESSE_ET_IP = 5;
/** Une attaque répartie sur une adresse : assez haut pour que nul ne ferme le compte d'un autre de chez lui. */
const ECHECS_PAR_ADRESSE = 50;
const ECHECS_PAR_IP = 30;

const formatCouple = (email: string, ip: string): string => `couple:${email} ${ip}`;

/**
 * Compte une tentative avant de vérifier le mot de passe, et la refuse au-delà des limites : des essais lancés
 * ensemble ne passent pas tous avant d'être comptés. Rend les lignes à effacer si la connexion réussit.
 */
export const saveAttempt = (db: Db, email: string, ip: string): number[] => {
  const maintenant = Date.now();
  const debut = new Date(maintenant - FENETRE_MS).toISOString();
  const limites = [
    { cle: formatCouple(email, ip), limite: ECHECS_PAR_ADRESSE_ET_IP },
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

/** Efface après une connexion réussie les échecs de l'adresse depuis ce lieu, et la tentative qui vient d'aboutir. */
export const clearAttempts = (db: Db, email: string, ip: string, lignes: readonly number[]): void => {
  db.transaction(
    (tx) => {
      tx.delete(echecsConnexion)
        .where(eq(echecsConnexion.cle, formatCouple(email, ip)))
        .run();
      for (const id of lignes) tx.delete(echecsConnexion).where(eq(echecsConnexion.id, id)).run();
    },
    { behavior: 'immediate' },
  );
};

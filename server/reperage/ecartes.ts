import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { reperagesEcartes } from '#server/db/schema/reperage.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, can } from '#shared/permissions.ts';
import type { CleReperage } from '#shared/reperage/signal.ts';
import { getObjet, refuseFormation } from './queries.ts';

/** Qui écrit, où ; `maintenant` sert aux essais. */
export type Ecriture = { db: Db; acteur: Acteur; maintenant?: Date };

export const getAuteur = ({ id }: Acteur): number => {
  if (id === null) throw new DomainError('non_connecte');
  return id;
};

/** Traduit le refus d'un index unique : ce que la personne voulait écrire l'est déjà. */
export const refuseDouble = <T>(
  table: string,
  code: 'reperage_deja_ecarte' | 'signal_deja_ouvert',
  ecrire: () => T,
): T => {
  try {
    return ecrire();
  } catch (erreur) {
    if (erreur instanceof Error && erreur.message.includes(`UNIQUE constraint failed: ${table}.`))
      throw new DomainError(code);
    throw erreur;
  }
};

/** Met un résultat de côté. Le droit se juge sur la région, lue en base, de l'établissement ou du territoire. */
export const createEcart = (ecriture: Ecriture, { motif, ...cle }: CleReperage & { motif: string }): { id: number } =>
  ecriture.db.transaction(
    (tx) => {
      const objet = getObjet(tx, cle.nature, cle.lieu);
      if (!can(ecriture.acteur, 'reperage.ecarter', objet)) throw new DomainError('action_interdite');
      if (objet.region === null) throw new DomainError('action_interdite');
      refuseFormation(tx, cle.formation);
      const { region } = objet;
      const le = (ecriture.maintenant ?? new Date()).toISOString();
      return refuseDouble('reperages_ecartes', 'reperage_deja_ecarte', () =>
        tx
          .insert(reperagesEcartes)
          .values({ ...cle, region, motif, auteurId: getAuteur(ecriture.acteur), le })
          .returning({ id: reperagesEcartes.id })
          .get(),
      );
    },
    { behavior: 'immediate' },
  );

/** Lève une mise de côté : elle reste, avec qui l'a levée et quand. La lever deux fois ne change rien. */
export const liftEcart = (ecriture: Ecriture, id: number): { id: number } =>
  ecriture.db.transaction(
    (tx) => {
      const ecart = tx.select().from(reperagesEcartes).where(eq(reperagesEcartes.id, id)).get();
      const objet = ecart && { region: ecart.region, uai: ecart.lieu };
      if (!objet || !can(ecriture.acteur, 'signal.lire', objet)) throw new DomainError('reperage_introuvable');
      if (!can(ecriture.acteur, 'reperage.ecarter', objet)) throw new DomainError('action_interdite');
      tx.update(reperagesEcartes)
        .set({
          leveLe: (ecriture.maintenant ?? new Date()).toISOString(),
          leveParId: getAuteur(ecriture.acteur),
        })
        .where(and(eq(reperagesEcartes.id, id), isNull(reperagesEcartes.leveLe)))
        .run();
      return { id };
    },
    { behavior: 'immediate' },
  );

import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { liensMetiers } from '#server/db/schema/liens-metiers.ts';
import { diplomes } from '#server/db/schema/nomenclatures.ts';
import type { SaisieCorrection } from '#shared/besoins/correction.ts';
import { DomainError } from '#shared/errors.ts';
import type { Acteur } from '#shared/permissions.ts';
import { getRangFamille, loadBesoins } from './service.ts';

/** Qui écrit, et quand ; `maintenant` sert à la démonstration, pour être reproductible. */
export type Ecriture = { db: Db; acteur: Acteur; maintenant?: Date };

const getAuteur = ({ id }: Acteur): number => {
  if (id === null) throw new DomainError('non_connecte');
  return id;
};

/** Une correction doit changer quelque chose : on n'ajoute pas ce qui est relié, on ne retire pas ce qui ne l'est pas. */
const refuseSansEffet = (db: Db, { cfd, famille, sens }: SaisieCorrection): void => {
  const isReliee = loadBesoins(db)
    .getChemin(cfd)
    .familles.some((f) => f.famille === famille);
  if (sens === 'ajout' && isReliee)
    throw new DomainError('saisie_invalide', { famille: 'Cette famille est déjà reliée à ce diplôme.' });
  if (sens === 'retrait' && !isReliee)
    throw new DomainError('saisie_invalide', { famille: 'Cette famille n’est pas reliée à ce diplôme.' });
};

/**
 * Enregistre une correction : qui, quand, pourquoi. Une seule en vigueur par lien. Lève `diplome_introuvable`,
 * `famille_introuvable`, `lien_deja_corrige` ou `saisie_invalide`.
 */
export const createCorrection = ({ db, acteur, maintenant }: Ecriture, saisie: SaisieCorrection): { id: number } =>
  db.transaction(
    (tx) => {
      const { cfd, famille: fap, sens, motif } = saisie;
      if (!tx.select({ cfd: diplomes.cfd }).from(diplomes).where(eq(diplomes.cfd, cfd)).get())
        throw new DomainError('diplome_introuvable');
      getRangFamille(loadBesoins(db).besoins, fap);
      const enVigueur = and(eq(liensMetiers.cfd, cfd), eq(liensMetiers.fap, fap), isNull(liensMetiers.annuleLe));
      if (tx.select({ id: liensMetiers.id }).from(liensMetiers).where(enVigueur).get())
        throw new DomainError('lien_deja_corrige');
      refuseSansEffet(db, saisie);
      const le = (maintenant ?? new Date()).toISOString();
      return tx
        .insert(liensMetiers)
        .values({ cfd, fap, sens, motif, auteurId: getAuteur(acteur), le })
        .returning({ id: liensMetiers.id })
        .get();
    },
    { behavior: 'immediate' },
  );

/** Annule une correction : le lien redevient celui des nomenclatures, la ligne reste, avec qui et quand. */
export const cancelCorrection = ({ db, acteur, maintenant }: Ecriture, id: number): { id: number } =>
  db.transaction(
    (tx) => {
      const correction = tx.select().from(liensMetiers).where(eq(liensMetiers.id, id)).get();
      if (!correction) throw new DomainError('correction_introuvable');
      if (correction.annuleLe !== null) throw new DomainError('correction_deja_annulee');
      const annuleLe = (maintenant ?? new Date()).toISOString();
      tx.update(liensMetiers)
        .set({ annuleLe, annuleParId: getAuteur(acteur) })
        .where(eq(liensMetiers.id, id))
        .run();
      return { id };
    },
    { behavior: 'immediate' },
  );

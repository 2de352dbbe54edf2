import { desc, eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { parametres } from '#server/db/schema/parametres.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { DomainError } from '#shared/errors.ts';
import { CODES_PARAMETRE, getParametres } from '#shared/indicateurs/parametres.ts';
import { listRefusParametre, type SaisieParametre } from '#shared/parametres/saisie.ts';
import { type Acteur, can } from '#shared/permissions.ts';
import { getJour } from '#shared/reperage/signal.ts';

const listDecisions = (db: Db) =>
  db
    .select({ decision: parametres, prenom: utilisateurs.prenom, nom: utilisateurs.nom })
    .from(parametres)
    .innerJoin(utilisateurs, eq(utilisateurs.id, parametres.auteurId))
    .orderBy(desc(parametres.id))
    .all();

/** Seuils en vigueur aujourd'hui et toutes les décisions, les plus récentes d'abord. L'auteur n'est dit qu'aux personnes connectées. */
export const getSeuils = (db: Db, acteur: Acteur) => {
  const decisions = listDecisions(db);
  const jour = getJour(new Date());
  const enVigueur = getParametres(decisions.map(({ decision }) => decision).reverse(), jour);
  return {
    jour,
    canModifier: can(acteur, 'parametre.modifier'),
    seuils: CODES_PARAMETRE.map((code) => ({
      code,
      valeur: enVigueur[code],
      decisions: decisions
        .filter(({ decision }) => decision.code === code)
        .map(({ decision: { id, valeur, depuis, motif, le }, prenom, nom }) => ({
          ...{ id, valeur, depuis, motif, le },
          auteur: acteur.id === null ? null : `${prenom} ${nom}`,
        })),
    })),
  };
};

/** Décide d'un seuil à partir d'un jour. Rien ne s'efface : une décision se corrige par une autre. */
export const decideSeuil = (
  ecriture: { db: Db; acteur: Acteur; maintenant?: Date },
  saisie: SaisieParametre,
): { id: number } => {
  const { db, acteur } = ecriture;
  const maintenant = ecriture.maintenant ?? new Date();
  if (acteur.id === null) throw new DomainError('non_connecte');
  if (!can(acteur, 'parametre.modifier')) throw new DomainError('action_interdite');
  const refus = listRefusParametre(saisie, getJour(maintenant));
  if (Object.keys(refus).length > 0) throw new DomainError('saisie_invalide', refus);
  return db
    .insert(parametres)
    .values({ ...saisie, auteurId: acteur.id, le: maintenant.toISOString() })
    .returning({ id: parametres.id })
    .get();
};

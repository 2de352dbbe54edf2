import { eq } from 'drizzle-orm';
import { clearAttempts, saveAttempt } from '#server/auth/attempts.ts';
import { DOMAINE_DEMO } from '#server/auth/demo.ts';
import { isPassword } from '#server/auth/password.ts';
import { findCompte, getOrigine } from '#server/auth/queries.ts';
import { closeSession, openSession } from '#server/auth/session.ts';
import type { Db } from '#server/db/connection.ts';
import { sessions, utilisateurs, utilisateursEtablissements } from '#server/db/schema/utilisateurs.ts';
import { DomainError } from '#shared/errors.ts';
import type { Role } from '#shared/permissions.ts';

export type Identifiants = { email: string; motDePasse: string };

/**
 * Vérifie les identifiants et ouvre une session neuve ; l'ancienne session du navigateur est fermée. Le même
 * refus couvre le compte inconnu, désactivé, et le compte de démonstration sur une base officielle.
 */
export const openSessionFor = async (
  db: Db,
  { email, motDePasse }: Identifiants,
  appel: { ip: string; jeton: string | null },
): Promise<{ jeton: string; expireLe: Date }> => {
  const tentative = saveAttempt(db, email, appel.ip);
  const compte = findCompte(db, email);
  const ouvert = compte?.actif === true && (!email.endsWith(DOMAINE_DEMO) || getOrigine(db) === 'demonstration');
  const juste = await isPassword(compte?.motDePasse ?? null, motDePasse);
  if (compte === undefined || !ouvert || !juste) throw new DomainError('identifiants_refuses');
  clearAttempts(db, email, appel.ip, tentative);
  if (appel.jeton !== null) closeSession(db, appel.jeton);
  return openSession(db, compte.id);
};

export type Compte = {
  email: string;
  prenom: string;
  nom: string;
  fonction: string;
  role: Role;
  region: string | null;
  uais: readonly string[];
};

/**
 * Crée ou met à jour un compte et ses établissements ; l'adresse électronique est sa clé. Les sessions ouvertes
 * avec l'ancien mot de passe sont fermées. Rend son identifiant.
 */
export const saveCompte = (db: Db, { uais, ...compte }: Compte, empreinte: string): number =>
  db.transaction(
    (tx) => {
      const valeurs = { ...compte, email: compte.email.toLowerCase(), motDePasse: empreinte, actif: true };
      const { id } = tx
        .insert(utilisateurs)
        .values(valeurs)
        .onConflictDoUpdate({ target: utilisateurs.email, set: valeurs })
        .returning({ id: utilisateurs.id })
        .get();
      tx.delete(sessions).where(eq(sessions.utilisateurId, id)).run();
      tx.delete(utilisateursEtablissements).where(eq(utilisateursEtablissements.utilisateurId, id)).run();
      for (const uai of uais) tx.insert(utilisateursEtablissements).values({ utilisateurId: id, uai }).run();
      return id;
    },
    { behavior: 'immediate' },
  );

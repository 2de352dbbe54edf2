import { asc, eq, like } from 'drizzle-orm';
import { DOMAINE_DEMO, MOT_DE_PASSE_DEMO } from '#server/auth/demo.ts';
import type { Db } from '#server/db/connection.ts';
import { proprietes } from '#server/db/schema/imports.ts';
import { departements } from '#server/db/schema/territoires.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { type Acteur, ROLES } from '#shared/permissions.ts';

export type Origine = 'demonstration' | 'officielle';

/** D'où viennent les données de la base ; « officielle », le cas qui ouvre le moins, si elle ne le dit pas. */
export const getOrigine = (db: Db): Origine => {
  const ligne = db.select().from(proprietes).where(eq(proprietes.cle, 'origine')).get();
  return ligne?.valeur === 'demonstration' ? 'demonstration' : 'officielle';
};

/** Comptes de démonstration à proposer sur l'écran de connexion ; aucun sur une base officielle. */
const listComptesDemo = (db: Db) =>
  db
    .select({
      email: utilisateurs.email,
      prenom: utilisateurs.prenom,
      nom: utilisateurs.nom,
      fonction: utilisateurs.fonction,
      role: utilisateurs.role,
    })
    .from(utilisateurs)
    .where(like(utilisateurs.email, `%${DOMAINE_DEMO}`))
    .orderBy(asc(utilisateurs.id))
    .all()
    .map((compte) => ({ ...compte, libelleRole: ROLES[compte.role], motDePasse: MOT_DE_PASSE_DEMO }));

const findIdentite = (db: Db, id: number) =>
  db
    .select({ prenom: utilisateurs.prenom, nom: utilisateurs.nom, fonction: utilisateurs.fonction })
    .from(utilisateurs)
    .where(eq(utilisateurs.id, id))
    .get();

const findLibelleRegion = (db: Db, region: string) =>
  db
    .select({ libelle: departements.libelleRegion })
    .from(departements)
    .where(eq(departements.codeRegion, region))
    .limit(1)
    .get()?.libelle;

/** Ce que l'écran sait de la personne connectée (ou du visiteur) et de la base. Jamais d'empreinte ni de jeton. */
export const getMoi = (db: Db, acteur: Acteur) => {
  const identite = acteur.id === null ? undefined : findIdentite(db, acteur.id);
  const origine = getOrigine(db);
  return {
    acteur,
    libelleRole: ROLES[acteur.role],
    libelleRegion: acteur.region === null ? null : (findLibelleRegion(db, acteur.region) ?? null),
    prenom: identite?.prenom ?? '',
    nom: identite?.nom ?? '',
    fonction: identite?.fonction ?? '',
    origine,
    comptesDemo: origine === 'demonstration' ? listComptesDemo(db) : [],
  };
};

/** Compte d'une adresse électronique, pour la connexion seule : c'est la seule lecture de l'empreinte. */
export const findCompte = (db: Db, email: string) =>
  db
    .select({ id: utilisateurs.id, motDePasse: utilisateurs.motDePasse, actif: utilisateurs.actif })
    .from(utilisateurs)
    .where(eq(utilisateurs.email, email))
    .get();

import { and, asc, countDistinct, desc, eq, isNotNull } from 'drizzle-orm';
import { DOMAINE_DEMO, MOT_DE_PASSE_DEMO } from '#server/auth/demo.ts';
import { hashPassword } from '#server/auth/password.ts';
import { type Compte, saveCompte } from '#server/auth/service.ts';
import type { Db } from '#server/db/connection.ts';
import { entrees, etablissements, formations, offres } from '#server/db/schema/derive.ts';
import { utilisateurs, utilisateursEtablissements } from '#server/db/schema/utilisateurs.ts';
import type { Acteur } from '#shared/permissions.ts';

/** Région des comptes régionaux de démonstration : Auvergne-Rhône-Alpes. */
export const REGION_DEMO = '84';

type CompteDemo = Omit<Compte, 'email' | 'uais'> & { nomEmail: string };

/** Un compte par rôle (DOMAINE 1.1), aux noms ostensiblement inventés. */
const COMPTES_DEMO = [
  {
    nomEmail: 'admin',
    role: 'admin',
    region: null,
    prenom: 'Ada',
    nom: 'Exemple',
    fonction: 'Administration nationale de l’application',
  },
  {
    nomEmail: 'pilote',
    role: 'pilote',
    region: null,
    prenom: 'Basile',
    nom: 'Fictif',
    fonction: 'Administration centrale',
  },
  {
    nomEmail: 'admin.region',
    role: 'admin_region',
    region: REGION_DEMO,
    prenom: 'Chloé',
    nom: 'Modèle',
    fonction: 'Région académique',
  },
  {
    nomEmail: 'pilote.region',
    role: 'pilote_region',
    region: REGION_DEMO,
    prenom: 'Denis',
    nom: 'Témoin',
    fonction: 'DRAFPIC',
  },
  {
    nomEmail: 'gestionnaire',
    role: 'gestionnaire_region',
    region: REGION_DEMO,
    prenom: 'Élise',
    nom: 'Spécimen',
    fonction: 'Chargée de mission carte des formations',
  },
  {
    nomEmail: 'expert',
    role: 'expert_region',
    region: REGION_DEMO,
    prenom: 'Farid',
    nom: 'Maquette',
    fonction: 'Inspecteur de l’éducation nationale',
  },
  {
    nomEmail: 'region',
    role: 'region',
    region: REGION_DEMO,
    prenom: 'Gaëlle',
    nom: 'Esquisse',
    fonction: 'Conseil régional',
  },
  {
    nomEmail: 'perdir',
    role: 'perdir',
    region: REGION_DEMO,
    prenom: 'Hugo',
    nom: 'Prototype',
    fonction: 'Chef d’établissement, deux lycées',
  },
  {
    nomEmail: 'invite',
    role: 'invite',
    region: REGION_DEMO,
    prenom: 'Inès',
    nom: 'Factice',
    fonction: 'Élue régionale',
  },
] as const satisfies readonly CompteDemo[];
export type NomCompte = (typeof COMPTES_DEMO)[number]['nomEmail'];

/**
 * Les deux établissements du chef d'établissement fictif : ceux de la région qui offrent le plus de formations
 * scolaires à la capacité connue, donc de quoi demander une évolution.
 */
const listUaisPerdir = (db: Db): string[] =>
  db
    .select({ uai: etablissements.uai })
    .from(etablissements)
    .innerJoin(offres, eq(offres.etablissementId, etablissements.id))
    .innerJoin(formations, eq(formations.id, offres.formationId))
    .innerJoin(entrees, eq(entrees.offreId, offres.id))
    .where(and(eq(etablissements.region, REGION_DEMO), eq(formations.voie, 'scolaire'), isNotNull(entrees.capacite)))
    .groupBy(etablissements.uai)
    .orderBy(desc(countDistinct(offres.id)), asc(etablissements.uai))
    .limit(2)
    .all()
    .map(({ uai }) => uai);

/** Pose les comptes de démonstration, ou les remet dans leur état d'origine. Une seule empreinte pour tous. */
export const seedComptes = async (db: Db): Promise<void> => {
  const empreinte = await hashPassword(MOT_DE_PASSE_DEMO);
  const uaisPerdir = listUaisPerdir(db);
  db.transaction(() => {
    for (const { nomEmail, ...compte } of COMPTES_DEMO) {
      const uais = compte.role === 'perdir' ? uaisPerdir : [];
      saveCompte(db, { ...compte, uais, email: `${nomEmail}${DOMAINE_DEMO}` }, empreinte);
    }
  });
};

/** La personne d'un compte de démonstration, ses établissements compris ; nulle tant qu'il n'est pas posé. */
export const findActeur = (db: Db, nom: NomCompte): Acteur | null => {
  const personne = db
    .select({ id: utilisateurs.id, role: utilisateurs.role, region: utilisateurs.region })
    .from(utilisateurs)
    .where(eq(utilisateurs.email, `${nom}${DOMAINE_DEMO}`))
    .get();
  if (personne === undefined) return null;
  const uais = db
    .select({ uai: utilisateursEtablissements.uai })
    .from(utilisateursEtablissements)
    .where(eq(utilisateursEtablissements.utilisateurId, personne.id))
    .all();
  return { ...personne, uais: uais.map(({ uai }) => uai) };
};

/** La personne d'un compte de démonstration ; lève s'il manque. */
export const getActeur = (db: Db, nom: NomCompte): Acteur => {
  const acteur = findActeur(db, nom);
  if (acteur === null) throw new Error(`Compte de démonstration absent : ${nom}${DOMAINE_DEMO}.`);
  return acteur;
};

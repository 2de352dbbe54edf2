import { TRPCError } from '@trpc/server';
import { appRouter } from '#server/app.ts';
import { type Db, openDb } from '#server/db/connection.ts';
import { demandes, demandesJournal } from '#server/db/schema/demandes.ts';
import { entrees, etablissements, formations, offres } from '#server/db/schema/derive.ts';
import { fichiers, proprietes } from '#server/db/schema/imports.ts';
import { diplomes, niveauxDiplome } from '#server/db/schema/nomenclatures.ts';
import { departements } from '#server/db/schema/territoires.ts';
import { utilisateurs, utilisateursEtablissements } from '#server/db/schema/utilisateurs.ts';
import { type Context, createCallerFactory } from '#server/trpc.ts';
import type { SaisieDemande } from '#shared/demandes/demande.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, type Role, VISITEUR } from '#shared/permissions.ts';

/** Lieu et formation par défaut des lignes d'essai. */
export const UAI = '0690001A';
export const CFD = '40025214';
export const DISPOSITIF = '247';
const LE = '2026-03-02T09:00:00.000Z';

let rang = 0;

/** Une saisie complète et juste, dont on change ce qui compte pour le cas. */
export const buildSaisie = (saisie: Partial<SaisieDemande> = {}): SaisieDemande => ({
  uai: UAI,
  cfd: CFD,
  dispositif: DISPOSITIF,
  type: 'augmentation',
  rentree: 2027,
  capaciteScolaireActuelle: 24,
  capaciteScolaire: 30,
  capaciteApprentissageActuelle: 0,
  capaciteApprentissage: 0,
  motifs: ['besoin_economique'],
  autreMotif: '',
  commentaire: '',
  ...saisie,
});

export const buildEtablissement = (db: Db, valeurs: Partial<typeof etablissements.$inferInsert> = {}) =>
  db
    .insert(etablissements)
    .values({
      uai: UAI,
      nom: 'Lycée d’essai',
      libelleCommune: 'Lyon',
      departement: '069',
      academie: '10',
      region: '84',
      ...valeurs,
    })
    .returning()
    .get();

export const buildFormation = (db: Db, valeurs: Partial<typeof formations.$inferInsert> = {}) => {
  const cle = { cfd: CFD, libelle: 'MÉTIERS DE L’ESSAI', libelleCourt: 'ESSAI', niveau: '400', nsf: '252', ...valeurs };
  const { cfd, libelle, libelleCourt, niveau, nsf } = cle;
  db.insert(diplomes)
    .values({ cfd, libelle, libelleCourt, niveau, nsf, nature: '1', fichierId: 1 })
    .onConflictDoNothing()
    .run();
  return db
    .insert(formations)
    .values({ dispositif: DISPOSITIF, voie: 'scolaire', type: 'simple', duree: 3, ...cle })
    .returning()
    .get();
};

/** Offre d'un établissement, avec les entrées d'une ou plusieurs rentrées. */
export const buildOffre = (
  db: Db,
  lien: { etablissementId: number; formationId: number },
  rentrees: Omit<typeof entrees.$inferInsert, 'offreId'>[],
) => {
  const { id } = db.insert(offres).values(lien).returning().get();
  for (const rentree of rentrees)
    db.insert(entrees)
      .values({ ...rentree, offreId: id })
      .run();
};

type Personne = { role: Role; region?: string | null; uais?: readonly string[]; email?: string; motDePasse?: string };

export const buildUtilisateur = (db: Db, { role, region, uais = [], email, motDePasse }: Personne): Acteur => {
  rang += 1;
  const territoire = region === undefined && !['admin', 'pilote'].includes(role) ? '84' : (region ?? null);
  const { id } = db
    .insert(utilisateurs)
    .values({
      email: email ?? `${role}-${rang}@essai.example`,
      prenom: 'Camille',
      nom: `Essai ${rang}`,
      fonction: 'Essai',
      role,
      region: territoire,
      motDePasse: motDePasse ?? 'inutilisable',
    })
    .returning()
    .get();
  for (const uai of uais) db.insert(utilisateursEtablissements).values({ utilisateurId: id, uai }).run();
  return { id, role, region: territoire, uais };
};

/** Demande posée telle quelle à un statut, avec l'entrée de journal qui l'y amène. */
export const buildDemande = (db: Db, valeurs: Partial<typeof demandes.$inferInsert> = {}) => {
  rang += 1;
  const auteurId = valeurs.auteurId ?? buildUtilisateur(db, { role: 'gestionnaire_region' }).id ?? 0;
  const numero = (0xa0000000 + rang).toString(16).toUpperCase();
  const base = { ...buildSaisie(), numero, version: 1, region: '84', statut: 'proposition', creeLe: LE } as const;
  const demande = db
    .insert(demandes)
    .values({ ...base, motifs: [...base.motifs], modifieLe: LE, ...valeurs, auteurId })
    .returning()
    .get();
  const { id: demandeId, version, statut: statutApres } = demande;
  db.insert(demandesJournal)
    .values({
      demandeId,
      version,
      statutApres,
      evenement: 'creer',
      statutAvant: null,
      motif: '',
      changements: {},
      auteurId,
      le: LE,
    })
    .run();
  return demande;
};

/** Cookie de session d'un appel d'essai, lu et écrit comme le ferait le navigateur. */
export type Navigateur = { jeton: string | null };

const createCaller = createCallerFactory(appRouter);

/** Le vrai routeur, appelé au nom d'une personne. */
export const callAs = (
  db: Db,
  acteur: Acteur = VISITEUR,
  navigateur: Navigateur = { jeton: null },
  requete: Context['requete'] = { ip: '192.0.2.1', origineSure: true },
) =>
  createCaller({
    db,
    acteur,
    requete,
    session: {
      jeton: navigateur.jeton,
      poser: (jeton) => {
        navigateur.jeton = jeton;
      },
      retirer: () => {
        navigateur.jeton = null;
      },
    },
  });

/** Issue d'un appel : « fait », ou le code du refus prévu ; une erreur imprévue fait échouer l'essai. */
export const getIssue = (appel: Promise<unknown>): Promise<string> =>
  appel.then(
    () => 'fait',
    (erreur) => {
      if (erreur instanceof TRPCError && erreur.cause instanceof DomainError) return erreur.cause.code;
      throw erreur;
    },
  );

/** Une base neuve en mémoire, aux vraies migrations, avec un établissement, une formation et deux départements. */
export const bench = () => {
  const db = openDb(':memory:');
  const fichier = { source: 'essai', annee: '2025', nom: 'essai.csv', empreinte: 'e'.repeat(64), encodage: 'utf-8' };
  db.insert(fichiers)
    .values({ id: 1, ...fichier, octets: 1, lues: 1, retenues: 1, rejetees: 0, chargeLe: LE })
    .run();
  db.insert(proprietes).values({ cle: 'origine', valeur: 'demonstration' }).run();
  db.insert(niveauxDiplome)
    .values({ code: '400', libelleCourt: 'BAC PRO', libelle: 'BAC PRO', niveauInterministeriel: '4', fichierId: 1 })
    .run();
  const academie = { codeAcademie: '10', libelleAcademie: 'Lyon', fichierId: 1 };
  db.insert(departements)
    .values([
      { code: '069', libelle: 'Rhône', codeRegion: '84', libelleRegion: 'Auvergne-Rhône-Alpes', ...academie },
      { code: '075', libelle: 'Paris', codeRegion: '11', libelleRegion: 'Île-de-France', ...academie },
    ])
    .run();
  const etablissement = buildEtablissement(db);
  const formation = buildFormation(db);
  const as = (personne: Personne) => {
    const acteur = buildUtilisateur(db, personne);
    return { acteur, api: callAs(db, acteur) };
  };
  return { db, etablissement, formation, as, anonyme: callAs(db) };
};

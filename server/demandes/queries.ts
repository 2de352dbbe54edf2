import type { RunResult } from 'better-sqlite3';
import { and, asc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Db } from '#server/db/connection.ts';
import { demandes, demandesJournal, demandesPreuves } from '#server/db/schema/demandes.ts';
import { etablissements, formations } from '#server/db/schema/derive.ts';
import type * as schema from '#server/db/schema/index.ts';
import { diplomes, niveauxDiplome } from '#server/db/schema/nomenclatures.ts';
import { departements } from '#server/db/schema/territoires.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { scope } from '#server/db/scope.ts';
import { getSituation } from '#server/faits/situation.ts';
import type { DemandeListee } from '#shared/demandes/columns.ts';
import type { SaisieDemande } from '#shared/demandes/demande.ts';
import { type DemandesFilters, isTrouvee, sortDemandes } from '#shared/demandes/filters.ts';
import type { Preuve } from '#shared/demandes/preuves.ts';
import { listManques } from '#shared/demandes/rules.ts';
import { canModifier, isVisible, listStatutsVisibles, listTransitions } from '#shared/demandes/workflow.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, ROLES } from '#shared/permissions.ts';

/** La base ou une transaction ouverte : une lecture ne dit pas laquelle. */
export type Lecture = BaseSQLiteDatabase<'sync', RunResult, typeof schema>;
export type Demande = typeof demandes.$inferSelect;

/**
 * Lit une demande par son numéro : le seul chargeur. La visibilité se juge sur la ligne enregistrée ; ce qui
 * n'est pas visible est introuvable, pour ne pas dire qu'il existe.
 */
export const getDemande = (db: Lecture, acteur: Acteur, numero: string): Demande => {
  const demande = db.select().from(demandes).where(eq(demandes.numero, numero)).get();
  if (demande === undefined || !isVisible(acteur, demande)) throw new DomainError('demande_introuvable');
  return demande;
};

/** Ce qui a été saisi dans une demande enregistrée : le contenu du formulaire. */
export const getSaisie = (demande: SaisieDemande): SaisieDemande => ({
  uai: demande.uai,
  cfd: demande.cfd,
  dispositif: demande.dispositif,
  type: demande.type,
  rentree: demande.rentree,
  capaciteScolaireActuelle: demande.capaciteScolaireActuelle,
  capaciteScolaire: demande.capaciteScolaire,
  capaciteApprentissageActuelle: demande.capaciteApprentissageActuelle,
  capaciteApprentissage: demande.capaciteApprentissage,
  motifs: demande.motifs,
  autreMotif: demande.autreMotif,
  commentaire: demande.commentaire,
});

/** Demandes visibles d'une personne, en SQL : sa portée, les statuts montrés à son rôle, et ses brouillons. */
export const whereVisible = (acteur: Acteur): SQL | undefined =>
  and(
    scope(acteur, 'demande.lire', demandes),
    or(
      inArray(demandes.statut, [...listStatutsVisibles(acteur.role)]),
      and(
        inArray(demandes.statut, ['brouillon', 'supprimee']),
        or(acteur.id === null ? sql`0` : eq(demandes.auteurId, acteur.id), inArray(demandes.uai, [...acteur.uais])),
      ),
    ),
  );

const whereFiltres = (filtres: DemandesFilters): SQL | undefined =>
  and(
    filtres.statut.length > 0 ? inArray(demandes.statut, filtres.statut) : ne(demandes.statut, 'supprimee'),
    filtres.type.length > 0 ? inArray(demandes.type, filtres.type) : undefined,
    filtres.region ? eq(demandes.region, filtres.region) : undefined,
    filtres.departement ? eq(etablissements.departement, filtres.departement) : undefined,
    filtres.niveau ? eq(sql`substr(${demandes.cfd}, 1, 3)`, filtres.niveau) : undefined,
    filtres.rentree === 0 ? undefined : eq(demandes.rentree, filtres.rentree),
  );

const COLONNES_LISTE = {
  demande: demandes,
  etablissement: etablissements.nom,
  commune: etablissements.libelleCommune,
  departement: etablissements.departement,
  libelleDepartement: departements.libelle,
  formation: sql<string | null>`coalesce(${formations.libelle}, ${diplomes.libelle})`,
  libelleNiveau: niveauxDiplome.libelleCourt,
  libelleRegion: sql<
    string | null
  >`(select libelle_region from departements r where r.code_region = ${demandes.region} limit 1)`,
  prenom: utilisateurs.prenom,
  nom: utilisateurs.nom,
  roleAuteur: utilisateurs.role,
};

/** Demandes jointes à leurs libellés. L'établissement ou la formation peut avoir quitté la base : libellés nuls. */
const listJointes = (db: Lecture, condition: SQL | undefined): DemandeListee[] =>
  db
    .select(COLONNES_LISTE)
    .from(demandes)
    .innerJoin(utilisateurs, eq(utilisateurs.id, demandes.auteurId))
    .leftJoin(etablissements, eq(etablissements.uai, demandes.uai))
    .leftJoin(departements, eq(departements.code, etablissements.departement))
    .leftJoin(
      formations,
      and(
        eq(formations.cfd, demandes.cfd),
        eq(formations.dispositif, demandes.dispositif),
        eq(formations.voie, sql`iif(${demandes.dispositif} = '', 'apprentissage', 'scolaire')`),
      ),
    )
    .leftJoin(diplomes, eq(diplomes.cfd, demandes.cfd))
    .leftJoin(niveauxDiplome, eq(niveauxDiplome.code, sql`substr(${demandes.cfd}, 1, 3)`))
    .where(condition)
    .all()
    .map(({ demande, prenom, nom, ...libelles }) => ({
      ...getSaisie(demande),
      ...libelles,
      numero: demande.numero,
      version: demande.version,
      statut: demande.statut,
      region: demande.region,
      niveau: demande.cfd.slice(0, 3),
      auteur: `${prenom} ${nom}`,
      creeLe: demande.creeLe,
      modifieLe: demande.modifieLe,
    }));

/** Demandes visibles de la personne, filtrées et rangées. Sans statut demandé, les supprimées sont tues. */
export const listDemandes = (db: Lecture, acteur: Acteur, filtres: DemandesFilters): DemandeListee[] => {
  const lignes = listJointes(db, and(whereVisible(acteur), whereFiltres(filtres)));
  const trouvees = filtres.q === '' ? lignes : lignes.filter((ligne) => isTrouvee(ligne, filtres.q));
  return sortDemandes(trouvees, filtres.tri);
};

/** Ce qu'il faut d'une demande pour la poser sur la carte. */
export type DemandeCarte = Pick<
  DemandeListee,
  'numero' | 'uai' | 'type' | 'statut' | 'cfd' | 'dispositif' | 'rentree' | 'formation'
>;

/** Demandes visibles de la personne, allégées pour la carte ; les supprimées n'y sont pas. */
export const listDemandesCarte = (db: Lecture, acteur: Acteur): DemandeCarte[] =>
  db
    .select({
      numero: demandes.numero,
      uai: demandes.uai,
      type: demandes.type,
      statut: demandes.statut,
      cfd: demandes.cfd,
      dispositif: demandes.dispositif,
      rentree: demandes.rentree,
      formation: diplomes.libelle,
    })
    .from(demandes)
    .leftJoin(diplomes, eq(diplomes.cfd, demandes.cfd))
    .where(and(whereVisible(acteur), ne(demandes.statut, 'supprimee')))
    .orderBy(asc(demandes.numero))
    .all();

const listJournal = (db: Lecture, demandeId: number) =>
  db
    .select({
      version: demandesJournal.version,
      evenement: demandesJournal.evenement,
      statutAvant: demandesJournal.statutAvant,
      statutApres: demandesJournal.statutApres,
      motif: demandesJournal.motif,
      changements: demandesJournal.changements,
      le: demandesJournal.le,
      prenom: utilisateurs.prenom,
      nom: utilisateurs.nom,
      role: utilisateurs.role,
    })
    .from(demandesJournal)
    .innerJoin(utilisateurs, eq(utilisateurs.id, demandesJournal.auteurId))
    .where(eq(demandesJournal.demandeId, demandeId))
    .orderBy(asc(demandesJournal.version))
    .all()
    .map(({ prenom, nom, role, ...entree }) => ({ ...entree, auteur: `${prenom} ${nom}`, role: ROLES[role] }));

const listPreuves = (db: Lecture, demandeId: number): Preuve[] =>
  db
    .select({
      version: demandesPreuves.version,
      evenement: demandesPreuves.evenement,
      le: demandesPreuves.le,
      situation: demandesPreuves.contenu,
    })
    .from(demandesPreuves)
    .where(eq(demandesPreuves.demandeId, demandeId))
    .orderBy(asc(demandesPreuves.version))
    .all();

/** Une demande, son journal, ses preuves et les chiffres d'aujourd'hui, ce qui lui manque et ce que la personne peut en faire : l'écran ne recalcule rien. */
export const getDetail = (db: Db, acteur: Acteur, numero: string) => {
  const demande = getDemande(db, acteur, numero);
  const [listee] = listJointes(db, eq(demandes.id, demande.id));
  if (listee === undefined) throw new DomainError('demande_introuvable');
  const saisie = getSaisie(demande);
  const manques = listManques(saisie);
  return {
    demande: listee,
    saisie,
    manques,
    journal: listJournal(db, demande.id),
    preuves: listPreuves(db, demande.id),
    situation: getSituation(db, demande),
    transitions: listTransitions(demande, acteur, Object.keys(manques).length),
    canModifier: canModifier(acteur, demande),
  };
};

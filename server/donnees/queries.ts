import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { fichiers } from '#server/db/schema/imports.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { versions, versionsFichiers, versionsJournal } from '#server/db/schema/versions.ts';
import type { Ecriture } from '#server/db/sqlite.ts';
import type { LigneVersions } from '#server/db/versions.ts';
import { SOURCES } from '#server/imports/sources.ts';
import type { LigneVersion } from '#shared/donnees/workflow.ts';
import { DomainError } from '#shared/errors.ts';

/** Étapes qui mettent une version en vigueur. */
const MISES_EN_VIGUEUR = ['publier', 'revenir'];

/** Lit une version par son numéro. Lève `version_introuvable`. */
export const getVersion = (db: Ecriture, id: number): LigneVersions => {
  const version = db.select().from(versions).where(eq(versions.id, id)).get();
  if (version === undefined) throw new DomainError('version_introuvable');
  return version;
};

/** Ce que le circuit juge d'une version enregistrée. */
export const toLigneVersion = ({ statut, traitement, baseId, auteurId, examen }: LigneVersions): LigneVersion => ({
  statut,
  traitement,
  baseId,
  auteurId,
  secretSur: examen !== null && examen.fautesSecret.length === 0,
});

const getSource = (code: string) => SOURCES.find((source) => source.code === code);

/** Fichiers officiels en vigueur, avec leur producteur, dans l'ordre des sources puis des années. */
export const listFichiersEnVigueur = (db: Db) =>
  db
    .select({
      id: fichiers.id,
      source: fichiers.source,
      annee: fichiers.annee,
      nom: fichiers.nom,
      empreinte: fichiers.empreinte,
      lues: fichiers.lues,
      retenues: fichiers.retenues,
      rejetees: fichiers.rejetees,
      chargeLe: fichiers.chargeLe,
    })
    .from(fichiers)
    .all()
    .map((fichier) => {
      const source = getSource(fichier.source);
      return { ...fichier, libelle: source?.libelle ?? fichier.source, producteur: source?.producteur ?? '' };
    })
    .sort((a, b) => a.libelle.localeCompare(b.libelle, 'fr') || b.annee.localeCompare(a.annee));

/** Champs d'une version que tout le monde peut lire. */
const PUBLICS = {
  id: versions.id,
  statut: versions.statut,
  baseId: versions.baseId,
  empreinte: versions.empreinte,
  note: versions.note,
  publieeLe: versions.publieeLe,
  resume: versions.resume,
};

/** Versions qui ont été en vigueur, la plus récemment publiée d'abord, et chaque fois qu'elles l'ont été. */
export const listPubliees = (db: Db) => {
  const gestes = db
    .select({
      versionId: versionsJournal.versionId,
      evenement: versionsJournal.evenement,
      motif: versionsJournal.motif,
      le: versionsJournal.le,
    })
    .from(versionsJournal)
    .where(inArray(versionsJournal.evenement, MISES_EN_VIGUEUR))
    .orderBy(asc(versionsJournal.id))
    .all();
  const parVersion = Map.groupBy(gestes, ({ versionId }) => versionId);
  return db
    .select(PUBLICS)
    .from(versions)
    .where(inArray(versions.statut, ['publiee', 'remplacee']))
    .orderBy(desc(versions.publieeLe), desc(versions.id))
    .all()
    .map((version) => ({ ...version, misesEnVigueur: parVersion.get(version.id) ?? [] }));
};

/** La version en vigueur telle qu'on l'annonce : sa date, ce qu'elle change, et si elle est un retour en arrière. */
export const findNouvelles = (db: Db) => {
  const version = db.select(PUBLICS).from(versions).where(eq(versions.statut, 'publiee')).get();
  if (version === undefined) return null;
  const dernier = db
    .select({ id: versionsJournal.id, evenement: versionsJournal.evenement, motif: versionsJournal.motif })
    .from(versionsJournal)
    .where(eq(versionsJournal.versionId, version.id))
    .orderBy(desc(versionsJournal.id))
    .limit(1)
    .get();
  // Le geste, et non la version, date l'annonce : revenir en arrière en est une aussi.
  return { ...version, geste: dernier?.id ?? 0, retour: dernier?.evenement === 'revenir' ? dernier.motif : null };
};

const NOM = { prenom: utilisateurs.prenom, nom: utilisateurs.nom };
const formatPersonne = (personne: { prenom: string; nom: string } | null): string | null =>
  personne && `${personne.prenom} ${personne.nom}`;

/** Versions qui attendent une étape, la plus récente d'abord. */
export const listChargements = (db: Db) =>
  db
    .select({
      ...PUBLICS,
      traitement: versions.traitement,
      publierLe: versions.publierLe,
      creeLe: versions.creeLe,
      auteur: NOM,
    })
    .from(versions)
    .leftJoin(utilisateurs, eq(utilisateurs.id, versions.auteurId))
    .where(inArray(versions.statut, ['preparation', 'soumise', 'approuvee']))
    .orderBy(desc(versions.id))
    .all()
    .map(({ auteur, ...version }) => ({ ...version, auteur: formatPersonne(auteur) }));

/** Fichiers déposés dans une version. */
export const listDeposes = (db: Ecriture, versionId: number) =>
  db
    .select({
      nom: versionsFichiers.nom,
      octets: versionsFichiers.octets,
      empreinte: versionsFichiers.empreinte,
      le: versionsFichiers.le,
    })
    .from(versionsFichiers)
    .where(eq(versionsFichiers.versionId, versionId))
    .orderBy(asc(versionsFichiers.nom))
    .all();

/** Journal d'une version : qui, quand, quoi, pourquoi. */
export const listJournal = (db: Db, versionId: number) =>
  db
    .select({
      id: versionsJournal.id,
      evenement: versionsJournal.evenement,
      statutAvant: versionsJournal.statutAvant,
      statutApres: versionsJournal.statutApres,
      motif: versionsJournal.motif,
      le: versionsJournal.le,
      acteur: NOM,
    })
    .from(versionsJournal)
    .leftJoin(utilisateurs, eq(utilisateurs.id, versionsJournal.acteurId))
    .where(eq(versionsJournal.versionId, versionId))
    .orderBy(asc(versionsJournal.id))
    .all()
    .map(({ acteur, ...entree }) => ({ ...entree, acteur: formatPersonne(acteur) }));

export const findAuteur = (db: Db, { auteurId }: LigneVersions): string | null =>
  auteurId === null
    ? null
    : formatPersonne(db.select(NOM).from(utilisateurs).where(eq(utilisateurs.id, auteurId)).get() ?? null);

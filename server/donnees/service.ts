import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { versions, versionsFichiers } from '#server/db/schema/versions.ts';
import {
  findEnVigueur,
  type Geste,
  type LigneVersions,
  putEnVigueur,
  removeChemins,
  writeStatut,
} from '#server/db/versions.ts';
import { removeArchives } from '#server/imports/archives.ts';
import { listEmpreintes } from '#server/imports/depots.ts';
import { createVersion } from '#server/imports/version.ts';
import {
  listTransitionsVersion,
  type NomTransitionVersion,
  refuseTransitionVersion,
  TRANSITIONS_VERSION,
} from '#shared/donnees/workflow.ts';
import { DomainError } from '#shared/errors.ts';
import type { Acteur } from '#shared/permissions.ts';
import { findAuteur, getVersion, listDeposes, listJournal, toLigneVersion } from './queries.ts';
import { findProgression, startTraitement, stopTraitement } from './traitement.ts';

/** Qui agit, et quand ; l'heure n'est donnée que par les essais. */
export type Ecrivain = { db: Db; acteur: Acteur; maintenant?: Date };

export const getLe = ({ maintenant = new Date() }: Ecrivain): string => maintenant.toISOString();

/** Une version, ses fichiers, son rapport, sa comparaison, son journal, et ce que la personne peut en faire. */
export const getDetail = (db: Db, acteur: Acteur, id: number) => {
  const version = getVersion(db, id);
  const { auteurId, ...champs } = version;
  return {
    ...champs,
    auteur: findAuteur(db, version),
    isAuteur: auteurId === acteur.id,
    fichiers: listDeposes(db, id),
    progression: findProgression(db, id),
    etapes: listTransitionsVersion(toLigneVersion(version), acteur, findEnVigueur(db)),
    journal: listJournal(db, id),
  };
};

/** Chargement que la personne a ouvert sans rien y déposer encore, s'il y en a un. */
const findVide = ({ db, acteur }: Ecrivain): number | null =>
  db
    .select({ id: versions.id })
    .from(versions)
    .leftJoin(versionsFichiers, eq(versionsFichiers.versionId, versions.id))
    .where(
      and(
        eq(versions.statut, 'preparation'),
        eq(versions.traitement, 'depot'),
        eq(versions.auteurId, acteur.id ?? 0),
        isNull(versionsFichiers.versionId),
      ),
    )
    .get()?.id ?? null;

/** Ouvre un chargement au nom de la personne : celui qu'elle a laissé vide, sinon une nouvelle version sans fichier. */
export const openChargement = (ecrivain: Ecrivain): { id: number } => ({
  id: findVide(ecrivain) ?? createVersion(ecrivain.db, ecrivain.acteur.id, 'depot', getLe(ecrivain)),
});

/**
 * Refuse de changer les fichiers d'une version qui n'est plus en préparation, que l'on est en train de lire, ou qu'une
 * autre personne a ouverte : qui charge n'approuve pas.
 */
export const refuseFigee = ({ statut, traitement, auteurId }: LigneVersions, acteur: Acteur): void => {
  if (auteurId !== acteur.id) throw new DomainError('chargement_d_autrui');
  if (statut !== 'preparation' || traitement === 'en_cours') throw new DomainError('version_figee');
};

/** Retire un fichier déposé, et ses octets si rien d'autre ne les porte ; la version est à relire. */
export const removeFichier = ({ db, acteur }: Ecrivain, { id, nom }: { id: number; nom: string }): void => {
  const retires = db.transaction(
    (tx) => {
      refuseFigee(getVersion(tx, id), acteur);
      tx.update(versions).set({ traitement: 'depot' }).where(eq(versions.id, id)).run();
      return tx
        .delete(versionsFichiers)
        .where(and(eq(versionsFichiers.versionId, id), eq(versionsFichiers.nom, nom)))
        .returning({ empreinte: versionsFichiers.empreinte })
        .all();
    },
    { behavior: 'immediate' },
  );
  removeArchives(
    db,
    retires.map(({ empreinte }) => empreinte),
  );
};

export type DemandeLecture = { id: number; annee: string; reduction: boolean };

/** Lance la lecture des fichiers d'une version, dans un autre processus. */
export const startLecture = ({ db, acteur }: Ecrivain, { id, ...options }: DemandeLecture): void => {
  refuseFigee(getVersion(db, id), acteur);
  if (listDeposes(db, id).length === 0)
    throw new DomainError('saisie_invalide', { fichiers: 'Déposez au moins un fichier.' });
  startTraitement(db, id, options);
};

/** Efface les données d'une version écartée, et les fichiers bruts que rien d'autre ne porte. */
const purgeVersion = (db: Db, id: number): void => {
  removeChemins(db, id);
  const empreintes = listEmpreintes(db, id);
  db.delete(versionsFichiers).where(eq(versionsFichiers.versionId, id)).run();
  removeArchives(db, empreintes);
};

export type DemandeEtapeVersion = { id: number; transition: NomTransitionVersion; motif: string; note?: string };

/** Juge une étape sur la version lue en base ; lève le refus. */
export const verifie =
  ({ db, acteur }: Ecrivain, { transition, motif }: DemandeEtapeVersion) =>
  (version: LigneVersions): void => {
    const etat = { acteur, motif, enVigueurId: findEnVigueur(db) };
    const refus = refuseTransitionVersion(transition, toLigneVersion(version), etat);
    if (refus !== null) throw new DomainError(refus);
  };

/** Fait avancer une version d'une étape, jugée sur la ligne lue : le seul endroit qui en écrit le statut. */
export const applyEtape = (ecrivain: Ecrivain, demande: DemandeEtapeVersion): void => {
  const { db, acteur } = ecrivain;
  const { id, transition, motif, note } = demande;
  const geste: Geste = { evenement: transition, acteurId: acteur.id, motif, le: getLe(ecrivain) };
  const { vers } = TRANSITIONS_VERSION[transition];
  getVersion(db, id);
  if (vers === 'publiee') {
    putEnVigueur(db, id, geste, verifie(ecrivain, demande));
    return;
  }
  db.transaction(
    (tx) => {
      const version = getVersion(tx, id);
      verifie(ecrivain, demande)(version);
      // Une version préparée en ligne de commande est à qui la soumet : une autre personne l'approuvera.
      const soumise = { note: note ?? '', auteurId: version.auteurId ?? acteur.id };
      writeStatut(tx, version, vers, geste, transition === 'soumettre' ? soumise : { publierLe: null });
    },
    { behavior: 'immediate' },
  );
  if (transition !== 'ecarter') return;
  stopTraitement(db, id);
  purgeVersion(db, id);
};

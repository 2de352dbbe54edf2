import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '#server/db/connection.ts';
import { contestations } from '#server/db/schema/contestations.ts';
import { bassins, etablissements, formations, zones } from '#server/db/schema/derive.ts';
import { niveauxDiplome } from '#server/db/schema/nomenclatures.ts';
import { departements } from '#server/db/schema/territoires.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { scope } from '#server/db/scope.ts';
import { getVersion } from '#server/faits/queries.ts';
import type { CleChiffre, SaisieContestation } from '#shared/contestations/saisie.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, can } from '#shared/permissions.ts';
import { parseTerritoire } from '#shared/territoires/maille.ts';

type Lecture = Pick<Db, 'select' | 'insert' | 'update'>;
export type Ecriture = { db: Db; acteur: Acteur; maintenant?: Date };

const getAuteur = ({ id }: Acteur): number => {
  if (id === null) throw new DomainError('non_connecte');
  return id;
};

const findRegionEtablissement = (db: Lecture, condition: SQL): { region: string | null } | undefined =>
  db
    .select({ region: etablissements.region })
    .from(etablissements)
    .where(condition)
    .orderBy(etablissements.region)
    .get();

/** Région dont relève un chiffre, lue en base : celle de l'établissement, sinon du territoire ; nulle pour la France. */
const getRegion = (db: Lecture, { uai, territoire }: Pick<CleChiffre, 'uai' | 'territoire'>): string | null => {
  if (uai !== '') {
    const etablissement = findRegionEtablissement(db, eq(etablissements.uai, uai));
    if (etablissement === undefined) throw new DomainError('etablissement_introuvable');
    return etablissement.region;
  }
  const choisi = parseTerritoire(territoire);
  if (choisi === null) return null;
  const colonnes = {
    region: departements.codeRegion,
    academie: departements.codeAcademie,
    departement: departements.code,
  };
  const { maille, code } = choisi;
  const lue =
    maille === 'bassin' || maille === 'zone'
      ? findRegionEtablissement(db, eq(etablissements[maille], code))
      : db.select({ region: departements.codeRegion }).from(departements).where(eq(colonnes[maille], code)).get();
  if (lue === undefined) throw new DomainError('territoire_introuvable');
  return lue.region;
};

/** Conteste un chiffre : ce qui était affiché et la version des données restent avec le message. */
export const createContestation = (
  { db, acteur, maintenant = new Date() }: Ecriture,
  saisie: SaisieContestation,
): { id: number } =>
  db.transaction(
    (tx) =>
      tx
        .insert(contestations)
        .values({
          ...saisie,
          region: getRegion(tx, saisie),
          versionDonnees: getVersion(db.$client),
          auteurId: getAuteur(acteur),
          creeLe: maintenant.toISOString(),
        })
        .returning({ id: contestations.id })
        .get(),
    { behavior: 'immediate' },
  );

const repondant = alias(utilisateurs, 'repondant');

/** Nom du territoire d'une contestation, quelle que soit sa maille ; nul s'il n'est plus dans les données. */
const libelleTerritoire = sql<string | null>`coalesce(
  (select ${departements.libelle} from ${departements} where 'departement:' || ${departements.code} = ${contestations.territoire}),
  (select min(${departements.libelleRegion}) from ${departements} where 'region:' || ${departements.codeRegion} = ${contestations.territoire}),
  (select min(${departements.libelleAcademie}) from ${departements} where 'academie:' || ${departements.codeAcademie} = ${contestations.territoire}),
  (select ${bassins.libelle} from ${bassins} where 'bassin:' || ${bassins.code} = ${contestations.territoire}),
  (select ${zones.libelle} from ${zones} where 'zone:' || ${zones.code} = ${contestations.territoire}))`;

const isFormation = and(
  eq(formations.cfd, sql`substr(${contestations.formation}, 1, 8)`),
  sql`${formations.cfd} || '.' || ${formations.dispositif} || '.' || ${formations.voie} = ${contestations.formation}`,
);

const select = (db: Lecture, acteur: Acteur, condition: SQL | undefined) =>
  db
    .select({
      contestation: contestations,
      ...{ prenom: utilisateurs.prenom, nom: utilisateurs.nom },
      ...{ repondantPrenom: repondant.prenom, repondantNom: repondant.nom },
      ...{
        formation: formations.libelle,
        niveau: niveauxDiplome.libelleCourt,
        voie: formations.voie,
        etablissement: etablissements.nom,
        territoire: libelleTerritoire,
      },
    })
    .from(contestations)
    .innerJoin(utilisateurs, eq(utilisateurs.id, contestations.auteurId))
    .leftJoin(repondant, eq(repondant.id, contestations.repondantId))
    .leftJoin(formations, isFormation)
    .leftJoin(niveauxDiplome, eq(niveauxDiplome.code, formations.niveau))
    .leftJoin(etablissements, eq(etablissements.uai, contestations.uai))
    .where(condition)
    .orderBy(desc(contestations.id))
    .all()
    .map(({ contestation, prenom, nom, repondantPrenom, repondantNom, ...noms }) => {
      const { auteurId, repondantId: _, ...reste } = contestation;
      const objet = { region: reste.region, uai: reste.uai };
      return {
        ...reste,
        libelleFormation: noms.formation ?? reste.formation,
        libelleNiveau: noms.niveau,
        voie: noms.voie,
        libelleLieu: reste.uai === '' ? (noms.territoire ?? reste.territoire) : (noms.etablissement ?? reste.uai),
        auteur: `${prenom} ${nom}`,
        isMienne: auteurId === acteur.id,
        repondant: repondantNom === null ? null : `${repondantPrenom} ${repondantNom}`,
        canRepondre: reste.reponse === null && can(acteur, 'contestation.repondre', objet),
      };
    });

/** Contestations d'un chiffre, quelle qu'en soit la rentrée : la réponse reste avec lui, pour toute personne connectée. */
export const listDuChiffre = (db: Db, acteur: Acteur, { indicateur, formation, territoire, uai }: CleChiffre) =>
  select(
    db,
    acteur,
    and(
      eq(contestations.indicateur, indicateur),
      eq(contestations.formation, formation),
      eq(contestations.territoire, territoire),
      eq(contestations.uai, uai),
    ),
  );

/** Contestations auxquelles la personne peut répondre, et les siennes. */
export const listContestations = (db: Db, acteur: Acteur) =>
  select(
    db,
    acteur,
    or(
      scope(acteur, 'contestation.repondre', contestations),
      acteur.id === null ? sql`0` : eq(contestations.auteurId, acteur.id),
    ),
  );

/** Répond à une contestation, une fois : la réponse reste. Hors de son périmètre, elle est introuvable, sauf la sienne. */
export const answerContestation = (
  { db, acteur, maintenant = new Date() }: Ecriture,
  { id, reponse }: { id: number; reponse: string },
): { id: number } =>
  db.transaction(
    (tx) => {
      const lue = tx.select().from(contestations).where(eq(contestations.id, id)).get();
      const isOuverte = lue !== undefined && can(acteur, 'contestation.repondre', lue);
      if (!isOuverte && lue?.auteurId !== acteur.id) throw new DomainError('contestation_introuvable');
      if (!isOuverte) throw new DomainError('action_interdite');
      if (lue.reponse !== null) throw new DomainError('contestation_deja_repondue');
      tx.update(contestations)
        .set({ reponse, repondantId: getAuteur(acteur), reponduLe: maintenant.toISOString() })
        .where(eq(contestations.id, id))
        .run();
      return { id };
    },
    { behavior: 'immediate' },
  );

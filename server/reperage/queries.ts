import { and, asc, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '#server/db/connection.ts';
import { bassins, etablissements, formations } from '#server/db/schema/derive.ts';
import { reperagesEcartes, signaux } from '#server/db/schema/reperage.ts';
import { departements } from '#server/db/schema/territoires.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { scope } from '#server/db/scope.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, can, type Objet } from '#shared/permissions.ts';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import type { CleReperage } from '#shared/reperage/signal.ts';
import { parseTerritoire } from '#shared/territoires/maille.ts';

/** La base, ou une transaction ouverte. */
export type Lecture = Pick<Db, 'select' | 'insert' | 'update'>;

const findRegionTerritoire = (db: Lecture, lieu: string): string | null => {
  const territoire = parseTerritoire(lieu);
  if (territoire?.maille === 'departement')
    return (
      db
        .select({ region: departements.codeRegion })
        .from(departements)
        .where(eq(departements.code, territoire.code))
        .get()?.region ?? null
    );
  return (
    db
      .select({ region: etablissements.region })
      .from(etablissements)
      .where(eq(etablissements.bassin, territoire?.code ?? ''))
      .orderBy(asc(etablissements.region))
      .get()?.region ?? null
  );
};

/**
 * Ce sur quoi le droit se juge : la région, lue en base, de l'établissement ou du territoire. Un bassin à cheval relève
 * de la première de ses régions. Lève une erreur pour un lieu inconnu.
 */
export const getObjet = (db: Lecture, nature: NatureReperage, lieu: string): Objet => {
  if (nature === 'ouverture') {
    const region = findRegionTerritoire(db, lieu);
    if (region === null) throw new DomainError('territoire_introuvable');
    return { region, uai: '' };
  }
  const etablissement = db
    .select({ region: etablissements.region, uai: etablissements.uai })
    .from(etablissements)
    .where(eq(etablissements.uai, lieu))
    .get();
  if (etablissement === undefined) throw new DomainError('etablissement_introuvable');
  return etablissement;
};

/** Lève `formation_introuvable` quand la clé ne désigne aucune formation de la base. */
export const refuseFormation = (db: Lecture, cle: string): void => {
  const [cfd = '', dispositif = '', voie] = cle.split('.');
  const isVoie = eq(formations.voie, voie === 'apprentissage' ? 'apprentissage' : 'scolaire');
  const connue = db
    .select({ id: formations.id })
    .from(formations)
    .where(and(eq(formations.cfd, cfd), eq(formations.dispositif, dispositif), isVoie))
    .get();
  if (connue === undefined) throw new DomainError('formation_introuvable');
};

const whereCle = ({ nature, formation, lieu }: CleReperage): SQL | undefined =>
  and(eq(reperagesEcartes.nature, nature), eq(reperagesEcartes.formation, formation), eq(reperagesEcartes.lieu, lieu));

const leveur = alias(utilisateurs, 'leveur');

const selectEcarts = (db: Lecture, condition: SQL | undefined) =>
  db
    .select({
      ecart: reperagesEcartes,
      prenom: utilisateurs.prenom,
      nom: utilisateurs.nom,
      leveurPrenom: leveur.prenom,
      leveurNom: leveur.nom,
    })
    .from(reperagesEcartes)
    .innerJoin(utilisateurs, eq(utilisateurs.id, reperagesEcartes.auteurId))
    .leftJoin(leveur, eq(leveur.id, reperagesEcartes.leveParId))
    .where(condition)
    .orderBy(desc(reperagesEcartes.id))
    .all()
    .map(({ ecart, prenom, nom, leveurPrenom, leveurNom }) => ({
      ...{ id: ecart.id, formation: ecart.formation, lieu: ecart.lieu, region: ecart.region },
      ...{ motif: ecart.motif, le: ecart.le, leveLe: ecart.leveLe, auteur: `${prenom} ${nom}` },
      levePar: leveurNom === null ? null : `${leveurPrenom} ${leveurNom}`,
    }));
export type Ecart = ReturnType<typeof selectEcarts>[number];

/** Mises de côté en vigueur d'une nature que la personne peut lire ; aucune pour un visiteur. */
export const listEcarts = (db: Lecture, acteur: Acteur, nature: NatureReperage): Ecart[] =>
  selectEcarts(
    db,
    and(
      eq(reperagesEcartes.nature, nature),
      isNull(reperagesEcartes.leveLe),
      scope(acteur, 'signal.lire', { region: reperagesEcartes.region, uai: reperagesEcartes.lieu }),
    ),
  );

/** Histoire des mises de côté d'un résultat, la plus récente d'abord, pour qui peut la lire. */
export const listHistoire = (db: Lecture, acteur: Acteur, cle: CleReperage): Ecart[] =>
  selectEcarts(db, whereCle(cle)).filter(({ region }) => can(acteur, 'signal.lire', { region, uai: cle.lieu }));

/** Signaux ouverts d'une nature que la personne peut lire. */
export const listOuverts = (db: Lecture, acteur: Acteur, nature: NatureReperage) =>
  db
    .select({ id: signaux.id, formation: signaux.formation, lieu: signaux.lieu, echeance: signaux.echeance })
    .from(signaux)
    .where(
      and(
        eq(signaux.nature, nature),
        isNull(signaux.closLe),
        scope(acteur, 'signal.lire', { region: signaux.region, uai: signaux.lieu }),
      ),
    )
    .all();

/** Libellés des formations, établissements et territoires que les signaux nomment. */
export const listLibelles = (db: Lecture) => {
  const toMap = (lignes: { code: string; libelle: string }[]) => new Map(lignes.map((l) => [l.code, l.libelle]));
  return {
    formations: toMap(
      db
        .select({
          ...{ cfd: formations.cfd, dispositif: formations.dispositif },
          voie: formations.voie,
          libelle: formations.libelle,
        })
        .from(formations)
        .all()
        .map(({ cfd, dispositif, voie, libelle }) => ({ code: `${cfd}.${dispositif}.${voie}`, libelle })),
    ),
    lieux: new Map([
      ...toMap(db.select({ code: etablissements.uai, libelle: etablissements.nom }).from(etablissements).all()),
      ...toMap(
        db
          .select({ code: departements.code, libelle: departements.libelle })
          .from(departements)
          .all()
          .map(({ code, libelle }) => ({ code: `departement:${code}`, libelle })),
      ),
      ...toMap(
        db
          .select({ code: bassins.code, libelle: bassins.libelle })
          .from(bassins)
          .all()
          .map(({ code, libelle }) => ({ code: `bassin:${code}`, libelle })),
      ),
    ]),
  };
};

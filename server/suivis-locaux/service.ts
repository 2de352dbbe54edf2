import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { etablissements, formations } from '#server/db/schema/derive.ts';
import { suivisLocaux } from '#server/db/schema/suivis-locaux.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, can, type Objet } from '#shared/permissions.ts';
import type { CleSuivi, SaisieSuivi } from '#shared/suivis-locaux/saisie.ts';

type Lecture = Pick<Db, 'select' | 'insert' | 'update'>;
export type Ecriture = { db: Db; acteur: Acteur; maintenant?: Date };

/** L'établissement enregistré : le droit se juge sur sa région et son UAI. */
const getObjet = (db: Lecture, uai: string): Objet => {
  const objet = db
    .select({ uai: etablissements.uai, region: etablissements.region })
    .from(etablissements)
    .where(eq(etablissements.uai, uai))
    .get();
  if (objet === undefined) throw new DomainError('etablissement_introuvable');
  return objet;
};

const refuseFormation = (db: Lecture, cle: string): void => {
  const [cfd = '', dispositif = '', voie] = cle.split('.');
  const connue = db
    .select({ voie: formations.voie })
    .from(formations)
    .where(and(eq(formations.cfd, cfd), eq(formations.dispositif, dispositif)))
    .all();
  if (!connue.some((formation) => formation.voie === voie)) throw new DomainError('formation_introuvable');
};

/** Suivis d'une offre, versions remplacées comprises, pour qui peut les lire dans ce périmètre. */
export const listSuivis = (db: Db, acteur: Acteur, { uai, formation }: CleSuivi) => {
  const objet = getObjet(db, uai);
  if (!can(acteur, 'suivi_local.lire', objet)) throw new DomainError('action_interdite');
  const lignes = db
    .select({ suivi: suivisLocaux, prenom: utilisateurs.prenom, nom: utilisateurs.nom })
    .from(suivisLocaux)
    .innerJoin(utilisateurs, eq(utilisateurs.id, suivisLocaux.auteurId))
    .where(and(eq(suivisLocaux.uai, uai), eq(suivisLocaux.formation, formation)))
    .orderBy(desc(suivisLocaux.annee), desc(suivisLocaux.id))
    .all();
  return {
    canSaisir: can(acteur, 'suivi_local.saisir', objet),
    suivis: lignes.map(({ suivi, prenom, nom }) => {
      const { auteurId: _a, remplaceParId: _r, ...reste } = suivi;
      return { ...reste, auteur: `${prenom} ${nom}` };
    }),
  };
};

const refuseSaisie = (db: Lecture, acteur: Acteur, { uai, formation, annee }: SaisieSuivi, maintenant: Date): Objet => {
  const objet = getObjet(db, uai);
  if (!can(acteur, 'suivi_local.saisir', objet)) throw new DomainError('action_interdite');
  refuseFormation(db, formation);
  if (annee > maintenant.getFullYear())
    throw new DomainError('saisie_invalide', { annee: 'Les jeunes de cette année ne sont pas encore sortis.' });
  return objet;
};

/** Saisit un suivi. Il remplace celui de la même année, que la personne doit avoir lu ; l'ancien reste dans l'histoire. */
export const saveSuivi = ({ db, acteur, maintenant = new Date() }: Ecriture, saisie: SaisieSuivi): { id: number } =>
  db.transaction(
    (tx) => {
      const objet = refuseSaisie(tx, acteur, saisie, maintenant);
      if (acteur.id === null) throw new DomainError('non_connecte');
      const { remplace, ...valeurs } = saisie;
      const { uai, formation, annee } = valeurs;
      const isMeme = and(
        eq(suivisLocaux.uai, uai),
        eq(suivisLocaux.formation, formation),
        eq(suivisLocaux.annee, annee),
      );
      const enVigueur = tx
        .select()
        .from(suivisLocaux)
        .where(and(isMeme, isNull(suivisLocaux.remplaceLe)))
        .get();
      if ((enVigueur?.id ?? null) !== remplace) throw new DomainError('suivi_modifie_entre_temps');
      const le = maintenant.toISOString();
      if (enVigueur)
        tx.update(suivisLocaux)
          .set({ remplaceLe: le, remplaceParId: acteur.id })
          .where(eq(suivisLocaux.id, enVigueur.id))
          .run();
      return tx
        .insert(suivisLocaux)
        .values({ ...valeurs, region: objet.region, auteurId: acteur.id, le })
        .returning({ id: suivisLocaux.id })
        .get();
    },
    { behavior: 'immediate' },
  );

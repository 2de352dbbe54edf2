import { and, count, eq, ne } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { vues } from '#server/db/schema/vues.ts';
import { DomainError } from '#shared/errors.ts';
import type { Acteur } from '#shared/permissions.ts';
import { listPartages, MAX_VUES, type Partage, type SaisieVue } from '#shared/vues/vue.ts';
import { getMienne } from './queries.ts';

type Ecriture = { db: Db; acteur: Acteur };
type Lecture = Pick<Db, 'select'>;
type Changement = Partial<Pick<typeof vues.$inferInsert, 'nom' | 'etat' | 'partage' | 'region'>>;

const getAuteur = ({ id }: Acteur): number => {
  if (id === null) throw new DomainError('non_connecte');
  return id;
};

/** Région d'un partage permis ; refuse celui que la personne ne peut pas donner. */
const resolvePartage = (acteur: Acteur, partage: Partage): Pick<typeof vues.$inferInsert, 'partage' | 'region'> => {
  if (!listPartages(acteur).includes(partage)) throw new DomainError('action_interdite');
  return { partage, region: partage === 'region' ? acteur.region : null };
};

const refuseDouble = (db: Lecture, auteurId: number, page: string, nom: string, sauf = 0): void => {
  const memeNom = and(eq(vues.auteurId, auteurId), eq(vues.page, page), eq(vues.nom, nom), ne(vues.id, sauf));
  if (db.select({ id: vues.id }).from(vues).where(memeNom).get()) throw new DomainError('vue_en_double');
};

/** Enregistre une vue nouvelle et rend son numéro. Sert aussi à rétablir une vue que l'on vient de supprimer. */
export const createVue = ({ db, acteur }: Ecriture, { page, nom, recherche, partage }: SaisieVue): { id: number } =>
  db.transaction((tx) => {
    const auteurId = getAuteur(acteur);
    const ouverture = resolvePartage(acteur, partage);
    refuseDouble(tx, auteurId, page, nom);
    const { total } = tx.select({ total: count() }).from(vues).where(eq(vues.auteurId, auteurId)).get() ?? { total: 0 };
    if (total >= MAX_VUES) throw new DomainError('trop_de_vues');
    const le = new Date().toISOString();
    return tx
      .insert(vues)
      .values({ auteurId, page, nom, etat: recherche, ...ouverture, creeLe: le, modifieLe: le })
      .returning({ id: vues.id })
      .get();
  });

const update = (
  { db, acteur }: Ecriture,
  id: number,
  buildChangement: (tx: Lecture, vue: ReturnType<typeof getMienne>) => Changement,
): { id: number } =>
  db.transaction((tx) => {
    const changement = buildChangement(tx, getMienne(tx, acteur, id));
    tx.update(vues)
      .set({ ...changement, modifieLe: new Date().toISOString() })
      .where(eq(vues.id, id))
      .run();
    return { id };
  });

/** Remplace l'adresse gardée par une vue. */
export const updateVue = (ecriture: Ecriture, id: number, recherche: string) =>
  update(ecriture, id, () => ({ etat: recherche }));

export const renameVue = (ecriture: Ecriture, id: number, nom: string) =>
  update(ecriture, id, (tx, vue) => {
    refuseDouble(tx, vue.auteurId, vue.page, nom, id);
    return { nom };
  });

/** Ouvre une vue à d'autres, ou la garde pour soi. */
export const shareVue = (ecriture: Ecriture, id: number, partage: Partage) =>
  update(ecriture, id, () => resolvePartage(ecriture.acteur, partage));

/** Supprime une vue ; ce qu'il faut pour la rétablir est resté à l'écran de la personne. */
export const deleteVue = ({ db, acteur }: Ecriture, id: number): { id: number } =>
  db.transaction((tx) => {
    getMienne(tx, acteur, id);
    tx.delete(vues).where(eq(vues.id, id)).run();
    return { id };
  });

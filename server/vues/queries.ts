import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { vues } from '#server/db/schema/vues.ts';
import { DomainError } from '#shared/errors.ts';
import type { Acteur } from '#shared/permissions.ts';
import { isVueVisible, type PageVue, type Partage, rechercheVue } from '#shared/vues/vue.ts';

/** Une vue telle que le menu la montre. */
export type VueListee = {
  id: number;
  nom: string;
  partage: Partage;
  recherche: string;
  isMienne: boolean;
  auteur: string;
  modifieLe: string;
};

type Vue = typeof vues.$inferSelect;

/** Adresse gardée dans une vue ; vide si la ligne est illisible : la page s'ouvre alors sans filtre. */
const readRecherche = (etat: unknown): string => rechercheVue.catch('').parse(etat);

/** Vues d'une page visibles d'une personne, par nom, les siennes d'abord. */
export const listVues = (db: Db, acteur: Acteur, page: PageVue): VueListee[] =>
  db
    .select({ vue: vues, prenom: utilisateurs.prenom, nom: utilisateurs.nom })
    .from(vues)
    .innerJoin(utilisateurs, eq(utilisateurs.id, vues.auteurId))
    .where(
      and(
        eq(vues.page, page),
        or(
          eq(vues.auteurId, acteur.id ?? -1),
          eq(vues.partage, 'nationale'),
          and(eq(vues.partage, 'region'), acteur.region === null ? sql`0` : eq(vues.region, acteur.region)),
        ),
      ),
    )
    .orderBy(sql`${vues.auteurId} <> ${acteur.id ?? -1}`, asc(sql`lower(${vues.nom})`))
    .all()
    .map(({ vue, prenom, nom }) => ({
      id: vue.id,
      nom: vue.nom,
      partage: vue.partage,
      recherche: readRecherche(vue.etat),
      isMienne: vue.auteurId === acteur.id,
      auteur: `${prenom} ${nom}`,
      modifieLe: vue.modifieLe,
    }));

/** Une vue que la personne a écrite, lue en base : introuvable si elle ne la voit pas, interdite si elle n'est pas d'elle. */
export const getMienne = (db: Pick<Db, 'select'>, acteur: Acteur, id: number): Vue => {
  const vue = db.select().from(vues).where(eq(vues.id, id)).get();
  if (!vue || !isVueVisible(acteur, vue)) throw new DomainError('vue_introuvable');
  if (vue.auteurId !== acteur.id) throw new DomainError('action_interdite');
  return vue;
};

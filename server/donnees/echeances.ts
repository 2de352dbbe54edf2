import { and, eq, lte } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { versions } from '#server/db/schema/versions.ts';
import { putEnVigueur, writeStatut } from '#server/db/versions.ts';
import { parseHeureParis } from '#shared/donnees/heure.ts';
import { DomainError } from '#shared/errors.ts';
import { formatDateHeure } from '#shared/format.ts';
import { type Acteur, can } from '#shared/permissions.ts';
import { getVersion } from './queries.ts';
import { type Ecrivain, getLe, verifie } from './service.ts';

const writeEcheance = (ecrivain: Ecrivain, id: number, publierLe: string | null, evenement: string, motif: string) => {
  const acteurId = ecrivain.acteur.id;
  ecrivain.db.transaction(
    (tx) => {
      const version = getVersion(tx, id);
      if (version.statut !== 'approuvee') throw new DomainError('transition_impossible');
      writeStatut(tx, version, 'approuvee', { evenement, acteurId, motif, le: getLe(ecrivain) }, { publierLe });
    },
    { behavior: 'immediate' },
  );
};

/** Prévoit la publication d'une version approuvée (date et heure de Paris), ou y renonce (`quand` vide). */
export const planPublication = (ecrivain: Ecrivain, { id, quand }: { id: number; quand: string }): void => {
  if (!can(ecrivain.acteur, 'donnees.approuver')) throw new DomainError('action_interdite');
  if (quand === '') {
    writeEcheance(ecrivain, id, null, 'deplanifier', '');
    return;
  }
  const date = parseHeureParis(quand);
  if (date === null || date.toISOString() <= getLe(ecrivain))
    throw new DomainError('saisie_invalide', { quand: 'Donnez une date et une heure à venir, à l’heure de Paris.' });
  writeEcheance(ecrivain, id, date.toISOString(), 'planifier', `Publication le ${formatDateHeure(date.toISOString())}`);
};

const publishEcheance = (ecrivain: Ecrivain, id: number): void => {
  const motif = 'Publication à l’heure prévue';
  const geste = { evenement: 'publier', acteurId: null, motif, le: getLe(ecrivain) };
  // Personne n'agit à cette heure : la personne qui a prévu la publication en avait le droit.
  const acteur: Acteur = { id: null, role: 'admin', region: null, uais: [] };
  try {
    putEnVigueur(ecrivain.db, id, geste, verifie({ ...ecrivain, acteur }, { id, transition: 'publier', motif }));
  } catch (erreur) {
    if (!(erreur instanceof DomainError)) throw erreur;
    writeEcheance(ecrivain, id, null, 'publication_impossible', erreur.message);
  }
};

/** Publie les versions approuvées dont l'heure est venue ; ce qui ne peut plus l'être le dit au journal. */
export const publishEcheances = (db: Db, maintenant = new Date()): void => {
  const acteur: Acteur = { id: null, role: 'anonyme', region: null, uais: [] };
  const dues = db
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.statut, 'approuvee'), lte(versions.publierLe, maintenant.toISOString())))
    .orderBy(versions.publierLe)
    .all();
  for (const { id } of dues) publishEcheance({ db, acteur, maintenant }, id);
};

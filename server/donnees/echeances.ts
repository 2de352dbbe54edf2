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

/** Ce que le journal dit d'une panne : sa cause est consignée sur le serveur, pas montrée. */
const MOTIF_PANNE =
  'Une erreur inattendue a empêché cette publication ; elle est consignée. Publiez la version, ou prévoyez une autre date.';

/** La base est occupée : on réessaie au pas suivant. Toute autre panne se répéterait. */
const isPassagere = (erreur: unknown): boolean =>
  erreur instanceof Error && 'code' in erreur && String(erreur.code).startsWith('SQLITE_BUSY');

/** Renonce à une publication prévue et en dit la raison au journal, sauf si la version n'attend plus. */
const recordEchec = (ecrivain: Ecrivain, id: number, erreur: unknown): void => {
  if (!(erreur instanceof DomainError)) console.error(erreur);
  if (isPassagere(erreur) || getVersion(ecrivain.db, id).statut !== 'approuvee') return;
  const motif = erreur instanceof DomainError ? erreur.message : MOTIF_PANNE;
  writeEcheance(ecrivain, id, null, 'publication_impossible', motif);
};

const publishEcheance = (ecrivain: Ecrivain, id: number): void => {
  const motif = 'Publication à l’heure prévue';
  const geste = { evenement: 'publier', acteurId: null, motif, le: getLe(ecrivain) };
  // Personne n'agit à cette heure : la personne qui a prévu la publication en avait le droit.
  const acteur: Acteur = { id: null, role: 'admin', region: null, uais: [] };
  try {
    putEnVigueur(ecrivain.db, id, geste, verifie({ ...ecrivain, acteur }, { id, transition: 'publier', motif }));
  } catch (erreur) {
    recordEchec(ecrivain, id, erreur);
  }
};

/** Publie les versions approuvées dont l'heure est venue ; ce qui ne peut plus l'être le dit au journal, sans retenir les autres. */
export const publishEcheances = (db: Db, maintenant = new Date()): void => {
  const acteur: Acteur = { id: null, role: 'anonyme', region: null, uais: [] };
  const dues = db
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.statut, 'approuvee'), lte(versions.publierLe, maintenant.toISOString())))
    .orderBy(versions.publierLe)
    .all();
  for (const { id } of dues) {
    try {
      publishEcheance({ db, acteur, maintenant }, id);
    } catch (erreur) {
      console.error(erreur);
    }
  }
};

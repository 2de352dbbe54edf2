import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { demandes, demandesJournal, demandesPreuves } from '#server/db/schema/demandes.ts';
import { getEtablissement, getFormation } from '#server/demandes/prefill.ts';
import { type Demande, getDemande, getSaisie, type Lecture } from '#server/demandes/queries.ts';
import { getSituation } from '#server/faits/situation.ts';
import type { SaisieDemande } from '#shared/demandes/demande.ts';
import { listManques } from '#shared/demandes/rules.ts';
import {
  canModifier,
  isDossierExige,
  type NomTransition,
  refuseTransition,
  type Statut,
  TRANSITIONS,
} from '#shared/demandes/workflow.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, can } from '#shared/permissions.ts';
import { formatRentree, listRentreesDemande } from '#shared/rentree.ts';

/** Qui écrit, et où. `maintenant` et `tirerNumero` servent au semis de démonstration, pour être reproductible. */
export type Ecriture = { db: Db; acteur: Acteur; maintenant?: Date; tirerNumero?: () => string };

/** Ce qu'une écriture rend : de quoi relire la demande, même si la personne ne la voit plus. */
export type Ecrite = { numero: string; version: number; statut: Statut };

type Changements = Record<string, [unknown, unknown]>;
type Etape = Pick<typeof demandesJournal.$inferInsert, 'evenement' | 'statutAvant' | 'motif'> & {
  changements: Changements;
};

const drawNumero = (): string => randomBytes(4).toString('hex').toUpperCase();

const getAuteur = ({ id }: Acteur): number => {
  if (id === null) throw new DomainError('non_connecte');
  return id;
};

const listChangements = (avant: Partial<SaisieDemande>, apres: SaisieDemande): Changements => {
  const changements: Changements = {};
  for (const [champ, valeur] of Object.entries(apres)) {
    const ancienne = avant[champ as keyof SaisieDemande] ?? null;
    if (JSON.stringify(ancienne) !== JSON.stringify(valeur)) changements[champ] = [ancienne, valeur];
  }
  return changements;
};

/** Une seule demande vivante par établissement, formation et rentrée : l'index unique le dit, on le traduit. */
const refuseDouble = <T>(ecrire: () => T): T => {
  try {
    return ecrire();
  } catch (erreur) {
    if (erreur instanceof Error && erreur.message.includes('UNIQUE constraint failed: demandes.uai'))
      throw new DomainError('demande_en_double');
    throw erreur;
  }
};

const writeJournal = (tx: Lecture, ecriture: Ecriture, demande: Demande, etape: Etape): Ecrite => {
  const { id, numero, version, statut, modifieLe } = demande;
  const auteurId = getAuteur(ecriture.acteur);
  tx.insert(demandesJournal)
    .values({ ...etape, demandeId: id, version, statutApres: statut, auteurId, le: modifieLe })
    .run();
  return { numero, version, statut };
};

const drawNumeroLibre = (tx: Lecture, draw: () => string): string => {
  for (;;) {
    const numero = draw();
    if (tx.select({ id: demandes.id }).from(demandes).where(eq(demandes.numero, numero)).get() === undefined)
      return numero;
  }
};

const refuseRentree = (rentree: number, maintenant: Date): void => {
  const rentrees = listRentreesDemande(maintenant);
  if (rentrees.includes(rentree)) return;
  const [premiere, derniere] = [rentrees[0] ?? 0, rentrees.at(-1) ?? 0];
  throw new DomainError('saisie_invalide', {
    rentree: `Choisissez une rentrée de ${formatRentree(premiere)} à ${formatRentree(derniere)}.`,
  });
};

/** Ce qui ne peut pas s'ouvrir : une année commune, qui suit ses spécialités, et un diplôme fermé d'ici là. */
const refuseOuverture = (
  { isCommune, dateFermeture }: ReturnType<typeof getFormation>,
  { type, rentree }: SaisieDemande,
): void => {
  if (type !== 'ouverture') return;
  if (isCommune)
    throw new DomainError('saisie_invalide', {
      cfd: 'Une année commune ne s’ouvre pas seule : demandez l’ouverture d’une de ses spécialités.',
    });
  if (dateFermeture !== null && dateFermeture < `${rentree}-09-01`)
    throw new DomainError('saisie_invalide', {
      cfd: `Ce diplôme est fermé avant la rentrée ${rentree} : il ne peut pas y être ouvert.`,
    });
};

/** Crée un brouillon. Le droit se juge sur la région de l'établissement enregistré, qui devient celle de la demande. */
export const createDemande = (ecriture: Ecriture, saisie: SaisieDemande): Ecrite =>
  ecriture.db.transaction(
    (tx) => {
      const etablissement = getEtablissement(tx, saisie.uai);
      const formation = getFormation(tx, saisie);
      if (!can(ecriture.acteur, 'demande.creer', etablissement)) throw new DomainError('action_interdite');
      const maintenant = ecriture.maintenant ?? new Date();
      refuseRentree(saisie.rentree, maintenant);
      refuseOuverture(formation, saisie);
      const le = maintenant.toISOString();
      const demande = refuseDouble(() =>
        tx
          .insert(demandes)
          .values({
            ...saisie,
            numero: drawNumeroLibre(tx, ecriture.tirerNumero ?? drawNumero),
            version: 1,
            region: etablissement.region,
            statut: 'brouillon',
            auteurId: getAuteur(ecriture.acteur),
            creeLe: le,
            modifieLe: le,
          })
          .returning()
          .get(),
      );
      const changements = listChangements({}, saisie);
      return writeJournal(tx, ecriture, demande, { evenement: 'creer', statutAvant: null, motif: '', changements });
    },
    { behavior: 'immediate' },
  );

/** Lit la ligne à modifier ; refuse si elle n'est plus celle que la personne a vue. */
const getVersion = (tx: Lecture, acteur: Acteur, numero: string, version: number): Demande => {
  const demande = getDemande(tx, acteur, numero);
  if (demande.version !== version) throw new DomainError('demande_modifiee_entre_temps');
  return demande;
};

const refuseModification = (acteur: Acteur, demande: Demande, saisie: SaisieDemande): void => {
  const hasDroit = (['demande.modifier', 'demande.instruire'] as const).some((action) => can(acteur, action, demande));
  if (!hasDroit) throw new DomainError('action_interdite');
  if (!canModifier(acteur, demande)) throw new DomainError('demande_non_modifiable');
  if (saisie.uai !== demande.uai)
    throw new DomainError('saisie_invalide', { uai: 'L’établissement d’une demande ne se change pas.' });
  const manques = listManques(saisie);
  if (isDossierExige(demande.statut) && Object.keys(manques).length > 0)
    throw new DomainError('dossier_incomplet', manques);
};

/** Ce dont dépend qu'une formation puisse être demandée : revu dès que l'un d'eux change. */
const CHAMPS_OUVERTURE = ['cfd', 'dispositif', 'type', 'rentree'] as const;

/** Enregistre une saisie sur la version que la personne a lue. Rien à changer : rien n'est écrit. */
export const saveDemande = (
  ecriture: Ecriture,
  { numero, version, saisie }: { numero: string; version: number; saisie: SaisieDemande },
): Ecrite =>
  ecriture.db.transaction(
    (tx) => {
      const avant = getVersion(tx, ecriture.acteur, numero, version);
      refuseModification(ecriture.acteur, avant, saisie);
      const changements = listChangements(getSaisie(avant), saisie);
      if (Object.keys(changements).length === 0) return { numero, version, statut: avant.statut };
      const maintenant = ecriture.maintenant ?? new Date();
      if ('rentree' in changements) refuseRentree(saisie.rentree, maintenant);
      if (CHAMPS_OUVERTURE.some((champ) => champ in changements)) refuseOuverture(getFormation(tx, saisie), saisie);
      const modifieLe = maintenant.toISOString();
      const demande = refuseDouble(() =>
        tx
          .update(demandes)
          .set({ ...getSaisie(saisie), uai: avant.uai, version: version + 1, modifieLe })
          .where(eq(demandes.id, avant.id))
          .returning()
          .get(),
      );
      const statutAvant = avant.statut;
      return writeJournal(tx, ecriture, demande, { evenement: 'modifier', statutAvant, motif: '', changements });
    },
    { behavior: 'immediate' },
  );

/**
 * Fige les chiffres du jour à chaque dépôt, et à la première sortie du brouillon si elle se fait autrement : une
 * demande se juge sur ce que l'on savait quand elle a été faite.
 */
const freezePreuve = (tx: Lecture, { db }: Ecriture, avant: Demande, demande: Demande, evenement: string): void => {
  if (evenement !== 'proposer' && avant.statut !== 'brouillon') return;
  if (demande.statut === 'supprimee') return;
  const contenu = getSituation(db, demande);
  const { id: demandeId, version, modifieLe: le } = demande;
  tx.insert(demandesPreuves)
    .values({ demandeId, version, evenement, versionDonnees: contenu.versionDonnees, contenu, le })
    .run();
};

export type DemandeEtape = { numero: string; version: number; transition: NomTransition; motif: string };

/** Fait avancer une demande d'une étape : le seul endroit qui écrit un statut. */
export const applyTransition = (ecriture: Ecriture, { numero, version, transition, motif }: DemandeEtape): Ecrite =>
  ecriture.db.transaction(
    (tx) => {
      const avant = getVersion(tx, ecriture.acteur, numero, version);
      const manques = listManques(getSaisie(avant));
      const refus = refuseTransition(transition, avant, ecriture.acteur, {
        manques: Object.keys(manques).length,
        motif,
      });
      if (refus !== null) throw new DomainError(refus, refus === 'dossier_incomplet' ? manques : {});
      const modifieLe = (ecriture.maintenant ?? new Date()).toISOString();
      const demande = refuseDouble(() =>
        tx
          .update(demandes)
          .set({ statut: TRANSITIONS[transition].vers, version: version + 1, modifieLe })
          .where(eq(demandes.id, avant.id))
          .returning()
          .get(),
      );
      freezePreuve(tx, ecriture, avant, demande, transition);
      const statutAvant = avant.statut;
      return writeJournal(tx, ecriture, demande, { evenement: transition, statutAvant, motif, changements: {} });
    },
    { behavior: 'immediate' },
  );

import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '#server/db/connection.ts';
import { signaux } from '#server/db/schema/reperage.ts';
import { departements } from '#server/db/schema/territoires.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { scope } from '#server/db/scope.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, can, getPortee, type Role } from '#shared/permissions.ts';
import { formatConstat } from '#shared/reperage/affichage.ts';
import type { Constat } from '#shared/reperage/constat.ts';
import { CRITERES } from '#shared/reperage/criteres.ts';
import { reperageFilters } from '#shared/reperage/filters.ts';
import { describeCandidat } from '#shared/reperage/reperer.ts';
import { resolveSeuils, type Seuils } from '#shared/reperage/seuils.ts';
import { getEtatSignal, getJour, type SaisieReponse, type SaisieSignal } from '#shared/reperage/signal.ts';
import { loadContexte } from './contexte.ts';
import { type Ecriture, getAuteur, refuseDouble } from './ecartes.ts';
import { getObjet, type Lecture, listLibelles } from './queries.ts';

type Signal = typeof signaux.$inferSelect;

const toFige = (seuils: Seuils, constat: Constat): Signal['constat'][number] => ({
  critere: constat.critere,
  libelle: CRITERES[constat.critere].libelle,
  affiche: formatConstat(constat, seuils[constat.critere]),
});

const getMaintenant = ({ maintenant }: Ecriture): Date => maintenant ?? new Date();

const refuseEcheance = (echeance: string, maintenant: Date): void => {
  const jour = getJour(maintenant);
  const limite = `${Number(jour.slice(0, 4)) + 2}${jour.slice(4)}`;
  if (echeance <= jour || echeance > limite)
    throw new DomainError('saisie_invalide', { echeance: 'Choisissez un jour à venir, dans les deux ans.' });
};

/**
 * Fait d'un résultat un signal qui appelle une réponse avant une date. Le serveur recalcule les critères et fige leurs
 * chiffres, contre-critères compris, avec la version des données : ce que l'émetteur prétend n'est pas lu.
 */
export const createSignal = (
  ecriture: Ecriture,
  { reglages, question, echeance, ...cle }: SaisieSignal,
): { id: number } => {
  const { db, acteur } = ecriture;
  const objet = getObjet(db, cle.nature, cle.lieu);
  if (!can(acteur, 'signal.emettre', objet)) throw new DomainError('action_interdite');
  refuseEcheance(echeance, getMaintenant(ecriture));
  const contexte = loadContexte(db, reglages.rentree);
  const candidat = describeCandidat(contexte, cle.nature, cle, reperageFilters.parse(reglages));
  if (candidat === null || objet.region === null) throw new DomainError('reperage_introuvable');
  const { remplis, contre } = candidat.bilan;
  if (remplis.length === 0)
    throw new DomainError('saisie_invalide', {
      criteres: 'Aucun critère retenu n’est rempli : il n’y a rien à signaler.',
    });
  const seuils = resolveSeuils(reglages.seuils, contexte.faits.parametres);
  const { region } = objet;
  return refuseDouble('signaux', 'signal_deja_ouvert', () =>
    db
      .insert(signaux)
      .values({
        ...{ ...cle, region, question, echeance },
        constat: [...remplis, ...contre].map((constat) => toFige(seuils, constat)),
        versionDonnees: contexte.faits.version,
        auteurId: getAuteur(acteur),
        creeLe: getMaintenant(ecriture).toISOString(),
      })
      .returning({ id: signaux.id })
      .get(),
  );
};

const toObjet = ({ region, lieu }: Signal) => ({ region, uai: lieu });

/** Un signal ouvert à la personne, avec le rôle de son auteur. Ce qui n'est pas lisible est introuvable. */
const getSignal = (db: Lecture, acteur: Acteur, id: number): Signal & { roleAuteur: Role } => {
  const lu = db
    .select({ signal: signaux, roleAuteur: utilisateurs.role })
    .from(signaux)
    .innerJoin(utilisateurs, eq(utilisateurs.id, signaux.auteurId))
    .where(eq(signaux.id, id))
    .get();
  if (!lu || !can(acteur, 'signal.lire', toObjet(lu.signal))) throw new DomainError('signal_introuvable');
  return { ...lu.signal, roleAuteur: lu.roleAuteur };
};

/** On ne répond pas à son propre signal. */
const canRepondre = (acteur: Acteur, signal: Signal): boolean =>
  can(acteur, 'signal.repondre', toObjet(signal)) && signal.auteurId !== acteur.id;

/** Clôt qui pouvait l'émettre ; un signal national ne se clôt qu'au niveau national. */
const canClore = (acteur: Acteur, signal: Signal & { roleAuteur: Role }): boolean =>
  can(acteur, 'signal.emettre', toObjet(signal)) &&
  (getPortee(signal.roleAuteur, 'signal.emettre') !== 'national' ||
    getPortee(acteur.role, 'signal.emettre') === 'national');

/** Répond à un signal : appliquer, ou expliquer. Une seule réponse, qui reste avec lui. */
export const answerSignal = (ecriture: Ecriture, { id, reponse, explication }: SaisieReponse): { id: number } =>
  ecriture.db.transaction(
    (tx) => {
      const signal = getSignal(tx, ecriture.acteur, id);
      if (!canRepondre(ecriture.acteur, signal)) throw new DomainError('action_interdite');
      if (signal.closLe !== null) throw new DomainError('signal_clos');
      if (signal.reponse !== null) throw new DomainError('signal_deja_repondu');
      const reponduLe = getMaintenant(ecriture).toISOString();
      tx.update(signaux)
        .set({ reponse, explication, reponduLe, repondantId: getAuteur(ecriture.acteur) })
        .where(eq(signaux.id, id))
        .run();
      return { id };
    },
    { behavior: 'immediate' },
  );

/** Clôt un signal, répondu ou non ; il reste dans la liste. Le clore deux fois ne change rien. */
export const closeSignal = (ecriture: Ecriture, id: number): { id: number } =>
  ecriture.db.transaction(
    (tx) => {
      const signal = getSignal(tx, ecriture.acteur, id);
      if (!canClore(ecriture.acteur, signal)) throw new DomainError('action_interdite');
      tx.update(signaux)
        .set({ closLe: getMaintenant(ecriture).toISOString(), closParId: getAuteur(ecriture.acteur) })
        .where(and(eq(signaux.id, id), isNull(signaux.closLe)))
        .run();
      return { id };
    },
    { behavior: 'immediate' },
  );

const repondant = alias(utilisateurs, 'repondant');
const formatNom = (prenom: string | null, nom: string | null): string | null =>
  nom === null ? null : `${prenom} ${nom}`;

/** Signaux que la personne peut lire, les plus pressants d'abord, et ce qu'elle peut faire de chacun. */
export const listSignaux = (db: Db, acteur: Acteur) => {
  const jour = getJour(new Date());
  const libelles = listLibelles(db);
  const regions = new Map(
    db
      .select({ code: departements.codeRegion, libelle: departements.libelleRegion })
      .from(departements)
      .all()
      .map((d) => [d.code, d.libelle]),
  );
  return db
    .select({
      signal: signaux,
      ...{ prenom: utilisateurs.prenom, nom: utilisateurs.nom, roleAuteur: utilisateurs.role },
      ...{ repondantPrenom: repondant.prenom, repondantNom: repondant.nom },
    })
    .from(signaux)
    .innerJoin(utilisateurs, eq(utilisateurs.id, signaux.auteurId))
    .leftJoin(repondant, eq(repondant.id, signaux.repondantId))
    .where(scope(acteur, 'signal.lire', { region: signaux.region, uai: signaux.lieu }))
    .orderBy(asc(signaux.echeance), desc(signaux.id))
    .all()
    .map(({ signal, prenom, nom, roleAuteur, repondantPrenom, repondantNom }) => {
      const { auteurId, repondantId: _r, closParId: _c, ...reste } = signal;
      return {
        ...reste,
        etat: getEtatSignal(signal, jour),
        libelle: libelles.formations.get(signal.formation) ?? signal.formation,
        nomLieu: libelles.lieux.get(signal.lieu) ?? signal.lieu,
        libelleRegion: regions.get(signal.region) ?? signal.region,
        auteur: `${prenom} ${nom}`,
        isEmis: auteurId === acteur.id,
        repondant: formatNom(repondantPrenom, repondantNom),
        canRepondre: signal.reponse === null && signal.closLe === null && canRepondre(acteur, signal),
        canClore: signal.closLe === null && canClore(acteur, { ...signal, roleAuteur }),
      };
    });
};

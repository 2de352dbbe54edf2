import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { bench, buildDemande, buildEtablissement, buildUtilisateur, callAs, getIssue, UAI } from '#server/db/bench.ts';
import type { Db } from '#server/db/connection.ts';
import { demandes, demandesJournal, demandesPreuves } from '#server/db/schema/demandes.ts';
import {
  isVisible,
  NOMS_STATUTS,
  NOMS_TRANSITIONS,
  type NomTransition,
  type Statut,
  TRANSITIONS,
  type TransitionDef,
} from '#shared/demandes/workflow.ts';
import { type Acteur, can, NOMS_ROLES } from '#shared/permissions.ts';

const ROLES_CONNECTES = NOMS_ROLES.filter((role) => role !== 'anonyme');

const readEtat = (db: Db, id: number) => ({
  demande: db.select().from(demandes).where(eq(demandes.id, id)).get(),
  journal: db.select().from(demandesJournal).where(eq(demandesJournal.demandeId, id)).all(),
});

/** Ce que la table dit, relu indépendamment du code qui l'applique. */
const getAttendu = (nom: NomTransition, statut: Statut, acteur: Acteur, auteurId: number): string => {
  const transition: TransitionDef = TRANSITIONS[nom];
  const ligne = { statut, auteurId, region: '84', uai: UAI };
  if (!isVisible(acteur, ligne)) return 'demande_introuvable';
  if (!can(acteur, transition.action, ligne)) return 'action_interdite';
  return transition.de.includes(statut) ? 'fait' : 'transition_impossible';
};

describe('matrice statut × étape × rôle', () => {
  for (const role of ROLES_CONNECTES)
    it(`${role} : ce que la table permet réussit et se consigne, tout le reste est refusé sans rien écrire`, async () => {
      const { db } = bench();
      const acteur = buildUtilisateur(db, { role, uais: role === 'perdir' ? [UAI] : [] });
      const api = callAs(db, acteur).demandes;
      for (const statut of NOMS_STATUTS)
        for (const transition of NOMS_TRANSITIONS) {
          const cas = `${role} ${statut} ${transition}`;
          const demande = buildDemande(db, { statut, auteurId: acteur.id ?? 0 });
          const avant = readEtat(db, demande.id);
          const { numero, version } = demande;
          const issue = await getIssue(api.appliquer({ numero, version, transition, motif: 'motif' }));
          expect([cas, issue]).toEqual([cas, getAttendu(transition, statut, acteur, demande.auteurId)]);
          const apres = readEtat(db, demande.id);
          if (issue !== 'fait') expect(apres, cas).toEqual(avant);
          else {
            expect(apres.demande).toMatchObject({ statut: TRANSITIONS[transition].vers, version: 2 });
            expect(apres.journal.at(-1)).toMatchObject({
              version: 2,
              evenement: transition,
              statutAvant: statut,
              statutApres: TRANSITIONS[transition].vers,
              motif: 'motif',
              auteurId: acteur.id,
            });
          }
          db.delete(demandesPreuves).run();
          db.delete(demandesJournal).run();
          db.delete(demandes).run();
        }
    });

  it('se lit d’un coup d’œil : étapes ouvertes par rôle et par statut, sur sa région', () => {
    const lignes = ROLES_CONNECTES.flatMap((role) =>
      NOMS_STATUTS.map((statut) => {
        const acteur: Acteur = { id: 1, role, region: '84', uais: role === 'perdir' ? [UAI] : [] };
        const etapes = NOMS_TRANSITIONS.filter((nom) => getAttendu(nom, statut, acteur, 1) === 'fait');
        return etapes.length > 0 ? `${role} · ${statut} → ${etapes.join(', ')}` : '';
      }),
    );
    expect(lignes.filter(Boolean)).toMatchInlineSnapshot(`
      [
        "admin · brouillon → proposer, retenir, supprimer",
        "admin · proposition → signaler_incomplet, declarer_complet, retenir, refuser, supprimer",
        "admin · dossier_incomplet → proposer, declarer_complet, supprimer",
        "admin · dossier_complet → signaler_incomplet, retenir, refuser, supprimer",
        "admin · projet → preparer_vote, refuser",
        "admin · pret_vote → valider, refuser, revenir_au_projet",
        "admin · validee → rouvrir",
        "admin · refusee → rouvrir",
        "admin · supprimee → restaurer",
        "admin_region · brouillon → proposer, retenir, supprimer",
        "admin_region · proposition → signaler_incomplet, declarer_complet, retenir, refuser, supprimer",
        "admin_region · dossier_incomplet → proposer, declarer_complet, supprimer",
        "admin_region · dossier_complet → signaler_incomplet, retenir, refuser, supprimer",
        "admin_region · projet → preparer_vote, refuser",
        "admin_region · pret_vote → valider, refuser, revenir_au_projet",
        "admin_region · validee → rouvrir",
        "admin_region · refusee → rouvrir",
        "admin_region · supprimee → restaurer",
        "pilote_region · brouillon → proposer, retenir, supprimer",
        "pilote_region · proposition → signaler_incomplet, declarer_complet, retenir, refuser, supprimer",
        "pilote_region · dossier_incomplet → proposer, declarer_complet, supprimer",
        "pilote_region · dossier_complet → signaler_incomplet, retenir, refuser, supprimer",
        "pilote_region · projet → preparer_vote, refuser",
        "pilote_region · pret_vote → valider, refuser, revenir_au_projet",
        "pilote_region · supprimee → restaurer",
        "gestionnaire_region · brouillon → proposer, retenir, supprimer",
        "gestionnaire_region · proposition → signaler_incomplet, declarer_complet, retenir, refuser, supprimer",
        "gestionnaire_region · dossier_incomplet → proposer, declarer_complet, supprimer",
        "gestionnaire_region · dossier_complet → signaler_incomplet, retenir, refuser, supprimer",
        "gestionnaire_region · projet → preparer_vote, refuser",
        "gestionnaire_region · pret_vote → valider, refuser, revenir_au_projet",
        "gestionnaire_region · supprimee → restaurer",
        "perdir · brouillon → proposer, supprimer",
        "perdir · proposition → supprimer",
        "perdir · dossier_incomplet → proposer, supprimer",
        "perdir · dossier_complet → supprimer",
        "perdir · supprimee → restaurer",
      ]
    `);
  });
});

describe('ce que le client ne peut pas faire', () => {
  it('hors de sa région, l’étape est refusée comme si la demande n’existait pas, et rien n’est écrit', async () => {
    const { db, as } = bench();
    const ailleurs = buildEtablissement(db, { uai: '0750001B', departement: '075', region: '11' });
    const demande = buildDemande(db, { uai: ailleurs.uai, region: '11' });
    const { api } = as({ role: 'gestionnaire_region', region: '84' });
    const avant = readEtat(db, demande.id);
    const etape = { numero: demande.numero, version: 1, transition: 'retenir', motif: '' } as const;
    expect(await getIssue(api.demandes.appliquer(etape))).toBe('demande_introuvable');
    expect(await getIssue(api.demandes.get({ numero: demande.numero }))).toBe('demande_introuvable');
    expect(readEtat(db, demande.id)).toEqual(avant);
  });

  it('un chef d’établissement ne touche pas la demande d’un autre UAI, même de sa région', async () => {
    const { db, as } = bench();
    const demande = buildDemande(db, { statut: 'dossier_incomplet' });
    const { api } = as({ role: 'perdir', uais: ['0690002B'] });
    const etape = { numero: demande.numero, version: 1, transition: 'proposer', motif: '' } as const;
    expect(await getIssue(api.demandes.appliquer(etape))).toBe('demande_introuvable');
  });

  it('un statut envoyé avec une étape ou une saisie est refusé', async () => {
    const { db, as } = bench();
    const { numero } = buildDemande(db);
    const { api } = as({ role: 'admin' });
    const etape = { numero, version: 1, transition: 'retenir', motif: '', statut: 'validee' } as const;
    expect(await getIssue(api.demandes.appliquer(etape))).toBe('saisie_invalide');
  });

  it('un nom d’étape inconnu est refusé', async () => {
    const { db, as } = bench();
    const { numero } = buildDemande(db);
    const { api } = as({ role: 'admin' });
    const etape = { numero, version: 1, transition: 'validee' as NomTransition, motif: '' };
    expect(await getIssue(api.demandes.appliquer(etape))).toBe('saisie_invalide');
  });

  it.each(NOMS_TRANSITIONS.filter((nom) => (TRANSITIONS[nom] as TransitionDef).exige?.includes('motif_obligatoire')))(
    '« %s » sans motif, ou d’un motif blanc, est refusée',
    async (transition) => {
      const { db, as } = bench();
      const { numero } = buildDemande(db, { statut: TRANSITIONS[transition].de[0] });
      const { api } = as({ role: 'admin' });
      expect(await getIssue(api.demandes.appliquer({ numero, version: 1, transition, motif: '  ' }))).toBe(
        'motif_obligatoire',
      );
    },
  );

  it.each(NOMS_TRANSITIONS.filter((nom) => (TRANSITIONS[nom] as TransitionDef).exige?.includes('dossier_incomplet')))(
    '« %s » sur un dossier incomplet est refusée, et dit ce qui manque',
    async (transition) => {
      const { db, as } = bench();
      const { acteur, api } = as({ role: 'admin' });
      const statut = TRANSITIONS[transition].de[0];
      const { numero } = buildDemande(db, { statut, capaciteScolaire: null, auteurId: acteur.id ?? 0 });
      const refus = await api.demandes.appliquer({ numero, version: 1, transition, motif: '' }).catch((e) => e.cause);
      expect(refus).toMatchObject({ code: 'dossier_incomplet', champs: { capaciteScolaire: expect.any(String) } });
    },
  );

  it('rouvrir une demande refusée remplacée entre-temps par une autre est refusé comme un double', async () => {
    const { db, as } = bench();
    const refusee = buildDemande(db, { statut: 'refusee' });
    buildDemande(db, { statut: 'proposition' });
    const { api } = as({ role: 'admin' });
    const etape = { numero: refusee.numero, version: 1, transition: 'rouvrir', motif: 'erreur' } as const;
    expect(await getIssue(api.demandes.appliquer(etape))).toBe('demande_en_double');
    expect(readEtat(db, refusee.id).journal).toHaveLength(1);
  });
});

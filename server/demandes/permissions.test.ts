import { expect, it } from 'vitest';
import { bench, buildDemande, buildEtablissement, buildSaisie, type callAs, getIssue, UAI } from '#server/db/bench.ts';
import { demandes, demandesJournal, demandesPreuves } from '#server/db/schema/demandes.ts';
import type { Demande } from '#server/demandes/queries.ts';
import { type NomTransition, type Statut, TRANSITIONS } from '#shared/demandes/workflow.ts';
import { ACTIONS, type Acteur, type Action, can, NOMS_ROLES, PERMISSIONS, VISITEUR } from '#shared/permissions.ts';

type Api = ReturnType<typeof callAs>['demandes'];
type Essai = { statut: Statut; essayer: (api: Api, demande: Demande) => Promise<unknown> };

const apply = (transition: NomTransition): Essai => ({
  statut: TRANSITIONS[transition].de.find((s) => s !== 'brouillon') ?? 'validee',
  essayer: (api, { numero, version }) => api.appliquer({ numero, version, transition, motif: 'motif' }),
});

/** Un appel du routeur par action portant sur une demande. L'export a le sien dans server/exports. */
const ESSAIS: Partial<Record<Action, Essai>> = {
  'demande.lire': { statut: 'validee', essayer: (api, { numero }) => api.get({ numero }) },
  'demande.creer': {
    statut: 'refusee',
    essayer: (api, { uai }) => api.creer(buildSaisie({ uai })),
  },
  'demande.modifier': {
    statut: 'proposition',
    essayer: (api, { numero, version, uai }) =>
      api.enregistrer({ numero, version, saisie: buildSaisie({ uai, commentaire: 'modifiée' }) }),
  },
  'demande.proposer': apply('proposer'),
  'demande.supprimer': apply('supprimer'),
  'demande.instruire': apply('declarer_complet'),
  'demande.decider': apply('refuser'),
  'demande.rouvrir': apply('rouvrir'),
};

const LIEUX = [
  { lieu: 'son établissement', uai: UAI, region: '84' },
  { lieu: 'un autre établissement de sa région', uai: '0690002B', region: '84' },
  { lieu: 'une autre région', uai: '0750001B', region: '11' },
];

const getAttendu = (acteur: Acteur, action: Action, objet: { uai: string; region: string }): string => {
  if (acteur.id === null) return 'non_connecte';
  if (!can(acteur, 'demande.lire')) return 'action_interdite';
  if (action !== 'demande.creer' && !can(acteur, 'demande.lire', objet)) return 'demande_introuvable';
  return can(acteur, action, objet) ? 'fait' : 'action_interdite';
};

/** La région et l'invité ne voient pas les demandes en cours d'instruction : elles leur sont introuvables. */
const isCachee = ({ role }: Acteur, { statut }: Essai): boolean =>
  (role === 'invite' && !['validee', 'refusee'].includes(statut)) ||
  (role === 'region' && ['proposition', 'dossier_incomplet'].includes(statut));

for (const action of ACTIONS.filter((a) => ESSAIS[a] !== undefined))
  it(`« ${action} » suit la table des droits pour chaque rôle et chaque territoire`, async () => {
    const essai = ESSAIS[action];
    if (essai === undefined) return;
    const { db, as, anonyme } = bench();
    buildEtablissement(db, { uai: '0690002B' });
    buildEtablissement(db, { uai: '0750001B', departement: '075', region: '11' });
    for (const role of NOMS_ROLES) {
      const personne = role === 'anonyme' ? null : as({ role, uais: role === 'perdir' ? [UAI] : [] });
      const acteur = personne?.acteur ?? VISITEUR;
      for (const { lieu, uai, region } of LIEUX) {
        db.delete(demandesPreuves).run();
        db.delete(demandesJournal).run();
        db.delete(demandes).run();
        const demande = buildDemande(db, { statut: essai.statut, uai, region });
        const attendu = getAttendu(acteur, action, { uai, region });
        const isVue = personne === null || action === 'demande.creer' || !isCachee(acteur, essai);
        const issue = await getIssue(essai.essayer((personne?.api ?? anonyme).demandes, demande));
        expect([role, lieu, issue]).toEqual([role, lieu, isVue ? attendu : 'demande_introuvable']);
      }
    }
  });

it('chaque action de la table des demandes est essayée ici, ou à l’export', () => {
  const oubliees = ACTIONS.filter((a) => a.startsWith('demande.') && ESSAIS[a] === undefined);
  expect(oubliees).toEqual(['demande.exporter']);
});

it('aucun droit n’est donné au visiteur, sauf lire les indicateurs', () => {
  const ouvertes = ACTIONS.filter((action) => 'anonyme' in PERMISSIONS[action]);
  expect(ouvertes).toEqual(['indicateurs.lire']);
});

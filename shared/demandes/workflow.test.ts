import { describe, expect, it } from 'vitest';
import type { Acteur } from '../permissions.ts';
import {
  canModifier,
  isDossierExige,
  isVisible,
  type LigneDemande,
  listStatutsVisibles,
  listTransitions,
  NOMS_STATUTS,
  NOMS_TRANSITIONS,
  refuseTransition,
  STATUTS,
  TRANSITIONS,
  type TransitionDef,
} from './workflow.ts';

const ligne = (valeurs: Partial<LigneDemande> = {}): LigneDemande => ({
  statut: 'proposition',
  auteurId: 1,
  region: '84',
  uai: '0690001A',
  ...valeurs,
});
const acteur = (role: Acteur['role'], valeurs: Partial<Acteur> = {}): Acteur => ({
  id: 2,
  role,
  region: '84',
  uais: role === 'perdir' ? ['0690001A'] : [],
  ...valeurs,
});

describe('le circuit', () => {
  it('se lit comme un tableau : de → vers, droit, exigences', () => {
    const lignes = NOMS_TRANSITIONS.map((nom) => {
      const { de, vers, action, exige }: TransitionDef = TRANSITIONS[nom];
      return `${nom} : ${de.join(', ')} → ${vers} (${[action, ...(exige ?? [])].join(' ; ')})`;
    });
    expect(lignes).toMatchInlineSnapshot(`
      [
        "proposer : brouillon, dossier_incomplet → proposition (demande.proposer ; dossier_incomplet)",
        "signaler_incomplet : proposition, dossier_complet → dossier_incomplet (demande.instruire ; motif_obligatoire)",
        "declarer_complet : proposition, dossier_incomplet → dossier_complet (demande.instruire ; dossier_incomplet)",
        "retenir : brouillon, proposition, dossier_complet → projet (demande.instruire ; dossier_incomplet)",
        "preparer_vote : projet → pret_vote (demande.instruire)",
        "valider : pret_vote → validee (demande.decider)",
        "refuser : proposition, dossier_complet, projet, pret_vote → refusee (demande.decider ; motif_obligatoire)",
        "revenir_au_projet : pret_vote → projet (demande.instruire ; motif_obligatoire)",
        "rouvrir : validee, refusee → projet (demande.rouvrir ; motif_obligatoire)",
        "supprimer : brouillon, proposition, dossier_incomplet, dossier_complet → supprimee (demande.supprimer)",
        "restaurer : supprimee → brouillon (demande.supprimer)",
      ]
    `);
  });

  it('atteint chaque statut depuis le brouillon, et n’en laisse aucun sans issue', () => {
    const atteints = new Set(['brouillon']);
    for (let tour = 0; tour < NOMS_STATUTS.length; tour += 1)
      for (const { de, vers } of Object.values(TRANSITIONS)) if (de.some((s) => atteints.has(s))) atteints.add(vers);
    expect(atteints).toEqual(new Set(NOMS_STATUTS));
    for (const statut of NOMS_STATUTS)
      expect(NOMS_TRANSITIONS.some((nom) => (TRANSITIONS[nom] as TransitionDef).de.includes(statut))).toBe(true);
  });

  it('ne recule d’une phase qu’avec un motif, hors restauration', () => {
    for (const nom of NOMS_TRANSITIONS) {
      const { de, vers, exige }: TransitionDef = TRANSITIONS[nom];
      const recule = de.some((s) => STATUTS[s].phase > STATUTS[vers].phase);
      if (recule && nom !== 'restaurer')
        expect([nom, exige]).toEqual([nom, expect.arrayContaining(['motif_obligatoire'])]);
    }
  });
});

describe('un refus dit sa première raison, dans un ordre stable', () => {
  const complet = { manques: 0, motif: 'parce que' };
  it.each([
    ['invisible', acteur('gestionnaire_region', { region: '11' }), ligne(), complet, 'demande_introuvable'],
    ['sans droit', acteur('expert_region'), ligne(), complet, 'action_interdite'],
    ['au mauvais statut', acteur('admin'), ligne({ statut: 'validee' }), complet, 'transition_impossible'],
    ['incomplet', acteur('admin'), ligne(), { manques: 2, motif: '' }, 'dossier_incomplet'],
    ['possible', acteur('admin'), ligne(), complet, null],
  ] as const)('« retenir », %s', (_, qui, quoi, etat, attendu) => {
    expect(refuseTransition('retenir', quoi, qui, etat)).toBe(attendu);
  });

  it('« refuser » sans motif', () => {
    expect(refuseTransition('refuser', ligne(), acteur('admin'), { manques: 9, motif: ' \n' })).toBe(
      'motif_obligatoire',
    );
  });
});

describe('ce que l’écran montre', () => {
  it('propose les étapes du statut et du rôle, avec ce qui les retient encore', () => {
    const etapes = listTransitions(ligne(), acteur('gestionnaire_region'), 1);
    expect(etapes.map(({ nom, refus, motifExige }) => [nom, refus, motifExige])).toEqual([
      ['signaler_incomplet', null, true],
      ['declarer_complet', 'dossier_incomplet', false],
      ['retenir', 'dossier_incomplet', false],
      ['refuser', null, true],
      ['supprimer', null, false],
    ]);
    expect(listTransitions(ligne(), acteur('expert_region'), 0)).toEqual([]);
  });

  it('ouvre la saisie selon le droit et le statut', () => {
    const statuts = (qui: Acteur) => NOMS_STATUTS.filter((statut) => canModifier(qui, ligne({ statut, auteurId: 2 })));
    expect(statuts(acteur('perdir'))).toEqual(['brouillon', 'proposition', 'dossier_incomplet']);
    expect(statuts(acteur('gestionnaire_region'))).toEqual(NOMS_STATUTS.slice(0, 6));
    for (const role of ['pilote', 'expert_region', 'region', 'invite'] as const)
      expect(statuts(acteur(role))).toEqual([]);
  });

  it('garde complète une demande déposée, laisse incomplet un brouillon', () => {
    expect(NOMS_STATUTS.filter((statut) => !isDossierExige(statut))).toEqual(['brouillon', 'dossier_incomplet']);
  });
});

describe('la visibilité', () => {
  it('un brouillon et une demande supprimée : l’auteur et qui partage l’UAI, dans leur territoire', () => {
    for (const statut of ['brouillon', 'supprimee'] as const) {
      expect(isVisible(acteur('admin'), ligne({ statut }))).toBe(false);
      expect(isVisible(acteur('admin', { id: 1 }), ligne({ statut }))).toBe(true);
      expect(isVisible(acteur('perdir'), ligne({ statut }))).toBe(true);
      expect(isVisible(acteur('gestionnaire_region', { id: 1, region: '11' }), ligne({ statut }))).toBe(false);
    }
  });

  it('l’invité et la région ont leurs statuts, les autres les voient tous', () => {
    expect(listStatutsVisibles('invite')).toEqual(['validee', 'refusee']);
    expect(listStatutsVisibles('region')).toEqual(['dossier_complet', 'projet', 'pret_vote', 'validee', 'refusee']);
    expect(listStatutsVisibles('expert_region')).toEqual(NOMS_STATUTS.slice(1, 8));
  });
});

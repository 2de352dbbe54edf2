import { describe, expect, it } from 'vitest';
import { type Acteur, NOMS_ROLES } from '../permissions.ts';
import {
  type LigneVersion,
  listTransitionsVersion,
  NOMS_STATUTS_VERSION,
  NOMS_TRANSITIONS_VERSION,
  refuseTransitionVersion,
  TRANSITIONS_VERSION,
} from './workflow.ts';

const acteur = (role: Acteur['role'], id = 2): Acteur => ({ id, role, region: '84', uais: [] });
const version = (valeurs: Partial<LigneVersion> = {}): LigneVersion => ({
  statut: 'soumise',
  traitement: 'pret',
  baseId: 1,
  auteurId: 1,
  secretSur: true,
  ...valeurs,
});
const etat = { acteur: acteur('admin'), motif: 'relu', enVigueurId: 1 };

describe('le circuit d’une version', () => {
  it('se lit comme un tableau : de → vers, droit, exigences', () => {
    const lignes = NOMS_TRANSITIONS_VERSION.map((nom) => {
      const { de, vers, action, exige } = TRANSITIONS_VERSION[nom];
      return `${nom} : ${de.join(', ')} → ${vers} (${[action, ...exige].join(' ; ')})`;
    });
    expect(lignes).toMatchInlineSnapshot(`
      [
        "soumettre : preparation → soumise (donnees.charger ; prete ; a_jour)",
        "approuver : soumise → approuvee (donnees.approuver ; autre_personne ; prete ; a_jour)",
        "publier : approuvee → publiee (donnees.approuver ; prete ; a_jour)",
        "reprendre : soumise, approuvee → preparation (donnees.charger)",
        "ecarter : preparation, soumise, approuvee → ecartee (donnees.charger ; motif)",
        "revenir : remplacee → publiee (donnees.approuver ; motif)",
      ]
    `);
  });

  it('atteint chaque statut depuis la préparation ; « remplacée » vient de la publication suivante', () => {
    const atteints = new Set<string>(['preparation', 'remplacee']);
    for (let tour = 0; tour < NOMS_STATUTS_VERSION.length; tour += 1)
      for (const { de, vers } of Object.values(TRANSITIONS_VERSION))
        if (de.some((s) => atteints.has(s))) atteints.add(vers);
    expect(atteints).toEqual(new Set(NOMS_STATUTS_VERSION));
  });

  it.each([
    ['approuver', 'une autre personne', {}, {}, null],
    ['approuver', 'l’auteur du chargement', { auteurId: 2 }, {}, 'approbation_par_auteur'],
    ['approuver', 'un gestionnaire', {}, { acteur: acteur('gestionnaire_region') }, 'action_interdite'],
    ['approuver', 'une version pas encore soumise', { statut: 'preparation' }, {}, 'transition_impossible'],
    ['approuver', 'une autre version publiée depuis', {}, { enVigueurId: 7 }, 'version_depassee'],
    ['publier', 'une version approuvée', { statut: 'approuvee' }, {}, null],
    ['publier', 'sans approbation', {}, {}, 'transition_impossible'],
    ['publier', 'un secret rompu', { statut: 'approuvee', secretSur: false }, {}, 'version_secret_rompu'],
    ['soumettre', 'une lecture en cours', { statut: 'preparation', traitement: 'en_cours' }, {}, 'version_non_prete'],
    ['soumettre', 'une lecture refusée', { statut: 'preparation', traitement: 'refuse' }, {}, 'version_non_prete'],
    ['soumettre', 'la première version', { statut: 'preparation', baseId: null }, { enVigueurId: null }, null],
    ['ecarter', 'sans motif', {}, { motif: '  ' }, 'motif_obligatoire'],
    ['ecarter', 'une version en vigueur', { statut: 'publiee' }, {}, 'transition_impossible'],
    ['revenir', 'une version remplacée, par son auteur', { statut: 'remplacee', auteurId: 2, baseId: 9 }, {}, null],
    ['revenir', 'sans motif', { statut: 'remplacee' }, { motif: '' }, 'motif_obligatoire'],
    ['revenir', 'une version écartée', { statut: 'ecartee' }, {}, 'transition_impossible'],
  ] as const)('%s, %s', (nom, _, valeurs, contexte, refus) => {
    expect(refuseTransitionVersion(nom, version(valeurs), { ...etat, ...contexte })).toBe(refus);
  });

  it('ne montre que les étapes du rôle et du statut, avec ce qui empêche encore', () => {
    const noms = (v: LigneVersion, a: Acteur) => listTransitionsVersion(v, a, 1).map((e) => `${e.nom} ${e.refus}`);
    expect(noms(version(), acteur('admin', 1))).toEqual([
      'approuver approbation_par_auteur',
      'reprendre null',
      'ecarter null',
    ]);
    expect(noms(version({ statut: 'publiee' }), acteur('admin'))).toEqual([]);
    for (const role of NOMS_ROLES.filter((r) => r !== 'admin' && r !== 'pilote'))
      for (const statut of NOMS_STATUTS_VERSION) expect(noms(version({ statut }), acteur(role))).toEqual([]);
  });
});

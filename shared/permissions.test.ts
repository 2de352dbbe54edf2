import { expect, it } from 'vitest';
import {
  ACTIONS,
  type Acteur,
  can,
  getPortee,
  NOMS_ROLES,
  type Objet,
  PERMISSIONS,
  type Portee,
  VISITEUR,
} from './permissions.ts';

const ICI: Objet = { region: '84', uai: '0690001A' };

it('la table des droits, telle qu’on la relit : toute case changée se voit ici', () => {
  const lignes = ACTIONS.map((action) => {
    const droits = NOMS_ROLES.flatMap((role) => {
      const portee = getPortee(role, action);
      return portee === null ? [] : [`${role} ${portee}`];
    });
    return `${action} : ${droits.join(', ')}`;
  });
  expect(lignes).toMatchInlineSnapshot(`
    [
      "indicateurs.lire : anonyme national, admin national, pilote national, admin_region national, pilote_region national, gestionnaire_region national, expert_region national, region national, perdir national, invite national",
      "vue.enregistrer : admin national, pilote national, admin_region national, pilote_region national, gestionnaire_region national, expert_region national, region national, perdir national, invite national",
      "vue.partager : admin national, pilote national, admin_region region, pilote_region region, gestionnaire_region region, region region",
      "chiffre.contester : admin national, pilote national, admin_region national, pilote_region national, gestionnaire_region national, expert_region national, region national, perdir national, invite national",
      "contestation.repondre : admin national, pilote national, admin_region region, pilote_region region",
      "suivi_local.lire : admin national, pilote national, admin_region region, pilote_region region, gestionnaire_region region, expert_region region, region region, perdir etablissement, invite region",
      "suivi_local.saisir : admin national, admin_region region, pilote_region region, gestionnaire_region region, perdir etablissement",
      "reperage.ecarter : admin national, pilote national, admin_region region, pilote_region region, gestionnaire_region region, region region",
      "signal.lire : admin national, pilote national, admin_region region, pilote_region region, gestionnaire_region region, expert_region region, region region, perdir etablissement, invite region",
      "signal.emettre : admin national, pilote national, admin_region region, pilote_region region, region region",
      "signal.repondre : admin national, admin_region region, pilote_region region, gestionnaire_region region, region region",
      "lien_metier.modifier : admin national",
      "parametre.modifier : admin national",
      "donnees.charger : admin national, pilote national",
      "donnees.approuver : admin national, pilote national",
      "demande.lire : admin national, pilote national, admin_region region, pilote_region region, gestionnaire_region region, expert_region region, region region, perdir etablissement, invite region",
      "demande.exporter : admin national, pilote national, admin_region region, pilote_region region, gestionnaire_region region, expert_region region, region region, perdir etablissement, invite region",
      "demande.creer : admin national, admin_region region, pilote_region region, gestionnaire_region region, perdir etablissement",
      "demande.modifier : admin national, admin_region region, pilote_region region, gestionnaire_region region, perdir etablissement",
      "demande.proposer : admin national, admin_region region, pilote_region region, gestionnaire_region region, perdir etablissement",
      "demande.supprimer : admin national, admin_region region, pilote_region region, gestionnaire_region region, perdir etablissement",
      "demande.instruire : admin national, admin_region region, pilote_region region, gestionnaire_region region",
      "demande.decider : admin national, admin_region region, pilote_region region, gestionnaire_region region",
      "demande.rouvrir : admin national, admin_region region",
    ]
  `);
});

/** Où chaque portée ouvre, pour une personne de la région 84 responsable de 0690001A. */
const OUVRE: Record<Portee, (objet: Objet) => boolean> = {
  national: () => true,
  region: (objet) => objet.region === '84',
  etablissement: (objet) => objet.uai === '0690001A',
};
const OBJETS: Objet[] = [
  ICI,
  { region: '84', uai: '0690002B' },
  { region: '11', uai: '0750001B' },
  { region: null, uai: '0990001Z' },
];

it.each(NOMS_ROLES)('%s : chaque action s’ouvre exactement dans sa portée', (role) => {
  const acteur: Acteur = { id: 1, role, region: '84', uais: ['0690001A'] };
  for (const action of ACTIONS) {
    const portee = getPortee(role, action);
    expect([action, can(acteur, action)]).toEqual([action, portee !== null]);
    for (const objet of OBJETS)
      expect([action, objet, can(acteur, action, objet)]).toEqual([
        action,
        objet,
        portee !== null && OUVRE[portee](objet),
      ]);
  }
});

it('sans région ou sans établissement connus, une portée territoriale n’ouvre rien', () => {
  for (const action of ACTIONS)
    for (const role of NOMS_ROLES) {
      if (getPortee(role, action) === 'national') continue;
      const acteur: Acteur = { id: 1, role, region: null, uais: [] };
      expect(can(acteur, action, ICI)).toBe(false);
      expect(can(acteur, action, { region: null, uai: '' })).toBe(false);
    }
});

it('le visiteur lit les indicateurs, et rien d’autre', () => {
  expect(ACTIONS.filter((action) => can(VISITEUR, action))).toEqual(['indicateurs.lire']);
  expect(Object.keys(PERMISSIONS)).toEqual(ACTIONS);
});

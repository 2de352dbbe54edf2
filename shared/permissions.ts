/** Rôles du domaine ; « anonyme » est le visiteur qui n'est pas connecté. */
export const ROLES = {
  anonyme: 'Visiteur',
  admin: 'Administration nationale',
  pilote: 'Pilote national',
  admin_region: 'Administration de région académique',
  pilote_region: 'Pilote de région académique',
  gestionnaire_region: 'Gestionnaire de région académique',
  expert_region: 'Expert de région académique',
  region: 'Collectivité régionale',
  perdir: 'Personnel de direction',
  invite: 'Invité',
} as const;
export type Role = keyof typeof ROLES;
export const NOMS_ROLES = Object.keys(ROLES) as Role[];

/** Étendue du droit : toute la France, la région de la personne, ou ses établissements. */
export type Portee = 'national' | 'region' | 'etablissement';

type Droits = Partial<Record<Role, Portee>>;

const AGENTS = {
  admin: 'national',
  admin_region: 'region',
  pilote_region: 'region',
  gestionnaire_region: 'region',
} as const satisfies Droits;

const LECTEURS = {
  ...AGENTS,
  pilote: 'national',
  expert_region: 'region',
  region: 'region',
  perdir: 'etablissement',
  invite: 'region',
} as const satisfies Droits;

const REDACTEURS = { ...AGENTS, perdir: 'etablissement' } as const satisfies Droits;

/** Personnes connectées, pour ce qui n'est pas borné à un territoire. */
const CONNECTES = {
  admin: 'national',
  pilote: 'national',
  admin_region: 'national',
  pilote_region: 'national',
  gestionnaire_region: 'national',
  expert_region: 'national',
  region: 'national',
  perdir: 'national',
  invite: 'national',
} as const satisfies Droits;

const NATIONAUX = { admin: 'national', pilote: 'national' } as const satisfies Droits;

/**
 * Qui peut faire quoi, et où : une ligne par action. Ce qui n'est pas écrit est interdit. La même table sert
 * au serveur (chaque procédure, chaque ligne lue) et à l'écran (menus, boutons).
 */
export const PERMISSIONS = {
  'indicateurs.lire': { ...CONNECTES, anonyme: 'national' },
  /** Vues enregistrées : les siennes, et celles que l'on partage avec elle. */
  'vue.enregistrer': CONNECTES,
  'vue.partager': { ...AGENTS, pilote: 'national', region: 'region' },
  'chiffre.contester': CONNECTES,
  'contestation.repondre': { ...NATIONAUX, admin_region: 'region', pilote_region: 'region' },
  'suivi_local.lire': LECTEURS,
  'suivi_local.saisir': REDACTEURS,
  'reperage.ecarter': { ...AGENTS, pilote: 'national', region: 'region' },
  'signal.lire': LECTEURS,
  'signal.emettre': { ...NATIONAUX, admin_region: 'region', pilote_region: 'region', region: 'region' },
  'signal.repondre': { ...AGENTS, region: 'region' },
  /** Corrections du lien diplôme → métiers, seuils datés. */
  'lien_metier.modifier': { admin: 'national' },
  'parametre.modifier': { admin: 'national' },
  /** Charger une année de données, et l'approuver : jamais la même personne. */
  'donnees.charger': NATIONAUX,
  'donnees.approuver': NATIONAUX,
  'demande.lire': LECTEURS,
  'demande.exporter': LECTEURS,
  'demande.creer': REDACTEURS,
  'demande.modifier': REDACTEURS,
  'demande.proposer': REDACTEURS,
  'demande.supprimer': REDACTEURS,
  'demande.instruire': AGENTS,
  'demande.decider': AGENTS,
  'demande.rouvrir': { admin: 'national', admin_region: 'region' },
} as const satisfies Record<string, Droits>;
export type Action = keyof typeof PERMISSIONS;
export const ACTIONS = Object.keys(PERMISSIONS) as Action[];

/** La personne qui agit, telle que le serveur la connaît. `uais` n'a de sens que pour la portée établissement. */
export type Acteur = { id: number | null; role: Role; region: string | null; uais: readonly string[] };

export const VISITEUR: Acteur = { id: null, role: 'anonyme', region: null, uais: [] };

/** Ce sur quoi porte une action territoriale : la ligne enregistrée, jamais ce que le client prétend. */
export type Objet = { region: string | null; uai: string };

/** Portée d'une action pour un rôle ; nulle si l'action lui est interdite. */
export const getPortee = (role: Role, action: Action): Portee | null => (PERMISSIONS[action] as Droits)[role] ?? null;

/**
 * Dit si `acteur` peut faire `action`, sur `objet` quand il est donné, quelque part sinon.
 * Une région ou un établissement inconnus refusent (fermé par défaut).
 */
export const can = (acteur: Acteur, action: Action, objet?: Objet): boolean => {
  const portee = getPortee(acteur.role, action);
  if (portee === null) return false;
  if (portee === 'national' || objet === undefined) return true;
  if (portee === 'region') return acteur.region !== null && acteur.region === objet.region;
  return acteur.uais.includes(objet.uai);
};

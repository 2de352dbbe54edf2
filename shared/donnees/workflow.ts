import type { ErrorCode } from '../errors.ts';
import { type Acteur, type Action, can } from '../permissions.ts';

/** Statuts d'une version des données, dans l'ordre du parcours ; `ton` est un nom de jeton de couleur. */
export const STATUTS_VERSION = {
  preparation: { libelle: 'En préparation', ton: 'neutre' },
  soumise: { libelle: 'Soumise à approbation', ton: 'info' },
  approuvee: { libelle: 'Approuvée', ton: 'accent' },
  publiee: { libelle: 'En vigueur', ton: 'succes' },
  remplacee: { libelle: 'Remplacée', ton: 'neutre' },
  ecartee: { libelle: 'Écartée', ton: 'refus' },
} as const satisfies Record<string, { libelle: string; ton: string }>;
export type StatutVersion = keyof typeof STATUTS_VERSION;
export const NOMS_STATUTS_VERSION = Object.keys(STATUTS_VERSION) as [StatutVersion, ...StatutVersion[]];

/**
 * Où en est la lecture des fichiers d'une version : dépôt ouvert, en cours, prête, refusée par un contrôle, sans
 * changement, ou interrompue par un arrêt du serveur.
 */
export const TRAITEMENTS = ['depot', 'en_cours', 'pret', 'refuse', 'inchange', 'interrompu'] as const;
export type Traitement = (typeof TRAITEMENTS)[number];

/** Conditions d'une étape, vérifiées sur la ligne enregistrée. */
type ExigenceVersion = 'prete' | 'a_jour' | 'autre_personne' | 'motif';

type TransitionVersion = {
  libelle: string;
  de: readonly StatutVersion[];
  vers: StatutVersion;
  action: Action;
  exige: readonly ExigenceVersion[];
};

/**
 * Le circuit d'une version : une ligne par étape. Le client envoie le nom d'une étape, jamais un statut. Celle que
 * l'on publie passe « remplacee » à celle qui l'était : c'est la seule étape que personne ne demande.
 */
export const TRANSITIONS_VERSION = {
  soumettre: {
    libelle: 'Soumettre à approbation',
    de: ['preparation'],
    vers: 'soumise',
    action: 'donnees.charger',
    exige: ['prete', 'a_jour'],
  },
  approuver: {
    libelle: 'Approuver',
    de: ['soumise'],
    vers: 'approuvee',
    action: 'donnees.approuver',
    exige: ['autre_personne', 'prete', 'a_jour'],
  },
  publier: {
    libelle: 'Publier',
    de: ['approuvee'],
    vers: 'publiee',
    action: 'donnees.approuver',
    exige: ['prete', 'a_jour'],
  },
  reprendre: {
    libelle: 'Reprendre en préparation',
    de: ['soumise', 'approuvee'],
    vers: 'preparation',
    action: 'donnees.charger',
    exige: [],
  },
  ecarter: {
    libelle: 'Écarter',
    de: ['preparation', 'soumise', 'approuvee'],
    vers: 'ecartee',
    action: 'donnees.charger',
    exige: ['motif'],
  },
  revenir: {
    libelle: 'Remettre en vigueur',
    de: ['remplacee'],
    vers: 'publiee',
    action: 'donnees.approuver',
    exige: ['motif'],
  },
} as const satisfies Record<string, TransitionVersion>;
export type NomTransitionVersion = keyof typeof TRANSITIONS_VERSION;
export const NOMS_TRANSITIONS_VERSION = Object.keys(TRANSITIONS_VERSION) as [
  NomTransitionVersion,
  ...NomTransitionVersion[],
];

/** Ce que le circuit lit d'une version enregistrée. `enVigueurId` : la version publiée au moment où l'on juge. */
export type LigneVersion = {
  statut: StatutVersion;
  traitement: Traitement;
  baseId: number | null;
  auteurId: number | null;
  /** Contrôles de secret passés ; faux tant que la comparaison n'est pas faite. */
  secretSur: boolean;
};

const EXIGENCES: Record<
  ExigenceVersion,
  (version: LigneVersion, etat: { acteur: Acteur; motif: string; enVigueurId: number | null }) => ErrorCode | null
> = {
  prete: ({ traitement, secretSur }) =>
    traitement !== 'pret' ? 'version_non_prete' : secretSur ? null : 'version_secret_rompu',
  a_jour: ({ baseId }, { enVigueurId }) => (baseId === enVigueurId ? null : 'version_depassee'),
  autre_personne: ({ auteurId }, { acteur }) => (auteurId === acteur.id ? 'approbation_par_auteur' : null),
  motif: (_, { motif }) => (motif.trim() === '' ? 'motif_obligatoire' : null),
};

/**
 * Refus d'une étape, ou nul si elle est possible, jugé sur la ligne enregistrée. L'ordre des refus est stable :
 * droit, statut, exigences dans l'ordre de la table.
 */
export const refuseTransitionVersion = (
  nom: NomTransitionVersion,
  version: LigneVersion,
  etat: { acteur: Acteur; motif: string; enVigueurId: number | null },
): ErrorCode | null => {
  const { action, de, exige }: TransitionVersion = TRANSITIONS_VERSION[nom];
  if (!can(etat.acteur, action)) return 'action_interdite';
  if (!de.includes(version.statut)) return 'transition_impossible';
  for (const exigence of exige) {
    const refus = EXIGENCES[exigence](version, etat);
    if (refus !== null) return refus;
  }
  return null;
};

export type EtapeVersion = {
  nom: NomTransitionVersion;
  libelle: string;
  motifExige: boolean;
  /** Nul si l'étape est possible dès maintenant ; sinon la raison. */
  refus: ErrorCode | null;
};

/** Étapes à montrer à une personne : celles que son droit et le statut ouvrent, avec ce qui les empêche encore. */
export const listTransitionsVersion = (
  version: LigneVersion,
  acteur: Acteur,
  enVigueurId: number | null,
): EtapeVersion[] =>
  NOMS_TRANSITIONS_VERSION.flatMap((nom) => {
    const { libelle, exige }: TransitionVersion = TRANSITIONS_VERSION[nom];
    const refus = refuseTransitionVersion(nom, version, { acteur, motif: 'à venir', enVigueurId });
    if (refus === 'action_interdite' || refus === 'transition_impossible') return [];
    return [{ nom, libelle, motifExige: exige.includes('motif'), refus }];
  });

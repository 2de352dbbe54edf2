import type { ErrorCode } from '../errors.ts';
import { type Acteur, type Action, can, type Objet } from '../permissions.ts';

/** Statuts d'une demande, dans l'ordre du parcours ; `ton` est un nom de jeton de couleur. */
export const STATUTS = {
  brouillon: { libelle: 'Brouillon', phase: 0, ton: 'neutre' },
  proposition: { libelle: 'Proposition', phase: 1, ton: 'info' },
  dossier_incomplet: { libelle: 'Dossier incomplet', phase: 1, ton: 'alerte' },
  dossier_complet: { libelle: 'Dossier complet', phase: 1, ton: 'info' },
  projet: { libelle: 'Projet de demande', phase: 2, ton: 'accent' },
  pret_vote: { libelle: 'Prêt pour le vote', phase: 3, ton: 'accent' },
  validee: { libelle: 'Demande validée', phase: 4, ton: 'succes' },
  refusee: { libelle: 'Demande refusée', phase: 4, ton: 'refus' },
  supprimee: { libelle: 'Supprimée', phase: 5, ton: 'neutre' },
} as const satisfies Record<string, { libelle: string; phase: number; ton: string }>;
export type Statut = keyof typeof STATUTS;
export const NOMS_STATUTS = Object.keys(STATUTS) as [Statut, ...Statut[]];

/** Conditions d'une étape, vérifiées sur la ligne enregistrée. */
export type Exigence = 'dossier_incomplet' | 'motif_obligatoire';

export type TransitionDef = {
  libelle: string;
  de: readonly Statut[];
  vers: Statut;
  action: Action;
  exige?: readonly Exigence[];
};

/**
 * Le circuit d'une demande : une ligne par étape (DOMAINE 4.3). Le client envoie le nom d'une étape, jamais
 * un statut ; le serveur seul décide, sur la ligne enregistrée.
 */
export const TRANSITIONS = {
  proposer: {
    libelle: 'Proposer',
    de: ['brouillon', 'dossier_incomplet'],
    vers: 'proposition',
    action: 'demande.proposer',
    exige: ['dossier_incomplet'],
  },
  signaler_incomplet: {
    libelle: 'Signaler incomplet',
    de: ['proposition', 'dossier_complet'],
    vers: 'dossier_incomplet',
    action: 'demande.instruire',
    exige: ['motif_obligatoire'],
  },
  declarer_complet: {
    libelle: 'Déclarer complet',
    de: ['proposition', 'dossier_incomplet'],
    vers: 'dossier_complet',
    action: 'demande.instruire',
    exige: ['dossier_incomplet'],
  },
  retenir: {
    libelle: 'Retenir comme projet',
    de: ['brouillon', 'proposition', 'dossier_complet'],
    vers: 'projet',
    action: 'demande.instruire',
    exige: ['dossier_incomplet'],
  },
  preparer_vote: { libelle: 'Préparer au vote', de: ['projet'], vers: 'pret_vote', action: 'demande.instruire' },
  valider: { libelle: 'Valider', de: ['pret_vote'], vers: 'validee', action: 'demande.decider' },
  refuser: {
    libelle: 'Refuser',
    de: ['proposition', 'dossier_complet', 'projet', 'pret_vote'],
    vers: 'refusee',
    action: 'demande.decider',
    exige: ['motif_obligatoire'],
  },
  revenir_au_projet: {
    libelle: 'Revenir au projet',
    de: ['pret_vote'],
    vers: 'projet',
    action: 'demande.instruire',
    exige: ['motif_obligatoire'],
  },
  rouvrir: {
    libelle: 'Rouvrir après décision',
    de: ['validee', 'refusee'],
    vers: 'projet',
    action: 'demande.rouvrir',
    exige: ['motif_obligatoire'],
  },
  supprimer: {
    libelle: 'Supprimer',
    de: ['brouillon', 'proposition', 'dossier_incomplet', 'dossier_complet'],
    vers: 'supprimee',
    action: 'demande.supprimer',
  },
  restaurer: { libelle: 'Restaurer', de: ['supprimee'], vers: 'brouillon', action: 'demande.supprimer' },
} as const satisfies Record<string, TransitionDef>;
export type NomTransition = keyof typeof TRANSITIONS;
export const NOMS_TRANSITIONS = Object.keys(TRANSITIONS) as [NomTransition, ...NomTransition[]];

/** Statuts auxquels la saisie d'une demande reste ouverte, selon le droit d'instruire ou non (DOMAINE 1.4). */
const STATUTS_MODIFIABLES: Record<'demande.modifier' | 'demande.instruire', readonly Statut[]> = {
  'demande.modifier': ['brouillon', 'proposition', 'dossier_incomplet'],
  'demande.instruire': ['brouillon', 'proposition', 'dossier_incomplet', 'dossier_complet', 'projet', 'pret_vote'],
};

/** Dit si une demande à ce statut doit rester complète : on n'en vide plus les champs en la modifiant. */
export const isDossierExige = (statut: Statut): boolean => statut !== 'brouillon' && statut !== 'dossier_incomplet';

/** Statuts montrés à un rôle quand ce n'est pas tous (DOMAINE 1.3). Les brouillons suivent leur propre règle. */
const STATUTS_VISIBLES: Partial<Record<Acteur['role'], readonly Statut[]>> = {
  invite: ['validee', 'refusee'],
  region: ['dossier_complet', 'projet', 'pret_vote', 'validee', 'refusee'],
};

export type LigneDemande = Objet & { statut: Statut; auteurId: number };

/**
 * Dit si une demande enregistrée est visible : droit de lire sur son territoire, statut montré au rôle, et
 * pour un brouillon (ou une demande supprimée) être son auteur ou partager son UAI.
 */
export const isVisible = (acteur: Acteur, demande: LigneDemande): boolean => {
  if (!can(acteur, 'demande.lire', demande)) return false;
  if (demande.statut === 'brouillon' || demande.statut === 'supprimee')
    return acteur.id === demande.auteurId || acteur.uais.includes(demande.uai);
  const visibles = STATUTS_VISIBLES[acteur.role];
  return visibles === undefined || visibles.includes(demande.statut);
};

/** Statuts que le rôle peut voir, hors règle des brouillons ; sert à écrire la condition SQL des listes. */
export const listStatutsVisibles = (role: Acteur['role']): readonly Statut[] =>
  (STATUTS_VISIBLES[role] ?? NOMS_STATUTS).filter((s) => s !== 'brouillon' && s !== 'supprimee');

/** Dit si la saisie de cette demande est ouverte à l'acteur, sur la ligne enregistrée. */
export const canModifier = (acteur: Acteur, demande: LigneDemande): boolean =>
  isVisible(acteur, demande) &&
  (['demande.modifier', 'demande.instruire'] as const).some(
    (action) => can(acteur, action, demande) && STATUTS_MODIFIABLES[action].includes(demande.statut),
  );

/**
 * Refus d'une étape, ou nul si elle est possible. `manques` : nombre de champs manquants du dossier ;
 * `motif` : ce que la personne a écrit. L'ordre des refus est stable : droit, statut, exigences.
 */
export const refuseTransition = (
  nom: NomTransition,
  demande: LigneDemande,
  acteur: Acteur,
  etat: { manques: number; motif: string },
): ErrorCode | null => {
  const transition: TransitionDef = TRANSITIONS[nom];
  if (!isVisible(acteur, demande)) return 'demande_introuvable';
  if (!can(acteur, transition.action, demande)) return 'action_interdite';
  if (!transition.de.includes(demande.statut)) return 'transition_impossible';
  for (const exigence of transition.exige ?? []) {
    if (exigence === 'dossier_incomplet' && etat.manques > 0) return 'dossier_incomplet';
    if (exigence === 'motif_obligatoire' && etat.motif.trim() === '') return 'motif_obligatoire';
  }
  return null;
};

export type EtapePossible = {
  nom: NomTransition;
  libelle: string;
  vers: Statut;
  motifExige: boolean;
  /** Nul si l'étape est possible dès maintenant ; sinon la raison. */
  refus: ErrorCode | null;
};

/**
 * Étapes à montrer pour une demande : celles du statut actuel que le rôle permet, chacune avec la raison qui
 * l'empêche encore. Le motif, saisi au moment de l'étape, est supposé écrit.
 */
export const listTransitions = (demande: LigneDemande, acteur: Acteur, manques: number): EtapePossible[] =>
  NOMS_TRANSITIONS.flatMap((nom) => {
    const transition: TransitionDef = TRANSITIONS[nom];
    const refus = refuseTransition(nom, demande, acteur, { manques, motif: 'à venir' });
    if (refus !== null && refus !== 'dossier_incomplet') return [];
    const motifExige = transition.exige?.includes('motif_obligatoire') ?? false;
    return [{ nom, libelle: transition.libelle, vers: transition.vers, motifExige, refus }];
  });

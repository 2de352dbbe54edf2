/** Toutes les erreurs que l'on montre : code, code de transport tRPC, phrase en français. */
export const ERRORS = {
  non_connecte: { transport: 'UNAUTHORIZED', phrase: 'Connectez-vous pour continuer.' },
  identifiants_refuses: { transport: 'UNAUTHORIZED', phrase: 'Adresse électronique ou mot de passe incorrect.' },
  trop_de_tentatives: {
    transport: 'TOO_MANY_REQUESTS',
    phrase: 'Trop de tentatives de connexion. Réessayez dans quelques minutes.',
  },
  action_interdite: { transport: 'FORBIDDEN', phrase: 'Votre rôle ne permet pas cette action sur ce territoire.' },
  origine_refusee: { transport: 'FORBIDDEN', phrase: 'Cette requête ne vient pas de l’application.' },
  saisie_invalide: { transport: 'BAD_REQUEST', phrase: 'La saisie contient des erreurs.' },
  demande_introuvable: { transport: 'NOT_FOUND', phrase: 'Cette demande n’existe pas ou ne vous est pas ouverte.' },
  formation_introuvable: { transport: 'NOT_FOUND', phrase: 'Cette formation n’est pas dans la base.' },
  territoire_introuvable: { transport: 'NOT_FOUND', phrase: 'Ce territoire n’est pas dans la base.' },
  etablissement_introuvable: { transport: 'NOT_FOUND', phrase: 'Cet établissement n’est pas dans la base.' },
  demande_en_double: {
    transport: 'CONFLICT',
    phrase: 'Une demande vivante existe déjà pour cet établissement, cette formation et cette rentrée.',
  },
  demande_modifiee_entre_temps: {
    transport: 'CONFLICT',
    phrase:
      'La demande a été modifiée entre-temps. Rechargez-la pour voir la version en vigueur ; votre saisie est conservée.',
  },
  demande_non_modifiable: {
    transport: 'CONFLICT',
    phrase: 'La demande n’est plus modifiable à ce statut.',
  },
  transition_impossible: { transport: 'CONFLICT', phrase: 'Cette étape n’est pas possible depuis le statut actuel.' },
  motif_obligatoire: { transport: 'BAD_REQUEST', phrase: 'Écrivez le motif de cette étape.' },
  dossier_incomplet: {
    transport: 'CONFLICT',
    phrase: 'Le dossier est incomplet : complétez les champs signalés avant cette étape.',
  },
  // Repérage, contestations, suivis locaux, paramètres.
  reperage_introuvable: {
    transport: 'NOT_FOUND',
    phrase: 'Ce résultat n’existe plus : l’offre a changé, ou la formation ne s’examine plus.',
  },
  reperage_deja_ecarte: { transport: 'CONFLICT', phrase: 'Ce résultat est déjà mis de côté.' },
  signal_introuvable: { transport: 'NOT_FOUND', phrase: 'Ce signal n’existe pas ou ne vous est pas ouvert.' },
  signal_deja_ouvert: { transport: 'CONFLICT', phrase: 'Un signal est déjà ouvert sur ce résultat.' },
  signal_deja_repondu: { transport: 'CONFLICT', phrase: 'Une réponse a déjà été donnée à ce signal.' },
  signal_clos: { transport: 'CONFLICT', phrase: 'Ce signal est clos.' },
  contestation_introuvable: {
    transport: 'NOT_FOUND',
    phrase: 'Cette contestation n’existe pas ou ne vous est pas ouverte.',
  },
  contestation_deja_repondue: { transport: 'CONFLICT', phrase: 'Une réponse a déjà été donnée à cette contestation.' },
  suivi_modifie_entre_temps: {
    transport: 'CONFLICT',
    phrase:
      'Ce suivi a été saisi ou remplacé entre-temps. La version en vigueur est affichée ; votre saisie est conservée.',
  },
  rentree_inconnue: { transport: 'BAD_REQUEST', phrase: 'Aucune donnée n’est chargée pour cette rentrée.' },
  trop_volumineux: { transport: 'PAYLOAD_TOO_LARGE', phrase: 'La saisie est trop volumineuse.' },
  adresse_introuvable: { transport: 'NOT_FOUND', phrase: 'Cette adresse n’existe pas.' },
  requete_invalide: { transport: 'BAD_REQUEST', phrase: 'Cette requête n’est pas valide.' },
  erreur_interne: {
    transport: 'INTERNAL_SERVER_ERROR',
    phrase: 'Une erreur inattendue est survenue ; elle est consignée. Réessayez dans un instant.',
  },
  base_saturee: {
    transport: 'INTERNAL_SERVER_ERROR',
    phrase:
      'L’enregistrement n’a pas pu se faire : un import de données est peut-être en cours. Rien n’a été modifié ; réessayez dans un instant.',
  },
} as const satisfies Record<string, { transport: string; phrase: string }>;
export type ErrorCode = keyof typeof ERRORS;

/** Erreur prévue par le domaine : levée par les services, traduite une seule fois par le transport. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  /** Précisions par champ, déjà en français. */
  readonly champs: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, champs: Readonly<Record<string, string>> = {}) {
    super(ERRORS[code].phrase);
    this.name = 'DomainError';
    this.code = code;
    this.champs = champs;
  }
}

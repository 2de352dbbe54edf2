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
  version_introuvable: { transport: 'NOT_FOUND', phrase: 'Cette version des données n’existe pas.' },
  chargement_d_autrui: {
    transport: 'FORBIDDEN',
    phrase: 'Seule la personne qui a ouvert ce chargement en change les fichiers.',
  },
  fichier_introuvable: { transport: 'NOT_FOUND', phrase: 'Ce fichier n’est pas parmi les données en vigueur.' },
  lignes_saturees: {
    transport: 'TOO_MANY_REQUESTS',
    phrase: 'Trop de lignes d’origine sont demandées en ce moment. Réessayez dans un instant.',
  },
  fichier_trop_gros: { transport: 'PAYLOAD_TOO_LARGE', phrase: 'Ce fichier est trop gros : 128 Mo au plus.' },
  lecture_en_cours: {
    transport: 'CONFLICT',
    phrase: 'Une lecture de fichiers est déjà en cours sur ce serveur. Attendez qu’elle finisse.',
  },
  version_figee: {
    transport: 'CONFLICT',
    phrase: 'Les fichiers de cette version ne se changent plus : reprenez-la d’abord en préparation.',
  },
  version_non_prete: {
    transport: 'CONFLICT',
    phrase: 'Les fichiers de cette version ne sont pas tous lus et contrôlés.',
  },
  version_secret_rompu: {
    transport: 'CONFLICT',
    phrase: 'Le contrôle du secret statistique a échoué : cette version ne peut pas être publiée.',
  },
  version_depassee: {
    transport: 'CONFLICT',
    phrase:
      'La version en vigueur a changé depuis ce chargement. Relancez la lecture des fichiers, puis relisez la comparaison.',
  },
  approbation_par_auteur: {
    transport: 'CONFLICT',
    phrase: 'Une version est approuvée par une autre personne que celle qui l’a chargée.',
  },
  famille_introuvable: { transport: 'NOT_FOUND', phrase: 'Cette famille de métiers n’est pas dans la base.' },
  diplome_introuvable: { transport: 'NOT_FOUND', phrase: 'Ce diplôme n’est pas dans la base.' },
  correction_introuvable: { transport: 'NOT_FOUND', phrase: 'Cette correction n’existe pas.' },
  correction_deja_annulee: { transport: 'CONFLICT', phrase: 'Cette correction a déjà été annulée.' },
  lien_deja_corrige: {
    transport: 'CONFLICT',
    phrase: 'Ce lien porte déjà une correction en vigueur : annulez-la d’abord.',
  },
  vue_introuvable: { transport: 'NOT_FOUND', phrase: 'Cette vue n’existe pas ou ne vous est pas ouverte.' },
  vue_en_double: { transport: 'CONFLICT', phrase: 'Une de vos vues porte déjà ce nom.' },
  trop_de_vues: {
    transport: 'CONFLICT',
    phrase: 'Vous avez 200 vues : supprimez-en une avant d’en enregistrer une autre.',
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
  donnees_changees: {
    transport: 'CONFLICT',
    phrase: 'De nouvelles données ont été publiées depuis l’ouverture de la page. Rechargez-la pour lire ce chiffre.',
  },
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

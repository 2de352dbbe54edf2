import { z } from 'zod';

/** Types de demande de l'étape 1 (DOMAINE 4.2) ; « ouverture » : la formation est absente de l'établissement. */
export const TYPES_DEMANDE = {
  ouverture: 'Ouverture',
  augmentation: 'Augmentation',
  diminution: 'Diminution',
  fermeture: 'Fermeture',
} as const;
export type TypeDemande = keyof typeof TYPES_DEMANDE;
export const NOMS_TYPES = Object.keys(TYPES_DEMANDE) as [TypeDemande, ...TypeDemande[]];

const MOTIFS_OUVERTURE = {
  bonne_insertion: 'Bonne insertion professionnelle',
  bonne_poursuite: 'Bonne poursuite d’études',
  besoin_economique: 'Besoin économique local avéré',
  metiers_avenir: 'Métiers d’avenir',
  projet_pedagogique: 'Projet pédagogique de territoire',
  nouvel_etablissement: 'Nouvel établissement',
  public_specifique: 'Maintien pour un public spécifique',
  metier_rare: 'Sauvegarde d’un métier rare',
  autre: 'Autre motif',
} as const;

const MOTIFS_FERMETURE = {
  faible_insertion: 'Faible insertion professionnelle',
  faible_poursuite: 'Faible poursuite d’études',
  formation_plus_inserante: 'Ouverture d’une formation plus insérante',
  report_effectifs: 'Élèves répartis sur d’autres établissements',
  baisse_recrutement: 'Baisse du recrutement',
  surcapacite: 'Capacité excédentaire sur le territoire',
  locaux: 'Locaux inadaptés',
  cout: 'Coût de la formation',
  baisse_demographique: 'Baisse démographique',
  baisse_besoin: 'Baisse du besoin économique',
  autre: 'Autre motif',
} as const;

/** Motifs proposés selon le type de demande (DOMAINE 4.5). */
export const MOTIFS_PAR_TYPE: Record<TypeDemande, Readonly<Record<string, string>>> = {
  ouverture: MOTIFS_OUVERTURE,
  augmentation: MOTIFS_OUVERTURE,
  diminution: MOTIFS_FERMETURE,
  fermeture: MOTIFS_FERMETURE,
};

/** Libellé d'un motif, quel que soit le type ; le code lui-même s'il n'est plus proposé. */
export const formatMotif = (motif: string): string =>
  (({ ...MOTIFS_OUVERTURE, ...MOTIFS_FERMETURE }) as Record<string, string>)[motif] ?? motif;

/** Places d'une demande, par voie, avant et après. Entiers positifs ou nuls ; nul = pas encore saisi. */
const places = z
  .number('Un nombre entier est attendu.')
  .int('Un nombre entier est attendu.')
  .min(0, 'Un nombre de places ne peut pas être négatif.')
  .max(2000, 'Ce nombre de places est invraisemblable.')
  .nullable();

/** Ce qu'une personne saisit ; un brouillon peut être incomplet. Le statut n'en fait pas partie. */
export const saisieDemande = z.object({
  uai: z.string().regex(/^\d{7}[A-Z]$/, 'L’UAI compte sept chiffres et une lettre.'),
  cfd: z.string().regex(/^[0-9A-Z]{8}$/, 'Le CFD compte huit caractères.'),
  dispositif: z.string().regex(/^(\d{3})?$/, 'Le dispositif compte trois chiffres.'),
  type: z.enum(NOMS_TYPES, 'Choisissez un type de demande.'),
  rentree: z.number().int().min(2000).max(2100),
  capaciteScolaireActuelle: places,
  capaciteScolaire: places,
  capaciteApprentissageActuelle: places,
  capaciteApprentissage: places,
  motifs: z.array(z.string().max(60)).max(12),
  autreMotif: z.string().max(500, '500 caractères au plus.'),
  commentaire: z.string().max(5000, '5 000 caractères au plus.'),
});
export type SaisieDemande = z.infer<typeof saisieDemande>;

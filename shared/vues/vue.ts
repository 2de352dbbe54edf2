import { z } from 'zod';
import { type Acteur, can } from '../permissions.ts';

/** Pages dont on enregistre des vues. */
export const PAGES_VUE = ['formations', 'demandes'] as const;
export type PageVue = (typeof PAGES_VUE)[number];

/** Qui voit une vue enregistrée. */
export const PARTAGES = {
  privee: 'Moi seulement',
  region: 'Ma région académique',
  nationale: 'Toutes les personnes connectées',
} as const;
export type Partage = keyof typeof PARTAGES;
export const NOMS_PARTAGES = Object.keys(PARTAGES) as [Partage, ...Partage[]];

/** Vues qu'une personne peut garder : de quoi travailler, pas de quoi remplir la base. */
export const MAX_VUES = 200;

export const nomVue = z.string().trim().min(1, 'Donnez un nom à la vue.').max(80, '80 caractères au plus.');

/** L'adresse de la page, après « ? » : filtres, carte et grille. Relue par le schéma de la page à l'ouverture. */
export const rechercheVue = z
  .string()
  .max(8000)
  .regex(/^(\?.*)?$/s);

export const saisieVue = z.strictObject({
  page: z.enum(PAGES_VUE),
  nom: nomVue,
  recherche: rechercheVue,
  partage: z.enum(NOMS_PARTAGES).default('privee'),
});
export type SaisieVue = z.infer<typeof saisieVue>;

/** Ce qui dit à qui une vue est ouverte. */
export type VueOuverte = { auteurId: number; partage: Partage; region: string | null };

/** Dit si une personne voit une vue : la sienne, une nationale, ou une partagée à sa région. */
export const isVueVisible = (acteur: Acteur, { auteurId, partage, region }: VueOuverte): boolean =>
  acteur.id !== null &&
  (auteurId === acteur.id ||
    partage === 'nationale' ||
    (partage === 'region' && region !== null && region === acteur.region));

/** Partages qu'une personne peut donner à ses vues ; garder pour soi l'est toujours. */
export const listPartages = (acteur: Acteur): Partage[] => {
  const { region } = acteur;
  return NOMS_PARTAGES.filter((partage) => {
    if (partage === 'privee') return true;
    if (partage === 'region') return region !== null && can(acteur, 'vue.partager', { region, uai: '' });
    return can(acteur, 'vue.partager', { region: null, uai: '' });
  });
};

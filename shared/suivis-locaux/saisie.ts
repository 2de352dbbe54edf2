import { z } from 'zod';
import { CLE_FORMATION } from '../formations/filters.ts';
import type { Valeur } from '../indicateurs/absence.ts';
import { computeTaux } from '../indicateurs/taux.ts';

/** En dessous, un suivi désignerait des personnes : il ne se saisit pas. */
export const INSCRITS_MIN = 5;

const compte = z
  .number('Un nombre entier est attendu.')
  .int('Un nombre entier est attendu.')
  .min(0, 'Un compte ne peut pas être négatif.')
  .max(2000, 'Ce compte est invraisemblable.');

export const cleSuivi = z.object({
  uai: z.string().regex(/^\d{7}[A-Z]$/, 'UAI illisible.'),
  formation: z.string().regex(CLE_FORMATION, 'Formation illisible.'),
});
export type CleSuivi = z.infer<typeof cleSuivi>;

/**
 * Suivi des sortants tenu par l'établissement : des comptes, jamais des noms. `remplace` est la version que la personne
 * a sous les yeux ; nulle si elle n'en voit pas.
 */
export const saisieSuivi = cleSuivi
  .extend({
    annee: z.number('Une année est attendue.').int().min(2015, 'Année trop ancienne.').max(2100),
    inscrits: compte.min(
      INSCRITS_MIN,
      `${INSCRITS_MIN} inscrits au moins : en dessous, le suivi désignerait des personnes.`,
    ),
    poursuite: compte,
    emploi6Mois: compte,
    inconnus: compte,
    methode: z
      .string()
      .trim()
      .min(10, 'Dites comment ce suivi a été fait, en une phrase.')
      .max(1000, '1 000 caractères au plus.'),
    remplace: z.int().min(1).nullable(),
  })
  .refine(({ inscrits, poursuite, emploi6Mois, inconnus }) => poursuite + emploi6Mois + inconnus <= inscrits, {
    path: ['inscrits'],
    message: 'Poursuite, emploi et inconnus réunis dépassent le nombre d’inscrits.',
  });
export type SaisieSuivi = z.infer<typeof saisieSuivi>;

type Comptes = Pick<SaisieSuivi, 'inscrits' | 'poursuite' | 'emploi6Mois' | 'inconnus'>;

/** Parts des inscrits, source locale : elles ne se comparent pas aux taux d'InserJeunes et ne s'y mêlent jamais. */
export const computeParts = (comptes: Comptes): Record<'poursuite' | 'emploi6Mois' | 'inconnus', Valeur> => {
  const part = (numerateur: number): Valeur =>
    computeTaux({ seuil: 1 }, { numerateur, denominateur: comptes.inscrits, connues: 1 }, 'donnee_absente');
  return {
    poursuite: part(comptes.poursuite),
    emploi6Mois: part(comptes.emploi6Mois),
    inconnus: part(comptes.inconnus),
  };
};

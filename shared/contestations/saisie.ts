import { z } from 'zod';
import { CLE_FORMATION } from '../formations/filters.ts';
import { CODES_EXPLICABLES } from '../indicateurs/catalogue.ts';
import { parseTerritoire } from '../territoires/maille.ts';

/** Le chiffre dont on parle : l'indicateur, et de quoi, où et quand. Vide = l'ensemble, la France, aucun établissement. */
export const cleChiffre = z.object({
  indicateur: z.enum(CODES_EXPLICABLES, 'Chiffre inconnu.'),
  formation: z.union([z.literal(''), z.string().regex(CLE_FORMATION, 'Formation illisible.')]),
  territoire: z.string().refine((t) => t === '' || parseTerritoire(t) !== null, 'Territoire illisible.'),
  uai: z.union([z.literal(''), z.string().regex(/^\d{7}[A-Z]$/, 'UAI illisible.')]),
  rentree: z.int().min(0).max(2100),
});
export type CleChiffre = z.infer<typeof cleChiffre>;

const texte = (message: string) => z.string().trim().min(10, message).max(2000, '2 000 caractères au plus.');

/** Une contestation : le chiffre tel que la personne le voit, et ce qu'elle lui reproche. */
export const saisieContestation = cleChiffre.extend({
  affiche: z.string().trim().min(1, 'Le chiffre affiché manque.').max(200),
  message: texte('Écrivez ce qui ne va pas, en une phrase au moins.'),
});
export type SaisieContestation = z.infer<typeof saisieContestation>;

export const saisieReponseContestation = z.object({
  id: z.int().min(1),
  reponse: texte('Écrivez la réponse, en une phrase au moins.'),
});

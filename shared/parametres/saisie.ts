import { z } from 'zod';
import { CODES_PARAMETRE, type CodeParametre, PARAMETRES } from '../indicateurs/parametres.ts';

/** Décision de l'administration sur un seuil : sa valeur, son premier jour d'effet et pourquoi. */
export const saisieParametre = z.object({
  code: z.enum(CODES_PARAMETRE, 'Seuil inconnu.'),
  valeur: z.number('Un nombre est attendu.'),
  depuis: z.iso.date('Choisissez une date.'),
  motif: z.string().trim().min(10, 'Écrivez pourquoi, en une phrase au moins.').max(2000, '2 000 caractères au plus.'),
});
export type SaisieParametre = z.infer<typeof saisieParametre>;

/**
 * Ce qui empêche une décision, par champ ; vide si elle est possible. Un seuil ne prend pas effet dans le passé : ce
 * qui a été lu sous l'ancien reste lu sous l'ancien.
 */
export const listRefusParametre = ({ code, valeur, depuis }: SaisieParametre, jour: string): Record<string, string> => {
  const { min, max } = PARAMETRES[code];
  return {
    ...(valeur < min || valeur > max ? { valeur: `Une valeur de ${min} à ${max} est attendue.` } : {}),
    ...(depuis < jour ? { depuis: 'Choisissez aujourd’hui ou un jour à venir.' } : {}),
  };
};

/** À l'écran, une fraction se lit et se saisit en pourcentage. */
export const UNITES_PARAMETRE: Record<
  (typeof PARAMETRES)[CodeParametre]['unite'],
  { suffixe: string; facteur: number }
> = {
  fraction: { suffixe: '\u202f%', facteur: 100 },
  rapport: { suffixe: ' vœu par place', facteur: 1 },
  eleves: { suffixe: '\u00a0élèves', facteur: 1 },
  kilometres: { suffixe: '\u00a0km', facteur: 1 },
};

const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** Valeur d'un seuil dans son unité : « 30 % », « 1,3 vœu par place », « 30 km ». */
export const formatParametre = (code: CodeParametre, valeur: number): string => {
  const { suffixe, facteur } = UNITES_PARAMETRE[PARAMETRES[code].unite];
  return `${nombre.format(valeur * facteur)}${suffixe}`;
};

import { z } from 'zod';
import { CLE_FORMATION } from '../formations/filters.ts';
import { NATURES_REPERAGE } from './criteres.ts';
import { reperageFilters } from './filters.ts';

/** Ce qu'une région répond à un signal : appliquer, ou expliquer. */
export const REPONSES = {
  maintien_justifie: 'Maintien justifié',
  demande_deposee: 'Demande déposée',
  etude_en_cours: 'Étude en cours',
  donnee_contestee: 'Donnée contestée',
} as const;
export type ReponseSignal = keyof typeof REPONSES;
export const REPONSES_SIGNAL = Object.keys(REPONSES) as [ReponseSignal, ...ReponseSignal[]];

/** Où en est un signal ; `ton` est un nom de jeton de couleur. */
export const ETATS_SIGNAL = {
  attendu: { libelle: 'Réponse attendue', ton: 'info' },
  en_retard: { libelle: 'En retard', ton: 'alerte' },
  repondu: { libelle: 'Répondu', ton: 'succes' },
  clos: { libelle: 'Clos', ton: 'neutre' },
} as const;
export type EtatSignal = keyof typeof ETATS_SIGNAL;

type SignalDate = { echeance: string; reponse: string | null; closLe: string | null };

/** État d'un signal un jour donné (AAAA-MM-JJ) : l'échéance compte jusqu'au soir du jour dit. */
export const getEtatSignal = ({ echeance, reponse, closLe }: SignalDate, jour: string): EtatSignal => {
  if (closLe !== null) return 'clos';
  if (reponse !== null) return 'repondu';
  return echeance < jour ? 'en_retard' : 'attendu';
};

/** Jour civil à Paris, AAAA-MM-JJ. */
export const getJour = (date: Date): string => date.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

const texte = (minimum: number, message: string) =>
  z.string().trim().min(minimum, message).max(2000, '2 000 caractères au plus.');

/** Un résultat de repérage : sa nature, sa formation et son lieu. */
export const cleReperage = z.object({
  nature: z.enum(NATURES_REPERAGE),
  formation: z.string().regex(CLE_FORMATION, 'Formation illisible.'),
  lieu: z.string().regex(/^(\d{7}[A-Z]|(departement|bassin):[0-9A-Z]{1,6})$/, 'Lieu illisible.'),
});
export type CleReperage = z.infer<typeof cleReperage>;

/** Ce qui fixe les chiffres d'un résultat : critères, seuils, rayon et rentrée. */
export const reglages = reperageFilters.pick({ criteres: true, seuils: true, rayon: true, rentree: true });

export const saisieEcart = cleReperage.extend({
  motif: texte(3, 'Écrivez pourquoi ce résultat est mis de côté.'),
});

export const saisieSignal = cleReperage.extend({
  reglages,
  question: texte(10, 'Écrivez ce que vous demandez, en une phrase au moins.'),
  echeance: z.iso.date('Choisissez une date.'),
});
export type SaisieSignal = z.infer<typeof saisieSignal>;

export const saisieReponse = z.object({
  id: z.int().min(1),
  reponse: z.enum(REPONSES_SIGNAL, 'Choisissez une réponse.'),
  explication: texte(10, 'Expliquez la réponse, en une phrase au moins.'),
});
export type SaisieReponse = z.infer<typeof saisieReponse>;

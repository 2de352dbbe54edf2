import { MOTIFS_ABSENCE, type Valeur } from './indicateurs/absence.ts';
import { type CodeExplicable, getIndicateur } from './indicateurs/catalogue.ts';
import type { Unite } from './indicateurs/definition.ts';
import type { Intervalle } from './indicateurs/stabilite.ts';

const entier = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const unChiffre = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const deuxChiffres = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const JOUR = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
/** Un jour sans heure n'a pas de fuseau ; un instant se lit à l'heure de Paris, partout, comme dans les exports. */
const jour = new Intl.DateTimeFormat('fr-FR', { ...JOUR, timeZone: 'UTC' });
const jourParis = new Intl.DateTimeFormat('fr-FR', { ...JOUR, timeZone: 'Europe/Paris' });
const dateHeure = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** Entier à la française, milliers séparés par une espace fine insécable. */
export const formatNombre = (valeur: number): string => entier.format(valeur);

/** Pourcentage à une décimale : 0,4193 → « 41,9 % ». */
export const formatPourcentage = (taux: number): string => `${unChiffre.format(taux * 100)}\u202f%`;

/** Rapport à deux décimales : 1,3 → « 1,30 ». */
export const formatRapport = (rapport: number): string => deuxChiffres.format(rapport);

/** Distance en kilomètres, à une décimale : 12,34 → « 12,3 km ». */
export const formatKm = (km: number): string => `${unChiffre.format(km)}\u00a0km`;

export const formatDate = (iso: string): string => (iso.length === 10 ? jour : jourParis).format(new Date(iso));
export const formatDateHeure = (iso: string): string => dateHeure.format(new Date(iso));

/** Kilomètres à une décimale : 12,4 → « 12,4 km ». */
export const formatKilometres = (km: number): string => `${unChiffre.format(km)}\u00a0km`;

/** « +3 points », « −1 point ». */
const formatPoints = (points: number): string =>
  `${points > 0 ? '+' : points < 0 ? '−' : ''}${entier.format(Math.abs(points))}\u00a0point${Math.abs(points) > 1 ? 's' : ''}`;

/** Écriture d'une valeur dans chaque unité ; les autres sont des nombres entiers. */
const FORMATS: Partial<Record<Unite, (valeur: number) => string>> = {
  pourcentage_entier: (v) => `${entier.format(v * 100)}\u202f%`,
  pourcentage: formatPourcentage,
  rapport: formatRapport,
  kilometres: formatKilometres,
  points: formatPoints,
};

/** « [22–42] » : bornes d'un intervalle à 95 %, en points ; vide quand le taux manque. */
export const formatIntervalle = (intervalle: Intervalle | null): string =>
  intervalle ? `[${entier.format(intervalle.bas * 100)}–${entier.format(intervalle.haut * 100)}]` : '';

/** Valeur d'un indicateur dans son unité, ou la raison courte de son absence. */
export const formatValeur = (code: CodeExplicable, valeur: Valeur): string =>
  valeur.valeur === null
    ? MOTIFS_ABSENCE[valeur.motif].court
    : (FORMATS[getIndicateur(code).unite] ?? formatNombre)(valeur.valeur);

/** « +12 », « −4 », « 0 » : un écart se lit avec son signe. */
export const formatEcart = (ecart: number): string =>
  ecart > 0 ? `+${entier.format(ecart)}` : ecart < 0 ? `−${entier.format(-ecart)}` : '0';

/** Texte sans accents ni casse, pour chercher. */
export const normalize = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

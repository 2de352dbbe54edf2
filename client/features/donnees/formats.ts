import type { StatutFichier } from '#shared/donnees/rapport.ts';
import { formatNombre, formatPourcentage } from '#shared/format.ts';
import { formatMillesime } from '#shared/rentree.ts';

const UN_KO = 1000;
const UN_MO = 1_000_000;

/** Taille d'un fichier : « 12 ko », « 3,5 Mo ». */
export const formatOctets = (octets: number): string => {
  if (octets < UN_MO) return `${formatNombre(Math.max(1, Math.round(octets / UN_KO)))}\u00a0ko`;
  return `${(octets / UN_MO).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`;
};

/** Années d'un fichier : « 2025 », « 2022-2023 », « 2019 à 2025 » ; dit quand il n'en a pas. */
export const formatAnnees = (annees: readonly string[]): string => {
  const lues = annees.filter((annee) => annee !== '').map(formatMillesime);
  if (lues.length === 0) return 'sans année';
  return lues.length > 2 ? `${lues[0]} à ${lues.at(-1)}` : lues.join(', ');
};

export const ISSUES: Record<StatutFichier, { libelle: string; ton: 'succes' | 'neutre' | 'refus' | 'alerte' }> = {
  charge: { libelle: 'Chargé', ton: 'succes' },
  inchange: { libelle: 'Inchangé', ton: 'neutre' },
  non_charge: { libelle: 'Non chargé', ton: 'neutre' },
  refuse: { libelle: 'Refusé', ton: 'refus' },
  non_ecrit: { libelle: 'En attente des autres', ton: 'alerte' },
};

export const EVENEMENTS: Readonly<Record<string, string>> = {
  charger: 'Chargement ouvert',
  soumettre: 'Soumise à approbation',
  reprendre: 'Reprise en préparation',
  approuver: 'Approuvée',
  planifier: 'Publication prévue',
  deplanifier: 'Publication prévue retirée',
  publication_impossible: 'Publication prévue impossible',
  publier: 'Publiée',
  revenir: 'Remise en vigueur',
  remplacer: 'Remplacée par une autre version',
  ecarter: 'Écartée',
};

/** Part connue : « 91,2 % » ; dit quand il n'y a rien à couvrir. */
export const formatCouverture = ({ connues, total }: { connues: number; total: number }): string =>
  total === 0 ? 'aucune ligne' : formatPourcentage(connues / total);

/** Écart de couverture, en points : « +1,2 pt ». */
export const formatPoints = (avant: number, apres: number): string => {
  const points = Math.round((apres - avant) * 1000) / 10;
  if (points === 0) return 'inchangé';
  const valeur = Math.abs(points).toLocaleString('fr-FR', { maximumFractionDigits: 1 });
  return `${points > 0 ? '+' : '−'}${valeur}\u00a0pt${Math.abs(points) >= 2 ? 's' : ''}`;
};

import type { AnneesLocales, Locaux } from '#client/faits/locaux.ts';
import { formatMillesimes } from '#shared/etablissements/publies.ts';
import type { Periode } from '#shared/faits/faits.ts';
import {
  ACCES,
  ATTRACTIVITE,
  BESOIN_LOCAL,
  INSERTION,
  INSERTION_ETABLISSEMENT,
  RENTREE,
} from '#shared/formations/colonnes-indicateurs.ts';
import { formatMillesime } from '#shared/rentree.ts';

/** Année de tout ce que la page montre. */
export type Annees = Periode & AnneesLocales;

export const getAnnees = (periode: Periode, { annees }: Pick<Locaux, 'annees'>): Annees => ({ ...periode, ...annees });

const SANS_DONNEE = 'aucune donnée';
const join = (textes: (string | null)[]): string => textes.filter((t) => t !== null).join(', ') || SANS_DONNEE;

const formatSource = (nom: string, annee: number | null): string | null => (annee === null ? null : `${nom} ${annee}`);

const listAdmissions = ({ affelnet, parcoursup }: Pick<Periode, 'affelnet' | 'parcoursup'>) => [
  formatSource('Affelnet', affelnet),
  formatSource('Parcoursup', parcoursup),
];

/** Année des données d'un groupe de colonnes ; nulle pour un groupe qui n'en a pas. */
const FORMATS: Record<string, (annees: Annees) => string> = {
  [RENTREE]: ({ constat }) => join([formatSource('constat', constat)]),
  [ATTRACTIVITE]: (annees) => join(listAdmissions(annees)),
  [INSERTION]: ({ millesime }) => (millesime === null ? SANS_DONNEE : `sortants ${formatMillesime(millesime)}`),
  [BESOIN_LOCAL]: ({ bmo, tension }) => join([formatSource('BMO', bmo), formatSource('arrêté', tension)]),
  [ACCES]: (annees) => join([formatSource('constat', annees.constat), ...listAdmissions(annees)]),
  [INSERTION_ETABLISSEMENT]: ({ millesimes }) => (millesimes && formatMillesimes(millesimes)) || SANS_DONNEE,
};

/** Dit si les chiffres d'un groupe ont une année : elle le suit partout. */
export const isDate = (groupe: string): boolean => groupe in FORMATS;

/** Année des données d'un groupe de colonnes : jamais un chiffre sans son année. */
export const formatAnnees = (groupe: string, annees: Annees): string => FORMATS[groupe]?.(annees) ?? '';

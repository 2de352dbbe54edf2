import { formatNombre } from '../format.ts';
import { type Comparaison, countLignes } from './comparaison.ts';

/** Comptes d'une comparaison, tels qu'on les annonce aux utilisateurs. */
export type ResumeVersion = {
  premiere: boolean;
  deplacees: number;
  entrees: number;
  sorties: number;
  apparues: number;
  disparues: number;
  /** Sources dont des lignes changent ; absent des résumés gardés d'avant. */
  sources?: { libelle: string; lignes: number }[];
};

export const toResume = ({ avant, quadrants, apparues, disparues, sources = [] }: Comparaison): ResumeVersion => ({
  premiere: avant === null,
  deplacees: quadrants.deplacees,
  entrees: quadrants.entrees,
  sorties: quadrants.sorties,
  apparues: apparues.nombre,
  disparues: disparues.nombre,
  sources: sources.map((source) => ({ libelle: source.libelle, lignes: countLignes(source) })),
});

const pluralize = (n: number, un: string, plusieurs: string): string => `${formatNombre(n)} ${n > 1 ? plusieurs : un}`;

/** Sources nommées dans la phrase ; au-delà, leur nombre. */
const MAX_SOURCES = 3;

/** « , mais 17 lignes de « Taux de chômage » changent » ; vide si aucune ligne d'aucune source ne change. */
const formatSources = (sources: NonNullable<ResumeVersion['sources']>): string => {
  if (sources.length === 0) return '';
  const nommees = sources
    .slice(0, MAX_SOURCES)
    .map(({ libelle, lignes }) => `${pluralize(lignes, 'ligne', 'lignes')} de «\u00a0${libelle}\u00a0»`);
  const autres = sources.length - nommees.length;
  const liste = [...nommees, ...(autres > 0 ? [pluralize(autres, 'autre source', 'autres sources')] : [])].join(', ');
  const isUne = sources.length === 1 && sources[0]?.lignes === 1;
  return `, mais ${liste} ${isUne ? 'change' : 'changent'}`;
};

/** Résumé en une phrase, sans point : « 12 formations changent de quadrant dans une région, 3 offres apparaissent ». */
export const formatResume = (resume: ResumeVersion): string => {
  if (resume.premiere) return 'premières données chargées';
  const parts = [
    [
      resume.deplacees,
      'formation change de quadrant dans une région',
      'formations changent de quadrant dans une région',
    ],
    [resume.entrees, 'formation entre dans un quadrant régional', 'formations entrent dans un quadrant régional'],
    [resume.sorties, 'formation sort de son quadrant régional', 'formations sortent de leur quadrant régional'],
    [resume.apparues, 'offre apparaît', 'offres apparaissent'],
    [resume.disparues, 'offre disparaît', 'offres disparaissent'],
  ] as const;
  const phrases = parts.filter(([n]) => n > 0).map(([n, un, plusieurs]) => pluralize(n, un, plusieurs));
  return phrases.length > 0
    ? phrases.join(', ')
    : `ni quadrant ni offre ne change${formatSources(resume.sources ?? [])}`;
};

import type { Voie } from '../formations/formation.ts';
import { absent, type MotifAbsence, type Valeur } from '../indicateurs/absence.ts';
import { CODES_TAUX_SORTIE, type CodeTauxSortie } from '../indicateurs/catalogue.ts';
import type { CompteurSortie } from '../indicateurs/definition.ts';

/** Comptes InserJeunes d'une formation dans une région : ne quittent jamais le serveur. */
export type LigneSortie = Record<CompteurSortie, number | null> & {
  formationId: number;
  region: string;
  cfdContinuum: string | null;
};

/** Région académique de Mayotte (code INSEE), qu'InserJeunes ne couvre pas (DOMAINE 3.3). */
const REGION_NON_SUIVIE = '06';

/** Niveaux de diplôme qu'InserJeunes suit en voie scolaire ; en apprentissage, il suit bien au-delà : CAP, bac pro, BTS (agricoles compris), MC et CS, BMA, BP (DOMAINE 3.3). */
const NIVEAUX_SUIVIS: ReadonlySet<string> = new Set([
  '500',
  '503',
  '400',
  '403',
  '320',
  '323',
  '010',
  '461',
  '561',
  '401',
  '450',
]);

type FormationSuivie = { niveau: string; voie: Voie; type: string; duree: number; dateOuverture: string | null };

/**
 * Pourquoi une formation n'a aucune ligne de sortie : année commune (personne n'en sort), diplôme hors du
 * champ d'InserJeunes, région non suivie, formation dont aucune promotion n'est sortie à la fin du millésime, ou absence simple.
 */
export const explainSortieAbsente = (
  formation: FormationSuivie,
  region: string,
  millesime: string | null,
): MotifAbsence => {
  if (formation.type === 'commune') return 'non_applicable';
  const isSuivi = formation.voie === 'apprentissage' || NIVEAUX_SUIVIS.has(formation.niveau);
  if (region === REGION_NON_SUIVIE || !isSuivi) return 'hors_perimetre';
  const finMillesime = Number(millesime?.slice(5) ?? Number.NaN);
  const ouverture = Number(formation.dateOuverture?.slice(0, 4) ?? Number.NaN);
  return ouverture + formation.duree > finMillesime ? 'trop_recente' : 'donnee_absente';
};

/** Taux de sortie hors de portée du producteur : la même raison pour tous. */
export const absentPartout = (motif: MotifAbsence): Record<CodeTauxSortie, Valeur> => {
  const taux = {} as Record<CodeTauxSortie, Valeur>;
  for (const code of CODES_TAUX_SORTIE) taux[code] = absent(motif);
  return taux;
};

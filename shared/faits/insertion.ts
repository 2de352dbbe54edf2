import type { Voie } from '../formations/formation.ts';
import { absent, type MotifAbsence, type Valeur } from '../indicateurs/absence.ts';
import {
  CODES_TAUX_SORTIE,
  type CodeTauxSortie,
  type CompteurSortie,
  TAUX_SORTIE,
  type TauxDef,
} from '../indicateurs/catalogue.ts';
import { computeTaux, diffuseSorties, type SommesTaux } from '../indicateurs/taux.ts';

/** Comptes InserJeunes d'une formation dans une région : ne quittent jamais le serveur. */
export type LigneSortie = Record<CompteurSortie, number | null> & {
  formationId: number;
  region: string;
  cfdContinuum: string | null;
};

export type SommesSortie = Record<CodeTauxSortie, SommesTaux>;

const CODES_DEF: readonly (readonly [CodeTauxSortie, TauxDef<CompteurSortie>])[] = CODES_TAUX_SORTIE.map(
  (code) => [code, TAUX_SORTIE[code]] as const,
);

/** Somme des lignes de sortie : chaque taux ne retient que celles dont tous ses compteurs sont connus. */
export const sumSorties = (lignes: Iterable<LigneSortie>): SommesSortie => {
  const zero = (): SommesTaux => ({ numerateur: 0, denominateur: 0, connues: 0 });
  const sommes: SommesSortie = { emploi: zero(), poursuite: zero(), devenir: zero() };
  for (const ligne of lignes) {
    for (const [code, def] of CODES_DEF) {
      const denominateur = ligne[def.denominateur];
      const numerateurs = def.numerateur.map((compteur) => ligne[compteur]);
      if (denominateur === null || numerateurs.includes(null)) continue;
      sommes[code].numerateur += numerateurs.reduce<number>((total, n) => total + (n ?? 0), 0);
      sommes[code].denominateur += denominateur;
      sommes[code].connues++;
    }
  }
  return sommes;
};

/** Taux de sortie d'un groupe, ou la raison de leur absence ; `siInconnu` quand le groupe n'a aucune ligne. */
export const computeTauxSortie = (
  sommes: SommesSortie,
  siInconnu: MotifAbsence = 'donnee_absente',
): Record<CodeTauxSortie, Valeur> => ({
  emploi: computeTaux(TAUX_SORTIE.emploi, sommes.emploi, siInconnu),
  poursuite: computeTaux(TAUX_SORTIE.poursuite, sommes.poursuite, siInconnu),
  devenir: computeTaux(TAUX_SORTIE.devenir, sommes.devenir, siInconnu),
});

/** Taux d'un groupe de lignes tels qu'ils quittent le serveur : seuil, arrondi du producteur, secret induit. */
export const diffuseLignes = (lignes: Iterable<LigneSortie>, millesime: string): Record<CodeTauxSortie, Valeur> => {
  const sommes = sumSorties(lignes);
  return diffuseSorties(computeTauxSortie(sommes), sommes, millesime);
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

/** Taux de sortie d'une formation hors de portée du producteur : la même raison pour les trois. */
export const absentPartout = (motif: MotifAbsence): Record<CodeTauxSortie, Valeur> => ({
  emploi: absent(motif),
  poursuite: absent(motif),
  devenir: absent(motif),
});

import type { ColonnesSorties, TauxDiffuse } from '#shared/faits/faits.ts';
import {
  absentPartout,
  computeTauxSortie,
  diffuseLignes,
  explainSortieAbsente,
  type LigneSortie,
  sumSorties,
} from '#shared/faits/insertion.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import { CODES_TAUX_SORTIE, type CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { computeQuadrant, type Position } from '#shared/indicateurs/quadrant.ts';
import type { LigneFormation } from './queries.ts';

/** La France entière, dans les tables de taux par région. */
export const FRANCE = '';

export type Insertion = {
  /** Taux diffusables ; les comptes et les taux exacts restent ici. */
  taux: Record<CodeTauxSortie, Valeur>;
  position: Position;
  /** Au moins une ligne vient de l'ancien diplôme. */
  continuum: boolean;
};

const groupBy = <T>(lignes: readonly T[], cle: (ligne: T) => string): Map<string, T[]> => {
  const groupes = new Map<string, T[]>();
  for (const ligne of lignes) {
    const groupe = groupes.get(cle(ligne));
    if (groupe) groupe.push(ligne);
    else groupes.set(cle(ligne), [ligne]);
  }
  return groupes;
};

/**
 * Taux et position de chaque formation, par région et pour la France (comptes régionaux resommés). Les axes du
 * quadrant sont les taux de toutes les formations scolaires du même niveau dans le même territoire.
 */
export const buildInsertion = (
  formations: readonly LigneFormation[],
  sorties: readonly LigneSortie[],
  millesime: string | null,
): { get: (formationId: number, region: string) => Insertion; regions: string[] } => {
  const parId = new Map(formations.map((f) => [f.id, f]));
  const lignes = sorties.flatMap((s) => [s, { ...s, region: FRANCE }]);
  const parFormation = groupBy(lignes, (s) => `${s.formationId}|${s.region}`);
  // Le continuum compterait deux fois les sortants de l'ancien diplôme dans une moyenne.
  const scolaires = lignes.filter((s) => s.cfdContinuum === null && parId.get(s.formationId)?.voie === 'scolaire');
  const moyennes = new Map(
    [...groupBy(scolaires, (s) => `${parId.get(s.formationId)?.niveau}|${s.region}`)].map(([cle, groupe]) => [
      cle,
      computeTauxSortie(sumSorties(groupe)),
    ]),
  );
  const compute = (formation: LigneFormation, region: string): Insertion => {
    const groupe = parFormation.get(`${formation.id}|${region}`);
    if (!groupe || millesime === null) {
      const taux = absentPartout(explainSortieAbsente(formation, region, millesime));
      return { taux, position: 'hors_quadrant', continuum: false };
    }
    const axes = moyennes.get(`${formation.niveau}|${region}`) ?? absentPartout('donnee_absente');
    const exacts = computeTauxSortie(sumSorties(groupe));
    const position = formation.voie === 'scolaire' ? computeQuadrant(exacts, axes) : 'hors_quadrant';
    const taux = diffuseLignes(groupe, millesime);
    return { taux, position, continuum: groupe.some((s) => s.cfdContinuum !== null) };
  };
  const cache = new Map<string, Insertion>();
  const get = (formationId: number, region: string): Insertion => {
    const cle = `${formationId}|${region}`;
    const connu = cache.get(cle);
    if (connu) return connu;
    const formation = parId.get(formationId);
    if (!formation) throw new Error(`formation ${formationId} inconnue`);
    const calcule = compute(formation, region);
    cache.set(cle, calcule);
    return calcule;
  };
  return { get, regions: [...new Set(sorties.map((s) => s.region))].sort() };
};

const toDiffuse = (taux: Valeur): TauxDiffuse => taux.valeur ?? taux.motif;

/** Taux à diffuser, en colonnes : chaque formation pour la France, et chaque région où elle a une ligne. */
export const buildColonnesSorties = (
  formations: readonly LigneFormation[],
  sorties: readonly LigneSortie[],
  insertion: ReturnType<typeof buildInsertion>,
): ColonnesSorties => {
  const rang = new Map(formations.map((f, i) => [f.id, i]));
  const paires = [
    ...formations.map((f) => ({ id: f.id, region: FRANCE })),
    ...sorties.map((s) => ({ id: s.formationId, region: s.region })),
  ];
  const colonnes: ColonnesSorties = {
    formation: [],
    region: [],
    position: [],
    continuum: [],
    emploi: [],
    poursuite: [],
    devenir: [],
  };
  for (const { id, region } of paires) {
    const { taux, position, continuum } = insertion.get(id, region);
    colonnes.formation.push(rang.get(id) ?? -1);
    colonnes.region.push(region);
    colonnes.position.push(position);
    colonnes.continuum.push(continuum);
    for (const code of CODES_TAUX_SORTIE) colonnes[code].push(toDiffuse(taux[code]));
  }
  return colonnes;
};

import {
  computeIntervalleTaux,
  computeTauxSortie,
  diffuseIntervalle,
  diffuseTaux,
  type SommesSortie,
  sumSorties,
} from '#shared/faits/diffusion.ts';
import type { ColonnesMoyennes, ColonnesSorties, TauxDiffuse } from '#shared/faits/faits.ts';
import { absentPartout, explainSortieAbsente, type LigneSortie } from '#shared/faits/insertion.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import { CODES_TAUX_SORTIE, type CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import type { Parametres } from '#shared/indicateurs/parametres.ts';
import { isSansPerspectives } from '#shared/indicateurs/perspectives.ts';
import type { Position } from '#shared/indicateurs/quadrant.ts';
import { computeStabilite, type Intervalle, type Stabilite } from '#shared/indicateurs/stabilite.ts';
import type { LigneFormation } from './queries.ts';

/** La France entière, dans les tables de taux par région. */
export const FRANCE = '';

/** Insertion d'une formation dans un territoire, telle qu'elle peut quitter le serveur. */
export type Insertion = {
  taux: Record<CodeTauxSortie, Valeur>;
  intervalles: { emploi: Intervalle | null; poursuite: Intervalle | null };
  position: Position;
  stabilite: Stabilite;
  sansPerspectives: boolean | null;
  /** Au moins une ligne vient de l'ancien diplôme. */
  continuum: boolean;
};

/** Taux d'un niveau de diplôme dans un territoire : exacts pour le calcul, arrondis pour l'écran. */
type Moyenne = { exacts: Record<CodeTauxSortie, Valeur>; diffuses: Record<CodeTauxSortie, Valeur> };

export type InsertionServeur = {
  get: (formationId: number, region: string) => Insertion;
  /** Cellules InserJeunes d'une formation dans un territoire : ne sortent pas du serveur. */
  getLignes: (formationId: number, region: string) => readonly LigneSortie[];
  getSommes: (formationId: number, region: string) => SommesSortie;
  getMoyenne: (niveau: string, region: string) => Moyenne;
  niveaux: readonly string[];
  regions: readonly string[];
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

const memoize = <T>(compute: (a: string, b: string) => T): ((a: string | number, b: string) => T) => {
  const cache = new Map<string, T>();
  return (a, b) => {
    const cle = `${a}|${b}`;
    const connu = cache.get(cle);
    if (connu !== undefined) return connu;
    const calcule = compute(String(a), b);
    cache.set(cle, calcule);
    return calcule;
  };
};

const HORS_QUADRANT = {
  intervalles: { emploi: null, poursuite: null },
  position: 'hors_quadrant',
  stabilite: 'non_calculable',
  sansPerspectives: null,
  continuum: false,
} as const;

/**
 * Taux, position et solidité de chaque formation, par région et pour la France (cellules publiables et groupes,
 * voir shared/faits/diffusion.ts). Les axes du quadrant sont les taux des formations scolaires publiables du même
 * niveau dans le même territoire, sans continuum (fiche 011).
 */
export const buildInsertion = (
  formations: readonly LigneFormation[],
  sorties: readonly LigneSortie[],
  millesime: string | null,
  parametres: Parametres,
): InsertionServeur => {
  const parId = new Map(formations.map((f) => [String(f.id), f]));
  const getNiveau = (ligne: LigneSortie) => parId.get(String(ligne.formationId))?.niveau ?? '';
  const cellules = groupBy(sorties, (s) => `${s.formationId}|${s.region}`);
  const nationales = groupBy(sorties, (s) => String(s.formationId));
  // Le continuum compterait deux fois les sortants de l'ancien diplôme dans une moyenne.
  const scolaires = sorties.filter(
    (s) => s.cfdContinuum === null && parId.get(String(s.formationId))?.voie === 'scolaire',
  );
  const parNiveau = groupBy(scolaires, getNiveau);
  const parNiveauRegion = groupBy(scolaires, (s) => `${getNiveau(s)}|${s.region}`);

  const getLignes = (id: number | string, region: string): readonly LigneSortie[] =>
    (region === FRANCE ? nationales.get(String(id)) : cellules.get(`${id}|${region}`)) ?? [];
  const getLignesMoyenne = (niveau: string, region: string): readonly LigneSortie[] =>
    (region === FRANCE ? parNiveau.get(niveau) : parNiveauRegion.get(`${niveau}|${region}`)) ?? [];
  const getSommes = memoize((id, region) => sumSorties(getLignes(id, region), region === FRANCE));
  const getMoyenne = memoize((niveau, region): Moyenne => {
    const sommes = sumSorties(getLignesMoyenne(niveau, region), region === FRANCE);
    return { exacts: computeTauxSortie(sommes), diffuses: diffuseTaux(sommes, millesime ?? '') };
  });

  const compute = (id: string, region: string): Insertion => {
    const formation = parId.get(id);
    if (!formation) throw new Error(`formation ${id} inconnue`);
    const lignes = getLignes(id, region);
    if (lignes.length === 0 || millesime === null)
      return { taux: absentPartout(explainSortieAbsente(formation, region, millesime)), ...HORS_QUADRANT };
    const sommes = getSommes(id, region);
    const exacts = computeTauxSortie(sommes);
    const intervalles = {
      emploi: computeIntervalleTaux(sommes.emploi),
      poursuite: computeIntervalleTaux(sommes.poursuite),
    };
    const situation =
      formation.voie === 'scolaire'
        ? computeStabilite(exacts, intervalles, getMoyenne(formation.niveau, region).exacts)
        : HORS_QUADRANT;
    return {
      taux: diffuseTaux(sommes, millesime),
      intervalles: {
        emploi: diffuseIntervalle(intervalles.emploi),
        poursuite: diffuseIntervalle(intervalles.poursuite),
      },
      position: situation.position,
      stabilite: situation.stabilite,
      sansPerspectives: isSansPerspectives(exacts, {
        emploi: parametres.sans_perspectives_emploi,
        poursuite: parametres.sans_perspectives_poursuite,
      }),
      continuum: lignes.some((ligne) => ligne.cfdContinuum !== null),
    };
  };
  return {
    get: memoize(compute),
    getLignes,
    getSommes,
    getMoyenne,
    niveaux: [...parNiveau.keys()].sort(),
    regions: [...new Set(sorties.map((s) => s.region))].sort(),
  };
};

const toDiffuse = (taux: Valeur): TauxDiffuse => taux.valeur ?? taux.motif;

const buildColonnesTaux = (): Record<CodeTauxSortie, TauxDiffuse[]> => {
  const colonnes = {} as Record<CodeTauxSortie, TauxDiffuse[]>;
  for (const code of CODES_TAUX_SORTIE) colonnes[code] = [];
  return colonnes;
};

/** Taux à diffuser, en colonnes : chaque formation pour la France, et chaque région où elle a une ligne. */
export const buildColonnesSorties = (
  formations: readonly LigneFormation[],
  sorties: readonly LigneSortie[],
  insertion: InsertionServeur,
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
    stabilite: [],
    sansPerspectives: [],
    continuum: [],
    emploiBas: [],
    emploiHaut: [],
    poursuiteBas: [],
    poursuiteHaut: [],
    ...buildColonnesTaux(),
  };
  for (const { id, region } of paires) {
    const { taux, intervalles, position, stabilite, sansPerspectives, continuum } = insertion.get(id, region);
    colonnes.formation.push(rang.get(id) ?? -1);
    colonnes.region.push(region);
    colonnes.position.push(position);
    colonnes.stabilite.push(stabilite);
    colonnes.sansPerspectives.push(sansPerspectives);
    colonnes.continuum.push(continuum);
    colonnes.emploiBas.push(intervalles.emploi?.bas ?? null);
    colonnes.emploiHaut.push(intervalles.emploi?.haut ?? null);
    colonnes.poursuiteBas.push(intervalles.poursuite?.bas ?? null);
    colonnes.poursuiteHaut.push(intervalles.poursuite?.haut ?? null);
    for (const code of CODES_TAUX_SORTIE) colonnes[code].push(toDiffuse(taux[code]));
  }
  return colonnes;
};

/** Axes du quadrant, en colonnes : chaque niveau de diplôme, pour la France et chaque région. */
export const buildColonnesMoyennes = (insertion: InsertionServeur): ColonnesMoyennes => {
  const colonnes: ColonnesMoyennes = { niveau: [], region: [], ...buildColonnesTaux() };
  for (const niveau of insertion.niveaux)
    for (const region of [FRANCE, ...insertion.regions]) {
      const { diffuses } = insertion.getMoyenne(niveau, region);
      colonnes.niveau.push(niveau);
      colonnes.region.push(region);
      for (const code of CODES_TAUX_SORTIE) colonnes[code].push(toDiffuse(diffuses[code]));
    }
  return colonnes;
};

import type { ColonnesOffres, Faits } from '../faits/faits.ts';
import type { MotifAbsence } from '../indicateurs/absence.ts';
import type { CodeAcces } from '../indicateurs/catalogue.ts';
import { computeDistanceKm, type Lieu } from '../territoires/distance.ts';
import { buildIndexSpatial, type IndexSpatial, projectSphere } from './index-spatial.ts';

/** Rayons proposés, en kilomètres à vol d'oiseau. */
export const RAYONS_KM = [10, 20, 30, 50] as const;
export type Rayon = (typeof RAYONS_KM)[number];

/** Ce qu'une formation voisine a de commun avec celle que l'on regarde : voir `isParente`. */
export const PARENTES = ['formation', 'famille', 'nsf'] as const;
export type Parente = (typeof PARENTES)[number];

/** Parenté que mesure chaque indicateur d'accès. */
export const PARENTES_ACCES: Record<CodeAcces, Parente> = {
  distanceMeme: 'formation',
  distanceFamille: 'famille',
  distanceNsf: 'nsf',
};

/** Pourquoi une distance manque ; `court` tient dans une cellule, `phrase` explique. */
export const MOTIFS_SANS_DISTANCE = {
  sans_coordonnees: {
    court: 'non situé',
    phrase: 'Aucun annuaire ne situe cet établissement : aucune distance ne se mesure depuis lui.',
  },
  aucune_autre: { court: 'aucune autre', phrase: 'Aucun autre établissement en France.' },
  autres_non_situes: {
    court: 'non situés',
    phrase: 'Il en existe ailleurs, mais aucun annuaire ne situe ces établissements.',
  },
  sans_famille: { court: 'sans objet', phrase: 'Cette formation n’est dans aucune famille de métiers.' },
} as const satisfies Record<string, { court: string; phrase: string }>;
export type MotifSansDistance = keyof typeof MOTIFS_SANS_DISTANCE;

/** Ce que l'accès lit des faits d'une rentrée. */
export type FaitsAcces = Pick<Faits, 'formations' | 'etablissements' | 'offres'>;

/**
 * Colonnes alignées sur les offres des mêmes faits. `formation`, `famille`, `nsf` : hectomètres jusqu'au plus proche
 * autre établissement, -1 s'il n'y en a pas. `etablissements` : autres établissements situés qui offrent la même
 * formation dans le rayon, -1 si celui-ci n'est pas situé. `places` : la somme de leurs capacités connues, -1 si
 * aucune ne l'est.
 */
export type ColonnesAcces = Record<Parente | 'etablissements' | 'places', number[]>;

/** Clé commune aux formations d'un même groupe : elle-même, sa famille (nulle sans famille), ou son NSF et son niveau. */
export const getCle = ({ famille, nsf, niveau }: FaitsAcces['formations'], parente: Parente, f: number) => {
  if (parente === 'formation') return String(f);
  if (parente === 'famille') return famille[f] ?? null;
  return `${niveau[f]}.${nsf[f]}`;
};

/**
 * Dit si une formation compte comme parente de `f`. À la parenté `formation`, elle seule. Sinon les autres formations
 * de la même famille de métiers, ou du même groupe NSF au même niveau de diplôme, toutes voies ; une année commune ne
 * compte pas, ses spécialités le font.
 */
export const isParente = (
  formations: FaitsAcces['formations'],
  parente: Parente,
  f: number,
  autre: number,
): boolean => {
  const cle = getCle(formations, parente, f);
  return cle !== null && cle === getCle(formations, parente, autre) && isRetenue(formations, parente, f, autre);
};

/** `isParente` entre deux formations que l'on sait du même groupe. */
const isRetenue = ({ type }: FaitsAcces['formations'], parente: Parente, f: number, autre: number): boolean =>
  parente === 'formation' || (autre !== f && type[autre] !== 'commune');

/** Lieu d'un établissement, nul quand aucun annuaire ne le situe. */
export const findLieu = ({ latitude, longitude }: FaitsAcces['etablissements'], e: number): Lieu | null => {
  const [lat, lon] = [latitude[e] ?? null, longitude[e] ?? null];
  return lat === null || lon === null ? null : { latitude: lat, longitude: lon };
};

/**
 * Pourquoi aucune distance ne se mesure depuis un établissement, dans l'ordre où l'on peut le savoir des seules
 * colonnes : formation sans famille, établissement que rien ne situe, aucun autre situé.
 */
export const explainDistance = (faits: FaitsAcces, parente: Parente, e: number, f: number): MotifAbsence => {
  if (getCle(faits.formations, parente, f) === null) return 'non_applicable';
  return findLieu(faits.etablissements, e) === null ? 'non_situe' : 'aucune_autre';
};

const toHectometres = (km: number): number => Math.round(km * 10);

type Carte = { lieux: (Lieu | null)[]; sphere: Float64Array };

const buildCarte = ({ etablissements }: FaitsAcces): Carte => {
  const lieux = etablissements.uai.map((_, e) => findLieu(etablissements, e));
  return { lieux, sphere: projectSphere(lieux.map((lieu) => lieu ?? { latitude: 0, longitude: 0 })) };
};

/** Établissements situés d'un groupe de formations : leur index, et ce que chacun propose du groupe. */
type Groupe = { index: IndexSpatial; formations: Map<number, number[]> };

const buildGroupes = (faits: FaitsAcces, { lieux, sphere }: Carte, parente: Parente): Map<string, Groupe> => {
  const proposees = new Map<string, Map<number, number[]>>();
  for (const [i, f] of faits.offres.formation.entries()) {
    const cle = getCle(faits.formations, parente, f);
    const e = faits.offres.etablissement[i] ?? 0;
    if (cle === null || !lieux[e]) continue;
    const groupe = proposees.get(cle) ?? new Map<number, number[]>();
    proposees.set(cle, groupe);
    const siennes = groupe.get(e);
    if (siennes) siennes.push(f);
    else groupe.set(e, [f]);
  }
  return new Map(
    [...proposees].map(([cle, formations]) => [
      cle,
      { formations, index: buildIndexSpatial(sphere, [...formations.keys()]) },
    ]),
  );
};

/** Hectomètres jusqu'au plus proche autre établissement qui propose une formation parente, par offre. */
const computeDistances = (
  { formations, offres }: FaitsAcces,
  { lieux }: Carte,
  parente: Parente,
  groupes: ReadonlyMap<string, Groupe>,
): number[] =>
  offres.formation.map((f, i) => {
    const e = offres.etablissement[i] ?? 0;
    const groupe = groupes.get(getCle(formations, parente, f) ?? '');
    const ici = lieux[e];
    if (!groupe || !ici) return -1;
    const voisin = groupe.index.findVoisin(
      e,
      (autre) => groupe.formations.get(autre)?.some((g) => isRetenue(formations, parente, f, g)) ?? false,
    );
    const la = lieux[voisin];
    return la ? toHectometres(computeDistanceKm(ici, la)) : -1;
  });

/** Capacité de chaque offre, retrouvée par formation puis par établissement. */
const indexCapacites = ({ formation, etablissement, capacite }: ColonnesOffres): Map<number, number | null>[] => {
  const capacites: Map<number, number | null>[] = [];
  for (const [i, f] of formation.entries()) {
    capacites[f] ??= new Map();
    capacites[f].set(etablissement[i] ?? 0, capacite[i] ?? null);
  }
  return capacites;
};

/** Somme des capacités connues, 0 sans établissement ; -1 si aucune n'est connue : une absence n'est pas un zéro. */
const sumPlaces = (places: readonly (number | null)[]): number => {
  const connues = places.filter((p) => p !== null);
  if (connues.length === 0 && places.length > 0) return -1;
  return connues.reduce((somme, p) => somme + p, 0);
};

const countRayon = (
  { offres }: FaitsAcces,
  { lieux }: Carte,
  rayon: Rayon,
  groupes: ReadonlyMap<string, Groupe>,
): Pick<ColonnesAcces, 'etablissements' | 'places'> => {
  const capacites = indexCapacites(offres);
  const voisins = offres.formation.map((f, i) => {
    const e = offres.etablissement[i] ?? 0;
    return lieux[e] ? groupes.get(String(f))?.index.listVoisins(e, rayon) : undefined;
  });
  return {
    etablissements: voisins.map((siens) => siens?.length ?? -1),
    places: offres.formation.map((f, i) => {
      const siens = voisins[i];
      return siens ? sumPlaces(siens.map((e) => capacites[f]?.get(e) ?? null)) : -1;
    }),
  };
};

/** Accès de toutes les offres d'une rentrée, en colonnes alignées sur elles. */
export const computeAcces = (faits: FaitsAcces, rayon: Rayon): ColonnesAcces => {
  const carte = buildCarte(faits);
  const build = (parente: Parente) => buildGroupes(faits, carte, parente);
  const memes = build('formation');
  return {
    formation: computeDistances(faits, carte, 'formation', memes),
    famille: computeDistances(faits, carte, 'famille', build('famille')),
    nsf: computeDistances(faits, carte, 'nsf', build('nsf')),
    ...countRayon(faits, carte, rayon, memes),
  };
};

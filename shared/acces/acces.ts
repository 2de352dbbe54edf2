import type { ColonnesOffres, Faits } from '../faits/faits.ts';
import { computeDistanceKm, type Lieu } from '../territoires/distance.ts';
import { buildIndexSpatial, type IndexSpatial, projectSphere } from './index-spatial.ts';

/** Rayons proposés, en kilomètres à vol d'oiseau. */
export const RAYONS_KM = [10, 20, 30, 50] as const;
export type Rayon = (typeof RAYONS_KM)[number];

/** Ce que « la même » veut dire, de la plus étroite à la plus large : voir `getParente`. */
export const PARENTES = ['formation', 'famille', 'nsf'] as const;
export type Parente = (typeof PARENTES)[number];

/** Pourquoi une distance manque ; `court` tient dans une cellule, `phrase` explique. */
export const MOTIFS_SANS_DISTANCE = {
  sans_coordonnees: {
    court: 'non situé',
    phrase: 'Cet établissement n’a pas de coordonnées dans les annuaires : aucune distance ne se mesure.',
  },
  aucune_autre: { court: 'aucune autre', phrase: 'Aucun autre établissement ne la propose en France.' },
  autres_non_situes: {
    court: 'non situées',
    phrase: 'D’autres établissements la proposent, mais aucun n’a de coordonnées dans les annuaires.',
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

/**
 * Clé commune aux formations parentes d'une autre : la formation même ; sa famille de métiers, nulle sans famille ; son
 * groupe NSF au même niveau de diplôme. Famille et NSF réunissent les deux voies, et comprennent la formation même.
 */
export const getParente = ({ famille, nsf, niveau }: FaitsAcces['formations'], parente: Parente, f: number) => {
  if (parente === 'formation') return String(f);
  if (parente === 'famille') return famille[f] ?? null;
  return `${niveau[f]}.${nsf[f]}`;
};

/** Lieu d'un établissement, nul quand aucun annuaire ne le situe. */
export const findLieu = ({ latitude, longitude }: FaitsAcces['etablissements'], e: number): Lieu | null => {
  const [lat, lon] = [latitude[e] ?? null, longitude[e] ?? null];
  return lat === null || lon === null ? null : { latitude: lat, longitude: lon };
};

const toHectometres = (km: number): number => Math.round(km * 10);

/** Établissements situés de chaque groupe de formations parentes. */
const groupEtablissements = (faits: FaitsAcces, parente: Parente): Map<string, Set<number>> => {
  const groupes = new Map<string, Set<number>>();
  for (const [i, f] of faits.offres.formation.entries()) {
    const cle = getParente(faits.formations, parente, f);
    const e = faits.offres.etablissement[i] ?? 0;
    if (cle === null || !findLieu(faits.etablissements, e)) continue;
    groupes.set(cle, (groupes.get(cle) ?? new Set()).add(e));
  }
  return groupes;
};

type Carte = { lieux: (Lieu | null)[]; sphere: Float64Array };

const buildCarte = ({ etablissements }: FaitsAcces): Carte => {
  const lieux = etablissements.uai.map((_, e) => findLieu(etablissements, e));
  return { lieux, sphere: projectSphere(lieux.map((lieu) => lieu ?? { latitude: 0, longitude: 0 })) };
};

const buildIndexes = (faits: FaitsAcces, { sphere }: Carte, parente: Parente): Map<string, IndexSpatial> =>
  new Map([...groupEtablissements(faits, parente)].map(([cle, es]) => [cle, buildIndexSpatial(sphere, [...es])]));

/** Hectomètres jusqu'au plus proche autre établissement du groupe, par offre ; calculés une fois par établissement. */
const computeDistances = (
  faits: FaitsAcces,
  { lieux }: Carte,
  parente: Parente,
  indexes: ReadonlyMap<string, IndexSpatial>,
): number[] => {
  const connues = new Map<string, Map<number, number>>();
  return faits.offres.formation.map((f, i) => {
    const e = faits.offres.etablissement[i] ?? 0;
    const cle = getParente(faits.formations, parente, f);
    const ici = lieux[e];
    if (cle === null || !ici) return -1;
    const duGroupe = connues.get(cle) ?? new Map<number, number>();
    connues.set(cle, duGroupe);
    const connue = duGroupe.get(e);
    if (connue !== undefined) return connue;
    const la = lieux[indexes.get(cle)?.findVoisin(e) ?? -1];
    const distance = la ? toHectometres(computeDistanceKm(ici, la)) : -1;
    duGroupe.set(e, distance);
    return distance;
  });
};

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
  indexes: ReadonlyMap<string, IndexSpatial>,
): Pick<ColonnesAcces, 'etablissements' | 'places'> => {
  const capacites = indexCapacites(offres);
  const voisins = offres.formation.map((f, i) => {
    const e = offres.etablissement[i] ?? 0;
    return lieux[e] ? indexes.get(String(f))?.listVoisins(e, rayon) : undefined;
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
  const indexes = {
    formation: buildIndexes(faits, carte, 'formation'),
    famille: buildIndexes(faits, carte, 'famille'),
    nsf: buildIndexes(faits, carte, 'nsf'),
  };
  return {
    formation: computeDistances(faits, carte, 'formation', indexes.formation),
    famille: computeDistances(faits, carte, 'famille', indexes.famille),
    nsf: computeDistances(faits, carte, 'nsf', indexes.nsf),
    ...countRayon(faits, carte, rayon, indexes.formation),
  };
};

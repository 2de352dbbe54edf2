import { type Sommes, sumOffres } from '../faits/agregation.ts';
import { listEchelons } from '../faits/echelons.ts';
import type { Faits } from '../faits/faits.ts';
import { selectEtablissements } from '../faits/selection.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import { getAnnee, getPoids, listOffres, listRangs, type Marques, markFormations } from './ensemble.ts';
import { markVoisins } from './voisinage.ts';

/** Au-delà, un établissement d'un autre territoire n'est plus un voisin, en kilomètres à vol d'oiseau. */
export const VOISINAGE_KM = 50;

/**
 * D'où l'on regarde ce qui manque ici : tous les établissements de comparaison (`ailleurs`), ceux de l'échelon parmi
 * eux (`dansEchelon`), et le nombre de voisins qui n'en sont pas.
 */
export type Reference = {
  ailleurs: Marques;
  dansEchelon: Marques;
  echelon: { territoire: string; libelle: string };
  voisins: number;
  /** Établissements d'où une formation peut venir jusqu'ici : de l'Hexagone et de la Corse, l'outre-mer n'en est pas. */
  atteignables: Marques;
};

/** Régions d'outre-mer (code officiel géographique). */
const OUTRE_MER: ReadonlySet<string> = new Set(['01', '02', '03', '04', '06']);

/** Vu de l'Hexagone ou de la Corse, tout sauf l'outre-mer ; vu d'outre-mer, tout : sans cela, rien ne resterait. */
const markAtteignables = ({ etablissements }: Pick<Faits, 'etablissements'>, ici: Marques): Marques => {
  const isOutreMer = (e: number): boolean => OUTRE_MER.has(etablissements.region[e] ?? '');
  const depuisOutreMer = ici.some((m, e) => m === 1 && isOutreMer(e));
  return ici.map((_, e) => (depuisOutreMer || !isOutreMer(e) ? 1 : 0));
};

const countMarques = (marques: Marques): number => marques.reduce((total, m) => total + m, 0);

/**
 * Établissements auxquels un territoire se compare : ceux de sa région, ou de la France si la région n'en a pas
 * d'autre que les siens (région, académie qui est toute sa région), et les voisins à moins de VOISINAGE_KM, d'où
 * qu'ils soient. La France n'a pas d'ailleurs : nul. Lève `territoire_introuvable`.
 */
export const findReference = (faits: Faits, territoire: string): Reference | null => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return null;
  const ici = selectEtablissements(faits.etablissements, territoire);
  const nombre = countMarques(ici);
  const candidats = listEchelons(faits, choisi).filter(({ maille }) => maille === 'region' || maille === 'france');
  const echelon = candidats.findLast(
    (e) => countMarques(selectEtablissements(faits.etablissements, e.territoire)) > nombre,
  );
  if (!echelon) return null;
  const large = selectEtablissements(faits.etablissements, echelon.territoire);
  const proches = markVoisins(faits.etablissements, ici, VOISINAGE_KM);
  const dansEchelon = large.map((m, e) => (ici[e] ? 0 : m));
  return {
    dansEchelon,
    ailleurs: dansEchelon.map((m, e) => m || (proches[e] ?? 0)),
    echelon,
    atteignables: markAtteignables(faits, ici),
    voisins: countMarques(proches.map((m, e) => (large[e] ? 0 : m))),
  };
};

/**
 * Formation offerte ailleurs et pas ici : les établissements qui l'offrent, et ses sommes dans l'échelon. Quand
 * l'échelon ne l'a pas non plus (`isVoisine`), ce sont les sommes des voisins.
 */
export type Absente = { formation: number; sommes: Sommes; etablissements: number[]; isVoisine: boolean };

/** Dit si le diplôme est fermé à la rentrée de la photographie : son absence ici n'apprend rien. */
const isFermee = (fermeture: string | null, annee: number): boolean =>
  fermeture !== null && fermeture < `${annee}-09-01`;

/**
 * Formations offertes par les établissements d'ailleurs et par aucun d'ici, de celle qui accueille le plus
 * d'entrants à celle qui en accueille le moins. N'y sont que les niveaux de diplôme présents ici, sans les années
 * communes, les diplômes fermés, ni ce que seul un établissement hors d'atteinte offre.
 */
export const listAbsentes = (
  faits: Faits,
  ici: Marques,
  { ailleurs, dansEchelon, atteignables = ailleurs }: Pick<Reference, 'ailleurs' | 'dansEchelon'> & Partial<Reference>,
): Absente[] => {
  const { formations, offres } = faits;
  const ouvertes = markFormations(faits);
  const presentes = new Set(listRangs(faits, listOffres(faits, markFormations(faits, true), ici), 'formation'));
  const niveaux = new Set([...presentes].map((f) => formations.niveau[f]));
  const annee = getAnnee(faits);
  const manquantes = ouvertes.map((ouverte, f) =>
    ouverte &&
    !presentes.has(f) &&
    niveaux.has(formations.niveau[f]) &&
    !isFermee(formations.dateFermeture[f] ?? null, annee)
      ? 1
      : 0,
  );
  const rangs = listOffres(faits, manquantes, ailleurs);
  const formationOf = (i: number): number => offres.formation[i] ?? -1;
  const isDedans = (i: number): boolean => dansEchelon[offres.etablissement[i] ?? -1] === 1;
  const dedans = sumOffres(faits, rangs, (i) => (isDedans(i) ? formationOf(i) : -1));
  const tous = sumOffres(faits, rangs, formationOf);
  const chez = new Map<number, number[]>();
  for (const i of rangs) {
    const etablissements = chez.get(formationOf(i)) ?? [];
    chez.set(formationOf(i), etablissements);
    etablissements.push(offres.etablissement[i] ?? -1);
  }
  return tous
    .flatMap((toutes, formation): Absente[] => {
      const sommes = dedans[formation] ?? toutes;
      const etablissements = chez.get(formation) ?? [];
      if (!sommes || !etablissements.some((e) => atteignables[e])) return [];
      return [{ formation, sommes, etablissements, isVoisine: dedans[formation] === undefined }];
    })
    .sort((a, b) => getPoids(b.sommes) - getPoids(a.sommes) || b.sommes.lignes - a.sommes.lignes);
};
